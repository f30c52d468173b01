import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'

import { SCRIPT_ENDING, stageSources } from './stage-sources.ts'
import { PLAIN_CASES } from './testing/rule-cases.ts'
import { TYPED_CASES } from './testing/typed-rule-cases.ts'

const projectRoot = path.resolve(import.meta.dirname, '..', '..')
const CONFIGURATION = ['.oxlintrc.json', 'package.json', path.join('build', 'lint', 'house-rules.mjs'), path.join('build', 'tsconfig')]
const ALL_CASES = { ...PLAIN_CASES, ...TYPED_CASES }

const reportSchema = z.object({ diagnostics: z.array(z.object({ code: z.string().optional(), message: z.string(), filename: z.string(), labels: z.array(z.object({ span: z.object({ line: z.number(), column: z.number() }) })) })) })
type Finding = z.infer<typeof reportSchema>['diagnostics'][number]

/** A project of snippets, with this project's configuration. */
const project = mkdtempSync(path.join(tmpdir(), 'portolan-lint-'))
let findings: readonly Finding[] = []

const COMPONENT = `<template>
  <p>{{ text }}</p>
</template>

<script setup lang="ts" generic="Row extends { readonly id: string }">
const props = defineProps<{ row: Row }>()
const text: string = JSON.parse(props.row.id)
async function ask(): Promise<void> { await Promise.resolve() }
ask()
// oxlint-disable-next-line typescript/no-floating-promises
ask()
// oxlint-disable-next-line typescript/no-unsafe-call
defineExpose({ text })
</script>
`

beforeAll(() => {
  for (const file of CONFIGURATION) cpSync(path.join(projectRoot, file), path.join(project, file), { recursive: true })
  symlinkSync(path.join(projectRoot, 'node_modules'), path.join(project, 'node_modules'), 'junction')
  for (const [rule, { found, clean }] of Object.entries(ALL_CASES)) {
    for (const [index, text] of found.entries()) write(snippetFile(rule, 'found', index), text)
    for (const [index, text] of clean.entries()) write(snippetFile(rule, 'clean', index), text)
  }
  write(path.join('renderer', 'src', 'Example.vue'), COMPONENT)
  write(path.join('build', 'plain.mjs'), "export const a = JSON.parse('{}').a\nlet b = a == 1\nexport { b }\n")
  stageSources(project, path.join(project, '.cache', 'lint'))
  findings = lint(path.join(project, '.cache', 'lint'))
}, 300_000)

afterAll(() => {
  rmSync(project, { recursive: true, force: true })
})

it('has cases for each rule that is asked', () => {
  const configured = new Set([...readFileSync(path.join(projectRoot, '.oxlintrc.json'), 'utf8').matchAll(/^ {4,8}"([\w/-]+)": (?:"error"|\[\s*"error")/gm)].flatMap(([, name]) => (name === undefined || name === 'reportUnusedDisableDirectives' ? [] : [name])))
  expect([...configured].sort()).toEqual(Object.keys(ALL_CASES).sort())
})

describe.each(Object.entries(ALL_CASES))('%s', (rule, { found, clean }) => {
  it.each(found.map((text, index) => ({ text, index })))('finds $text', ({ index }) => {
    expect(rulesIn(snippetFile(rule, 'found', index))).toContain(rule)
  })

  it.each(clean.map((text, index) => ({ text, index })))('lets pass $text', ({ index }) => {
    expect(rulesIn(snippetFile(rule, 'clean', index))).not.toContain(rule)
  })
})

it('finds in the script of a component what needs types, at its place, and a remark that switches off nothing', () => {
  const file = path.join('renderer', 'src', `Example.vue${SCRIPT_ENDING}`)
  expect(findingsIn(file).map(({ labels, code, message }) => `${labels[0]?.span.line}:${labels[0]?.span.column} ${code === undefined ? message : nameOf(code)}`)).toMatchInlineSnapshot(`
    [
      "7:7 typescript/no-unsafe-assignment",
      "9:1 typescript/no-floating-promises",
      "12:1 Unused oxlint-disable directive (no problems were reported).",
    ]
  `)
})

it('asks plain JavaScript nothing that needs types', () => {
  expect(rulesIn(path.join('build', 'plain.mjs')).toSorted()).toEqual(['eqeqeq', 'prefer-const'])
})

function snippetFile(rule: string, kind: 'found' | 'clean', index: number): string {
  return path.join('shared', rule.replace('/', '-'), `${kind}-${index}.ts`)
}

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(project, file)), { recursive: true })
  writeFileSync(path.join(project, file), text)
}

function findingsIn(file: string): readonly Finding[] {
  return findings.filter(({ filename }) => path.normalize(filename) === file).sort((one, other) => (one.labels[0]?.span.line ?? 0) - (other.labels[0]?.span.line ?? 0))
}

function rulesIn(file: string): readonly string[] {
  return findingsIn(file).flatMap(({ code }) => (code === undefined ? [] : [nameOf(code)]))
}

/** `typescript(no-explicit-any)` in a report is `typescript/no-explicit-any` in the configuration; the linter's own rules bear no prefix there. */
function nameOf(code: string): string {
  return code.replace(/^([\w-]+)\((.*)\)$/, '$1/$2').replace(/^eslint\//, '')
}

function lint(folder: string): readonly Finding[] {
  try {
    execFileSync(process.execPath, [path.join(projectRoot, 'node_modules', 'oxlint', 'bin', 'oxlint'), '--format=json'], { cwd: folder, encoding: 'utf8', stdio: 'pipe' })
  } catch (error) {
    // It ends with status 1 where it finds something, and says what.
    return reportSchema.parse(JSON.parse(z.object({ stdout: z.string() }).parse(error).stdout)).diagnostics
  }
  return []
}
