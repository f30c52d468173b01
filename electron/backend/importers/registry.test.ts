import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { IMPORTERS } from './registry.ts'

const FOLDER = import.meta.dirname

describe('the registry of importers', () => {
  it.each(IMPORTERS.map(({ id }) => id))('%s is held to what holds for all of them', (id) => {
    const tests = readdirSync(join(FOLDER, id)).filter((name) => name.endsWith('.test.ts'))
    expect(tests.filter((name) => readFileSync(join(FOLDER, id, name), 'utf8').includes('describeImporter({'))).not.toEqual([])
  })

  it('knows every folder that exports an importer', () => {
    const folders = readdirSync(FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory() && readdirSync(join(FOLDER, entry.name)).includes(`${entry.name}-importer.ts`))
    expect(folders.map(({ name }) => name).sort()).toEqual(IMPORTERS.map(({ id }) => id).sort())
  })
})
