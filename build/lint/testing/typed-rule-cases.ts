import type { RuleCase } from './rule-cases.ts'

const PROMISE = 'declare function later(): Promise<number>\n'
const REFS = "import type { Ref } from 'vue'\ndeclare const isBusy: Ref<boolean>\n"
const ANY = 'declare function give(): any\n'

/** What rules that need types find, by the name that the linter's configuration has for the rule. */
export const TYPED_CASES: Readonly<Record<string, RuleCase>> = {
  'typescript/await-thenable': {
    found: [
      'declare const a: number\nexport const b = await a', 'declare const list: number[]\nfor await (const a of list) void a',
      'declare const f: () => void\nexport const b = async (): Promise<void> => { await f() }',
    ],
    clean: [`${PROMISE}export const b = await later()`, 'declare const a: number | Promise<number>\nexport const b = await a'],
  },
  'typescript/no-array-delete': {
    found: ['declare const a: number[]\ndelete a[0]', 'declare const a: { b: [number, string] }\ndelete a.b[0]'],
    clean: ['declare const a: Record<string, number>\ndelete a["0"]'],
  },
  'typescript/no-base-to-string': {
    found: [
      'export const a = `${{}}`', "export const a = '' + {}", 'export const a = {}.toString()', 'export const a = String({})',
      'class A {}\nexport const a = [new A()].join()',
    ],
    clean: ['export const a = String(new Date(0))', 'export const a = [1].join()'],
  },
  'typescript/no-duplicate-type-constituents': {
    found: [
      "export type A = 'a' | 'b' | 'a'", 'export type A = string & string', 'type B = string\nexport type A = B | string',
      'export const f = (a?: string | undefined): void => void a',
    ],
    clean: ["export type A = 'a' | 'b'"],
  },
  'typescript/no-floating-promises': {
    found: [
      `${PROMISE}later()`, `${PROMISE}later().then(() => 1)`, `${PROMISE}later().finally(() => undefined)`, `${PROMISE}later().catch()`,
      '(async () => { await Promise.resolve() })()', `${PROMISE}Promise.all([later()])`, `${PROMISE}[1].map(() => later())`,
      `${PROMISE}export const f = (is: boolean): void => { is ? later() : undefined }`,
      `${PROMISE}export const f = (is: boolean): void => { is && later() }`, 'declare const a: number | Promise<number>\na',
      `${PROMISE}async function* all(): AsyncGenerator<number> { yield await later() }\nall().next()`,
    ],
    clean: [`${PROMISE}void later()`, `${PROMISE}later().catch(() => 1)`, `${PROMISE}later().then(() => 1, () => 2)`, `${PROMISE}await later()`],
  },
  'typescript/no-for-in-array': {
    found: ['for (const a in [1]) void a', 'declare const list: readonly string[] | null\nfor (const a in list) void a'],
    clean: ['for (const a in { b: 1 }) void a'],
  },
  'typescript/no-implied-eval': {
    found: [
      "setTimeout('a()', 1)", "export const f = new Function('a', 'return a')", "window.setInterval('a()', 1)",
      "const code = 'a' + '()'\nsetTimeout(code, 1)",
    ],
    clean: ['setTimeout(() => undefined, 1)'],
  },
  'typescript/no-misused-promises': {
    found: [
      `${PROMISE}export const a = later() ? 1 : 2`, `${PROMISE}if (later()) void 0`,
      `${PROMISE}export const a = (b: boolean): unknown => later() && b`, `${PROMISE}export const a = [1].filter(() => later())`,
      `${PROMISE}while (!later()) void 0`,
      '[1].forEach(async () => { await Promise.resolve() })', 'new Promise(async (settle) => { settle(await Promise.resolve(1)) }).catch(() => 1)',
      'const f: () => void = async () => { await Promise.resolve() }\nexport { f }',
      'let f: () => void = () => undefined\nf = async () => { await Promise.resolve() }\nexport { f }',
      'interface A { f: () => void }\nexport const a: A = { f: async () => { await Promise.resolve() } }',
      'interface A { f(): void }\nexport const a: A = { async f() { await Promise.resolve() } }',
      'export function a(): () => void { return async () => { await Promise.resolve() } }',
      'interface A { f(): void }\nexport class B implements A { async f(): Promise<void> { await Promise.resolve() } }',
      `${PROMISE}export const a = { ...later() }`,
    ],
    clean: [
      `${PROMISE}if ((await later()) > 1) void 0`, 'const f: () => Promise<void> = async () => { await Promise.resolve() }\nexport { f }',
      'declare const f: (() => Promise<void>) | undefined\nif (f) void f()',
    ],
  },
  'typescript/no-redundant-type-constituents': {
    found: [
      'export type A = string | unknown', 'export type A = string | any', "export type A = string | 'a'", 'export type A = string & never',
      'export type A = number & 1', 'export type A = string | never',
    ],
    clean: ["export type A = number | 'a'"],
  },
  'typescript/no-unnecessary-type-assertion': {
    found: [
      'declare const a: string\nexport const b = a!', 'declare const a: string\nexport const b = a as string',
      "const a = 'b' as const\nexport const b = a as 'b'",
    ],
    clean: ['declare const a: string | null\nexport const b = a!', 'declare const a: unknown\nexport const b = a as string'],
  },
  'typescript/no-unsafe-argument': {
    found: [
      `${ANY}declare const f: (a: string) => void\nf(give())`, 'declare const a: any[]\ndeclare const f: (...a: string[]) => void\nf(...a)',
      'declare const a: Set<any>\ndeclare const f: (a: Set<string>) => void\nf(a)',
    ],
    clean: [`${ANY}declare const f: (a: unknown) => void\nf(give())`],
  },
  'typescript/no-unsafe-assignment': {
    found: [
      `${ANY}export const a = give()`, `${ANY}export const a: string = give()`, 'declare const a: any[]\nconst [b] = a\nexport { b }',
      'export const a: Set<string> = new Set<any>()', `${ANY}export const a: { b: string } = { b: give() }`, "export const { a } = JSON.parse('{}')",
      `${ANY}export const f = (a = give()): unknown => a`, `${ANY}export class A { a = give() }`,
    ],
    clean: [`${ANY}export const a: unknown = give()`],
  },
  'typescript/no-unsafe-call': {
    found: [
      `${ANY}give()()`, `${ANY}const a: unknown = new (give())()\nexport { a }`, `${ANY}export const a: unknown = give()\`b\``,
      'export const f = (a: Function): unknown => a()',
    ],
    clean: ['declare const f: () => unknown\nf()'],
  },
  'typescript/no-unsafe-enum-comparison': {
    found: [
      'declare enum A { a = 1 }\nexport const is = (a: A): boolean => a === 1',
      "declare enum A { a = 'a' }\nexport const is = (a: A): boolean => a === 'a'",
      'declare enum A { a = 1 }\nexport const is = (a: A): void => { switch (a) { case 1: void 0 } }',
    ],
    clean: ['declare enum A { a = 1 }\nexport const is = (a: A): boolean => a === A.a'],
  },
  'typescript/no-unsafe-member-access': {
    found: [
      `${ANY}export const a: unknown = give().b`, `${ANY}export const a: unknown = give()['b']`, "export const a: unknown = JSON.parse('{}').a.b",
      'declare const a: Record<string, number>, b: any\nexport const c = a[b]',
      'export const f = async (): Promise<void> => {\n  try { await Promise.resolve() } catch (error: any) { void error.message }\n}',
    ],
    clean: ['declare const a: { b: unknown }\nexport const c = a.b'],
  },
  'typescript/no-unsafe-return': {
    found: [
      `${ANY}export const f = (): string => give()`, `${ANY}export function f() { return give() }`,
      'export const f = (): Set<string> => new Set<any>()',
      `${ANY}export const f = async (): Promise<string> => { await Promise.resolve(); return give() }`,
    ],
    clean: [`${ANY}export const f = (): unknown => give()`],
  },
  'typescript/no-unsafe-unary-minus': {
    found: ["declare const a: string\nexport const b = -a", 'declare const a: {}\nexport const b = -a'],
    clean: ['declare const a: number | bigint\nexport const b = -a'],
  },
  'typescript/only-throw-error': {
    found: ["throw 'a'", 'throw { message: 1 }', 'declare const a: string | Error\nthrow a', "export const f = (): never => { throw new Map() }"],
    clean: ["throw new TypeError('a')", 'try { void 0 } catch (error) { throw error }', 'declare const a: unknown\nthrow a'],
  },
  'typescript/prefer-promise-reject-errors': {
    found: [
      "export const a = Promise.reject('a')", "export const a = new Promise((_, fail) => { fail('a') })", 'export const a = Promise.reject()',
      'declare const a: number\nexport const b = new Promise<void>((_settle, fail) => { setTimeout(() => { fail(a) }, 1) })',
    ],
    clean: ["export const a = Promise.reject(new Error('a'))"],
  },
  'typescript/require-await': {
    found: [
      'export const f = async (): Promise<number> => 1', 'export async function f(): Promise<void> { void 0 }',
      'export const a = { async f() { return 1 } }',
    ],
    clean: [
      `${PROMISE}export const f = async (): Promise<number> => later()`, 'export const f = async (): Promise<void> => { await Promise.resolve() }',
      'export async function f(): Promise<void> {}',
    ],
  },
  'typescript/restrict-plus-operands': {
    found: [
      "export const a = (b: number | undefined): unknown => b! + '' + {}", 'declare const a: number, b: bigint\nexport const c = [a + b]',
      "export const c = (a: boolean, b: any): unknown => 'a' + [] + b",
    ],
    clean: ["export const a = 'a' + 'b'", "export const a = 'a' + 1"],
  },
  'typescript/restrict-template-expressions': {
    found: [
      'declare const a: object\nexport const b = `${a}`', 'declare const a: number[] | null\nexport const b = `${a}`',
      'declare const a: unknown\nexport const b = `${a}`', 'declare const a: () => void\nexport const b = `${a}`',
      'declare const a: never\nexport const b = `${a}`',
    ],
    clean: [
      'declare const a: number | undefined, b: string | null, c: boolean\nexport const d = `${a} ${b} ${c}`', 'export const a = `${new URL("a:b")}`',
      'declare const a: Error\nexport const b = `${a}`',
    ],
  },
  'typescript/strict-boolean-expressions': {
    found: [
      `${REFS}if (isBusy) void 0`, `${REFS}export const a = !isBusy`, `${REFS}export const a = isBusy ? 1 : 2`, `${REFS}export const a = isBusy && 1`,
    ],
    clean: [
      `${REFS}if (isBusy.value) void 0`, 'declare const a: string | null\nif (a) void 0', 'declare const a: number\nexport const b = a ? 1 : 2',
      'declare const a: object | undefined\nexport const b = !a', 'declare const a: unknown\nif (a) void 0',
    ],
  },
  'typescript/unbound-method': {
    found: [
      'class A { f(): void {} }\nconst { f } = new A()\nexport { f }', 'class A { f(): void {} }\nexport const f = new A().f',
      'declare const a: Map<string, string>\n;[1].forEach(a.clear)', 'interface A { f(): void }\ndeclare const a: A\nexport const g = a.f ?? null',
      'export const f = Promise.resolve',
    ],
    clean: [
      'interface A { f: () => void }\ndeclare const a: A\nexport const g = a.f', 'class A { static f = (): void => {} }\nexport const { f } = A',
      'interface A { f?(): void }\ndeclare const a: A\nif (a.f) a.f()', 'export const f = console.log',
    ],
  },
}
