import { expect, it } from 'vitest'
import { withTemporaryProject } from '../testing/temporary-project.ts'
import { SIDE_TABLES } from './side-tables.ts'

const SQL_TYPES = { text: 'TEXT', integer: 'INTEGER', real: 'REAL', boolean: 'INTEGER', json: 'TEXT' } as const

it('the tables of side files have exactly the columns of their schemas', async () => {
  await withTemporaryProject(({ database }) => {
    for (const { table, columns } of Object.values(SIDE_TABLES)) {
      const stored = (database.pragma(`table_info("${table}")`) as { name: string; type: string }[]).map(({ name, type }) => [name, type])
      expect(stored, table).toEqual([['pk', 'INTEGER'], ['import_pk', 'INTEGER'], ...columns.map(({ column, type }) => [column, SQL_TYPES[type]])])
    }
  })
})
