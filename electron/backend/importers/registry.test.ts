import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { IMPORTERS } from './registry.ts'

const FOLDER = import.meta.dirname
const read = (name: string): string => readFileSync(join(FOLDER, name), 'utf8')
const FILES = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
/** The importers by the names that the registry imports. */
const NAMES = [...read('registry.ts').matchAll(/import \{ ([^}]+) \}/g)].flatMap(([, names = '']) => names.split(', ')).filter((name) => name.endsWith('Importer'))
const SUITES = FILES.filter((name) => name.endsWith('.test.ts') && name !== 'registry.test.ts').map(read).filter((text) => text.includes('describeImporter('))

describe('the registry of importers', () => {
  it('is read as it is written', () => {
    expect(NAMES).toHaveLength(IMPORTERS.length)
  })

  it.each(NAMES)('%s is held to what holds for all of them', (name) => {
    expect(SUITES.filter((text) => new RegExp(String.raw`\b${name}\b`).test(text))).not.toEqual([])
  })

  it('knows every importer that is exported', () => {
    const exported = FILES.filter((name) => name.endsWith('.ts')).flatMap((name) => [...read(name).matchAll(/^export const (\w+Importer): Importer\b/gm)].map(([, found]) => found))
    expect(exported.filter((name) => !NAMES.includes(name ?? ''))).toEqual([])
  })
})
