import { expect, it } from 'vitest'
import { SIDE_ROW_SCHEMAS } from '#shared/domain/side/side-rows.ts'
import { withTemporaryProject } from '../testing/temporary-project.ts'
import { SIDE_TABLES } from './side-tables.ts'

const SQL_TYPES = { text: 'TEXT', integer: 'INTEGER', real: 'REAL', boolean: 'INTEGER', json: 'TEXT' } as const

it('the tables of side files have exactly the columns of their schemas', async () => {
  await withTemporaryProject(({ database }) => {
    for (const { kind, table, columns } of Object.values(SIDE_TABLES)) {
      const stored = (database.pragma(`table_info("${table}")`) as { name: string; type: string }[]).map(({ name, type }) => [name, type])
      const described = columns.map(({ column, type }) => [column, SQL_TYPES[type]])
      expect(stored, kind).toEqual([['pk', 'INTEGER'], ['import_pk', 'INTEGER'], ...described])
      expect(columns.map(({ field }) => field).sort(), kind).toEqual(Object.keys(SIDE_ROW_SCHEMAS[kind].shape).sort())
    }
  })
})
