import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { IMPORTERS } from './registry.ts'

const FOLDER = import.meta.dirname
const FOLDERS = readdirSync(FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name)
/** An importer's folder bears its id; those of side files share one. */
const SHARED = 'side-files'

/** The importers that a folder exports, by the names of their constants. */
function exportedBy(folder: string): string[] {
  const files = readdirSync(join(FOLDER, folder)).filter((name) => /-importers?\.ts$/.test(name))
  return files.flatMap((name) => [...readFileSync(join(FOLDER, folder, name), 'utf8').matchAll(/^export const (\w+Importer)\b/gm)].map((match) => match[1] ?? ''))
}

/** The folder's tests that run the shared suite. */
function suitesOf(folder: string): string {
  const tests = readdirSync(join(FOLDER, folder)).filter((name) => name.endsWith('.test.ts'))
  return tests.map((name) => readFileSync(join(FOLDER, folder, name), 'utf8')).filter((text) => text.includes('describeImporter({')).join('\n')
}

describe('the registry of importers', () => {
  it.each(IMPORTERS.map(({ id }) => id))('%s is held to what holds for all of them', (id) => {
    expect(suitesOf(FOLDERS.includes(id) ? id : SHARED)).not.toBe('')
  })

  it.each(exportedBy(SHARED))('%s of the side files, too', (name) => {
    expect(suitesOf(SHARED)).toContain(`[${name}, `)
  })

  it('knows every importer that a folder exports', () => {
    const registry = readFileSync(join(FOLDER, 'registry.ts'), 'utf8')
    const exported = FOLDERS.flatMap(exportedBy)
    expect(exported.filter((name) => !registry.includes(`  ${name},`))).toEqual([])
    expect(IMPORTERS).toHaveLength(exported.length)
  })
})
