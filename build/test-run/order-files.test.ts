import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { inTurn, LONG_FILES } from './order-files.ts'

const projectRoot = path.resolve(import.meta.dirname, '../..')

let folder: string
beforeAll(() => (folder = mkdtempSync(path.join(tmpdir(), 'portolan-order-'))))
afterAll(() => rmSync(folder, { recursive: true }))

function testFile(name: string, firstLine: string): string {
  const file = path.join(folder, name)
  writeFileSync(file, `${firstLine}\nimport { it } from 'vitest'\n`)
  return file
}

describe('the order of test files', () => {
  test('is components, then those that take long, the longest first, then the others as they came', () => {
    const [large, small] = [testFile('large.test.ts', '// Much.'), testFile('small.test.ts', '')]
    const component = testFile('component.test.ts', '// @vitest-environment happy-dom')
    const long = LONG_FILES.map((file) => path.join(projectRoot, file))

    expect(inTurn([large, ...long.toReversed(), small, component], (file) => file)).toEqual([component, ...long, large, small])
  })

  test('names long files that exist, each once', () => {
    expect(LONG_FILES.filter((file) => !existsSync(path.join(projectRoot, file)))).toEqual([])
    expect(new Set(LONG_FILES).size).toBe(LONG_FILES.length)
  })

  test('knows a component by the first line of its test, where no other line says it', () => {
    const files = readdirSync(path.join(projectRoot, 'renderer'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.test.ts'))
    const texts = files.map((name) => [name, readFileSync(path.join(projectRoot, 'renderer', name), 'utf8')] as const)
    expect(texts.filter(([, text]) => text.includes('@vitest-environment') && !text.startsWith('// @vitest-environment happy-dom\n')).map(([name]) => name)).toEqual([])
  })
})
