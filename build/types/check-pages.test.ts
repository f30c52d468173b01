import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'

import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { checkPages, type PagesCheck } from './check-pages.ts'
import { readDiagnostics } from './compiler-output.ts'

const projectRoot = path.resolve(import.meta.dirname, '../..')

const component = (script: string, template: string): string => `<script setup lang="ts">\n${script}\n</script>\n\n<template>\n${template}\n</template>\n`
const USES_CHILD = "import Child from './Child.vue'"

/** What others use, and components without a fault: the code that stands for some of these has errors that are nobody's. */
const SOUND: Readonly<Record<string, string>> = {
  'Child.vue': component(
    "defineProps<{ readonly count: number; readonly label?: string }>()\nconst emit = defineEmits<{ change: [value: string] }>()\nconst open = defineModel<boolean>('open')\ndefineSlots<{ row(props: { readonly id: number }): unknown }>()",
    '<button @click="emit(\'change\', `${count} ${open}`)">{{ label }}<slot name="row" :id="1" /></button>',
  ),
  'Sound.vue': component(`${USES_CHILD}\nimport Generic from '#renderer/Generic.vue'\nconst state: 'a' | 'b' = Math.random() > 1 ? 'a' : 'b'`,
    '<div v-if="state === \'a\'" v-memo="[state]">1</div>\n<div v-else><Child :count="1" @change="(value) => value.length"><template #row="{ id }">{{ id.toFixed() }}</template></Child><Generic :rows="[{ id: 1 }]" /></div>'),
  'Generic.vue': `<script setup lang="ts" generic="Row extends { readonly id: number }">\ndefineProps<{ readonly rows: readonly Row[] }>()\n</script>\n\n<template>\n<Sub v-for="{ id } of rows" :key="id" />\n</template>\n\n<script lang="ts">\nimport Sub from './NoScript.vue'\n</script>\n`,
  'NoScript.vue': '<template>\n  <slot /><p>None</p>\n</template>\n',
  'ExpectsAnError.vue': component(USES_CHILD, '<!-- @vue-expect-error: on purpose -->\n<Child :count="\'one\'" />'),
  'mount.ts': `${USES_CHILD}\nimport { one } from '#shared/one.ts'\nexport const props: Partial<InstanceType<typeof Child>['$props']> = { count: one }\n`,
}

/** Components with one mistake each, which vue-tsc finds. */
const FAULTY: Readonly<Record<string, string>> = {
  'PropOfWrongType.vue': component(USES_CHILD, '<Child :count="\'one\'" />'),
  'PropMissing.vue': component(USES_CHILD, '<Child label="One" />'),
  'RowsOfWrongType.vue': component("import Generic from '#renderer/Generic.vue'", '<Generic :rows="[{ name: 1 }]" />'),
  'ModelOfWrongType.vue': component(`${USES_CHILD}\nimport { ref } from 'vue'\nconst open = ref('yes')`, '<Child v-model:open="open" :count="1" />'),
  'ListenerOfWrongType.vue': component(`${USES_CHILD}\nconst keep = (value: number) => value`, '<Child :count="1" @change="keep" />'),
  'EventOfWrongType.vue': component('const emit = defineEmits<{ change: [value: string] }>()', '<button @click="emit(\'change\', 1)" />'),
  'EventUnknown.vue': component("const emit = defineEmits<{ change: [value: string] }>()\nemit('changed', 'a')", '<p />'),
  'SlotUsedWrongly.vue': component(USES_CHILD, '<Child :count="1"><template #row="{ id }">{{ id.length }}</template></Child>'),
  'ComponentUnknown.vue': component('', '<Chlid :count="1" />'),
  'DirectiveUnknown.vue': component('', '<p v-focus />'),
  'NameUnknown.vue': component("const label = 'One'", '<p :title="label">→ 🙂 é {{ lable }}</p>'),
  'NeverEqual.vue': component("const state: 'a' | 'b' = Math.random() > 1 ? 'a' : 'b'", '<p v-if="state === \'a\'">{{ state === \'b\' }}</p>'),
  'PossiblyUndefined.vue': component('const names: string[] = []', '<p>{{ names[0].length }}</p>'),
  'ScriptWrong.vue': component("const width: number = 'wide'", '<p>{{ width }}</p>'),
  'ImportMissing.vue': component("import { two } from '#shared/one.ts'", '<p>{{ two }}</p>'),
  'FileMissing.vue': component("import Nothing from './Nothing.vue'", '<Nothing />'),
  'TypeAsValue.vue': component("import { Props } from './mount.ts'\ndefineProps<Props>()", '<p />'),
  'NodeInPages.vue': component('const folder = process.cwd()', '<p>{{ folder }}</p>'),
  'ExpectsNoErrorInScript.vue': component('// @ts-expect-error: nothing is wrong\nconst a = 1', '<p>{{ a }}</p>'),
  'ExpectsNoErrorInTemplate.vue': component(USES_CHILD, '<!-- @vue-expect-error: nothing is wrong -->\n<Child :count="1" />'),
  'ExposedWrongly.vue': component(`${USES_CHILD}\nimport { useTemplateRef } from 'vue'\nconst child = useTemplateRef('child')\nchild.value?.focus()`, '<Child ref="child" :count="1" />'),
}

