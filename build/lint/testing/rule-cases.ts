export interface RuleCase {
  /** Each is a file in which the rule finds something. */
  readonly found: readonly string[]
  /** Each is a file in which it finds nothing. */
  readonly clean: readonly string[]
}

/** What rules that need no types find, by the name that the linter's configuration has for the rule. */
export const PLAIN_CASES: Readonly<Record<string, RuleCase>> = {
  'eqeqeq': {
    found: ['export const is = (a: unknown): boolean => a == 1', 'export const is = (a: unknown): boolean => a != undefined'],
    clean: ['export const is = (a: unknown): boolean => a == null'],
  },
  'max-lines': { found: ['\n'.repeat(301)], clean: ['\n'.repeat(299)] },
  'no-array-constructor': {
    found: ['export const list = new Array(1, 2)', 'export const list = Array()'],
    clean: ['export const list = new Array<number>(3)', 'export const list = new Array(3)'],
  },
  'portolan/no-climbing-import': {
    found: [
      "import '../../other/file.ts'", "export * from '../../../other/file.ts'", "import type { A } from '../../a.ts'\nexport type B = A",
      "export { a } from '../../a.ts'", "import a from '../..//a.ts'\nexport const b = a",
    ],
    clean: ["import '../other/file.ts'", "export * from './a/../../b.ts'", 'export const a = 1'],
  },
  'no-unused-expressions': {
    found: ['declare const a: boolean, b: () => void\na && b()', "'use it'.length", 'declare const a: { b?: number }\na?.b'],
    clean: ['declare const b: (() => void) | undefined\nb?.()'],
  },
  'no-unused-vars': {
    found: [
      'const left = 1', "import { left } from './a.ts'", "import type { Left } from './a.ts'", 'type Left = 1',
      'export function f(left: number): void {}', 'try { f() } catch (left) { f() }\nexport function f(): void {}',
      'export const f = ([a, left]: number[]): number => a', 'function left(): void { left() }',
    ],
    clean: ['const _left = 1', 'export function f(_left: number): void {}', 'export function f(left: number, a: number): number { return a }'],
  },
  'no-var': { found: ['export var a = 1'], clean: ['declare global {\n  var a: number\n}\nexport {}'] },
  'prefer-const': {
    found: ['let a = 1\nexport const b = a', 'let { a, b } = { a: 1, b: 2 }\na = b\nexport const c = a'],
    clean: ['let a = 1\na++\nexport const b = a', 'let a: number\nexport const set = (): number => (a = 1)\nexport const get = (): number => a'],
  },
  'prefer-rest-params': {
    found: ['export function f(): unknown { return arguments }'],
    clean: ['export function f(...all: unknown[]): unknown { return all }'],
  },
  'prefer-spread': {
    found: [
      'declare const f: (...all: number[]) => void, all: number[]\nf.apply(undefined, all)',
      'declare const a: { f(...all: number[]): void }, all: number[]\na.f.apply(a, all)',
    ],
    clean: [
      'declare const a: { f(...all: number[]): void }\na.f.apply(null, [1])', 'declare const f: (...all: number[]) => void\nf.apply(undefined, [1])',
    ],
  },
  'portolan/no-enum': {
    found: ['declare enum A { a }\nexport type B = A', 'declare const enum A { a = 1 }\nexport type B = A'],
    clean: ["export const A = ['a'] as const"],
  },
  'no-restricted-exports': {
    found: [
      'export default 1', 'const a = 1\nexport { a as default }', "export { default } from './a.ts'", "export { a as default } from './a.ts'",
      "export * as default from './a.ts'",
    ],
    clean: ['export const a = 1'],
  },
  'no-restricted-globals': {
    found: [
      "void fetch('a')", "export const a = new WebSocket('a')", "export const a = new EventSource('a')", 'export const a = new XMLHttpRequest()',
    ],
    clean: ['export const a = (fetch: () => number): number => fetch()'],
  },
  'typescript/ban-ts-comment': {
    found: ['// @ts-ignore\nexport const a = 1', '// @ts-expect-error\nexport const a = 1', '// @ts-nocheck\nexport const a = 1'],
    clean: ['// @ts-expect-error: the name is wrong in the published types\nexport const a = 1', '// @ts-check\nexport const a = 1'],
  },
  'typescript/consistent-type-imports': {
    found: [
      "import { A } from './a.ts'\nexport type B = A", "import { A, b } from './a.ts'\nexport type B = A\nexport const c = b",
      "export type B = import('./a.ts').A",
    ],
    clean: ["import type { A } from './a.ts'\nexport type B = A", "import { type A, b } from './a.ts'\nexport type B = A\nexport const c = b"],
  },
  'typescript/no-duplicate-enum-values': { found: ["export enum A { a = 'a', b = 'a' }"], clean: ["export enum A { a = 'a', b = 'b' }"] },
  'typescript/no-empty-object-type': {
    found: ['export type A = {}', 'export interface A {}', 'interface B { b: 1 }\nexport interface A extends B {}'],
    clean: ['export type A = object', 'export type A = { a: 1 } & {}'],
  },
  'typescript/no-explicit-any': {
    found: [
      'export const a = (b: any): void => void b', 'export type A = any[]', 'export const a = JSON.parse("1") as any',
      'export type A = Record<string, any>',
    ],
    clean: ['export const a = (b: unknown): void => void b'],
  },
  'typescript/no-extra-non-null-assertion': {
    found: ['declare const a: { b: 1 } | null\nexport const b = a!!.b', 'declare const a: { b: 1 } | null\nexport const b = a!?.b'],
    clean: ['declare const a: { b: 1 } | null\nexport const b = a!.b'],
  },
  'typescript/no-import-type-side-effects': {
    found: ["import { type A, type B } from './a.ts'\nexport type C = A | B"],
    clean: ["import type { A } from './a.ts'\nexport type C = A"],
  },
  'typescript/no-misused-new': {
    found: ['export interface A { new (): A }', 'export declare class A { new(): A }', 'export interface A { constructor(): void }'],
    clean: ['export interface A { new (): string }'],
  },
  'typescript/no-namespace': {
    found: ['export namespace A { export const a = 1 }', 'declare namespace A { const a: number }', 'declare module A { const a: number }'],
    clean: ['declare global {\n  interface A { a: 1 }\n}\nexport {}', "declare module 'a' {\n  export const b: number\n}"],
  },
  'typescript/no-non-null-asserted-optional-chain': {
    found: ['declare const a: { b?: 1 } | null\nexport const b = a?.b!', 'declare const a: { b?: { c: 1 } } | null\nexport const b = (a?.b)!.c'],
    clean: ['declare const a: { b?: 1 }\nexport const b = a.b!'],
  },
  'typescript/no-require-imports': {
    found: ["export const a = require('a')", "import a = require('a')\nexport { a }"],
    clean: ["export const a = import('./a.ts')"],
  },
  'typescript/no-this-alias': {
    found: ['export class A {\n  f(): unknown {\n    const self = this\n    return self\n  }\n}'],
    clean: ['export class A {\n  a = 1\n  f(): unknown {\n    const { a } = this\n    return a\n  }\n}'],
  },
  'typescript/no-unnecessary-type-constraint': {
    found: [
      'export type A<B extends unknown> = B[]', 'export type A<B extends any> = B[]', 'export function f<A extends unknown>(a: A): A { return a }',
    ],
    clean: ['export type A<B extends string> = B[]'],
  },
  'typescript/no-unsafe-declaration-merging': {
    found: ['export interface A { a: 1 }\nexport class A {}'],
    clean: ['export interface A { a: 1 }\nexport interface A { b: 1 }'],
  },
  'typescript/no-unsafe-function-type': {
    found: ['export const f = (a: Function): void => void a'],
    clean: ['export const f = (a: () => void): void => a()'],
  },
  'typescript/no-wrapper-object-types': {
    found: ['export type A = String', 'export type A = Object', 'export type A = Number | Boolean | Symbol | BigInt'],
    clean: ['export type A = string'],
  },
  'typescript/parameter-properties': {
    found: [
      'export class A {\n  constructor(readonly a: string) {}\n}', 'export class A {\n  constructor(private a: string) {}\n}',
      'export class A {\n  constructor(public a = 1) {}\n}',
    ],
    clean: ['export class A {\n  constructor(a: string) { void a }\n}'],
  },
  'typescript/prefer-as-const': {
    found: ["export const a = 'b' as 'b'", "let a: 'b' = 'b'\nexport { a }"],
    clean: ["export const a = 'b' as const"],
  },
  'typescript/prefer-namespace-keyword': {
    found: ['declare module A { const a: number }'],
    clean: ["declare module 'a' {\n  export const b: number\n}"],
  },
  'typescript/triple-slash-reference': {
    found: ["/// <reference path='a' />\nexport {}", "/// <reference types=\"a\" />\nimport a from 'a'\nexport { a }"],
    clean: ["/// <reference lib='ES2023' />\nexport {}"],
  },
}
