import { AppError } from '#shared/contract/app-error.ts'
import type { Table, TableFile } from '../tables/table-file.ts'

/** The sheets of a file by name; the first of two that bear one name is the sheet, the other is `unused`. */
export interface FileSheets {
  find(name: string): Table | undefined
  readonly tables: readonly Table[]
}

export function createFileSheets({ tables }: Pick<TableFile, 'tables'>): FileSheets {
  const byName = new Map<string, Table>()
  for (const table of tables) {
    const key = keyOf(table.name)
    if (!byName.has(key)) byName.set(key, table)
  }
  return { tables, find: (name) => byName.get(keyOf(name)) }
}

/** The sheet that every RVTools export has. Throws AppError unsupported-file when it is not there. */
export function requireVInfo(sheets: FileSheets, fileName: string): Table {
  const table = sheets.find('vInfo')
  if (table !== undefined) return table
  const names = sheets.tables.map(({ name }) => name)
  const found = names.length === 0 ? 'it has no sheets at all' : `its sheets are ${names.join(', ')}`
  throw new AppError('unsupported-file', `${fileName} has no vInfo sheet, so it is no RVTools export: ${found}.`, { file: fileName, sheets: names })
}

function keyOf(name: string): string {
  return name.trim().toLowerCase()
}