/** Modules and tests with one mistake in each of their lines that say so, and the code of what is wrong there. */
const MODULES: Readonly<Record<string, string>> = {
  'uses-child.ts': `${USES_CHILD}\nexport const props: Partial<InstanceType<typeof Child>['$props']> = { count: 'one' } // TS2322\n// @ts-expect-error: nothing is wrong // TS2578\nexport const a = 1\nexport const folder = process.cwd() // TS2591\n`,
  'Child.test.ts': `import { readFileSync } from 'node:fs'\nimport { mount } from '@vue/test-utils'\n${USES_CHILD}\nimport { one } from '#shared/one.ts'\nmount(Child, { props: { count: 'one' } }) // TS2322\nmount(Child, { props: { count: one } }).vm.count.length // TS2339\n// @ts-expect-error: nothing is wrong // TS2578\nreadFileSync('a')\n`,
}

let folder: string
let check: PagesCheck

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'portolan-types-'))
  symlinkSync(path.join(projectRoot, 'node_modules'), path.join(folder, 'node_modules'), 'junction')
  cpSync(path.join(projectRoot, 'package.json'), path.join(folder, 'package.json'))
  cpSync(path.join(projectRoot, 'build', 'tsconfig'), path.join(folder, 'build', 'tsconfig'), { recursive: true })
  mkdirSync(path.join(folder, 'shared'))
  cpSync(path.join(projectRoot, 'shared', 'tsconfig.json'), path.join(folder, 'shared', 'tsconfig.json'))
  writeFileSync(path.join(folder, 'shared', 'one.ts'), 'export const one: number = 1\n')
  mkdirSync(path.join(folder, 'renderer', 'src'), { recursive: true })
  for (const [name, text] of Object.entries({ ...SOUND, ...FAULTY, ...MODULES })) writeFileSync(path.join(folder, 'renderer', 'src', name), text)
  check = checkPages(folder, path.join(folder, '.cache', 'pages'))
})

afterAll(() => rmSync(folder, { recursive: true }))

describe('the check of the pages by the native compiler', () => {
  test('doubts each component with a mistake, whatever is wrong in it, and no other', () => {
    expect(check.components.toSorted()).toEqual(Object.keys(FAULTY).map((name) => `renderer/src/${name}`).toSorted())
  })

  test('says what is wrong in modules and in tests, where it is', () => {
    const expected = Object.entries(MODULES).flatMap(([name, text]) =>
      text.split('\n').flatMap((line, index) => [...line.matchAll(/\/\/ (TS\d+)$/g)].map(([, code]) => `renderer/src/${name} ${index + 1} ${code}`)),
    )
    expect(readDiagnostics(check.diagnostics.join('\n'), folder).map(({ text, place }) => (place === undefined ? text : `${path.relative(folder, place.file)} ${place.line} TS${place.code}`)).toSorted()).toEqual(expected.toSorted())
  })

  test('is in doubt where vue-tsc finds something, and nowhere else', () => {
    const program = path.join(projectRoot, 'node_modules', 'vue-tsc', 'bin', 'vue-tsc.js')
    const { stdout } = spawnSync(process.execPath, [program, '--build', '--pretty', 'false', path.join('build', 'tsconfig', 'renderer.json')], { cwd: folder, encoding: 'utf8' })
    const places = readDiagnostics(stdout, folder).flatMap(({ place }) => (place === undefined ? [] : [path.relative(folder, place.file)]))
    expect([...new Set(places)].filter((file) => file.endsWith('.vue')).toSorted()).toEqual(check.components.toSorted())
  })
})
