import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { REPORT_TABLES } from './registry.ts'

describe('the tables that are handed on', () => {
  it('are the files of this folder, and each is described', () => {
    const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && name !== 'registry.ts').map((name) => name.slice(0, -'.ts'.length))
    const ids = REPORT_TABLES.map(({ id }) => id)
    expect([...ids].sort()).toEqual(files.sort())
    const text = readFileSync(join(import.meta.dirname, '..', '..', '..', '..', 'docs', 'workbook.md'), 'utf8')
    expect([...text.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, id]) => id)).toEqual(ids)
  })
})
