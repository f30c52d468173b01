import type { RawCell, RawRows, RawTable } from '#shared/contract/raw-rows.ts'
import type { CommandContext } from './command.ts'
import { unwrap } from './unwrap.ts'

/** A line is a cell: rows of one sheet are too wide for a terminal. */
export const RAW_COLUMNS = ['sheet', 'row', 'column', 'value'] as const

export interface RawRowLines {
  readonly file: RawRows['file']
  readonly state: RawRows['snapshots'][number]['state'] | null
  readonly rows: Record<(typeof RAW_COLUMNS)[number], string | number | null>[]
}

/** Every cell of every row that the files of an import have of a VM; a row that the project does not have is a line without column and value. */
export async function readRawRows({ id, snapshot }: { readonly id: string; readonly snapshot: number | undefined }, { backend }: Pick<CommandContext, 'backend'>): Promise<RawRowLines> {
  const ask = async (page?: { table: number; offset: number }): Promise<RawRows> => unwrap(await backend.invoke('inventory.raw-rows', { id, ...(snapshot === undefined ? {} : { snapshot }), ...(page === undefined ? {} : { page }) }))
  const first = await ask()
  const lines: RawRowLines['rows'] = []
  for (const table of first.tables) {
    let rows = table.rows
    for (let shown = 0; rows.length > 0; ) {
      lines.push(...rows.flatMap((row) => linesOf(table, row)))
      shown += rows.length
      if (shown >= table.total) break
      rows = (await ask({ table: table.number, offset: shown })).tables[0]?.rows ?? []
    }
  }
  return { file: first.file, state: first.snapshots.find((one) => one.id === first.snapshot)?.state ?? null, rows: lines }
}

function linesOf({ name, columns }: RawTable, { row, cells }: RawTable['rows'][number]): RawRowLines['rows'] {
  if (cells === null) return [{ sheet: name, row, column: null, value: null }]
  return cells.map((cell) => ({ sheet: name, row, column: columns[cell.column] ?? null, value: valueOf(cell) }))
}

function valueOf({ value, date, cutFrom }: RawCell): string {
  return cutFrom === null ? (date ?? value) : `${value}… (${String(cutFrom)} characters)`
}
