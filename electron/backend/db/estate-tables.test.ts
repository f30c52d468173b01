import { describe, expect, it } from 'vitest'
import { ESTATE_ROW_KINDS } from '#shared/domain/estate/estate-rows.ts'
import { ESTATE_TABLES } from './estate-tables.ts'
import { withTemporaryProject } from './testing/temporary-project.ts'

const SQL_TYPES = { text: 'TEXT', integer: 'INTEGER', real: 'REAL', boolean: 'INTEGER' } as const

describe('the tables of the estate', () => {
  it('have exactly the columns of their schemas', async () => {
    await withTemporaryProject(({ database }) => {
      for (const table of ESTATE_TABLES.values()) {
        const stored = (database.pragma(`table_info("${table.table}")`) as { name: string; type: string }[]).map(({ name, type }) => [name, type])
        const described = table.columns.map(({ column, type, refersTo, field }) => [column, refersTo !== null || field === 'objectId' ? 'INTEGER' : SQL_TYPES[type]])
        expect(stored, table.table).toEqual([['pk', 'INTEGER'], ['snapshot_pk', 'INTEGER'], ...described])
      }
    })
  })

  it('are all there, one for each kind of row but the source', () => {
    expect([...ESTATE_TABLES.keys()]).toEqual(ESTATE_ROW_KINDS.filter((kind) => kind !== 'source'))
  })
})
