import type { CancelSignal } from '#shared/domain/cancel-signal.ts'
import type { Table } from '#backend/importers/tables/table-file.ts'
import { throwIfCancelled } from '../cancelled.ts'
import { hasContent } from '../cells/parse-text.ts'
import { bindColumns } from '../columns/bind-columns.ts'
import type { Column } from '../columns/column.ts'
import { createRowReader, type RowReader } from '../row-reader.ts'

/** Goes over a sheet ahead of its real reading, for texts only; nothing is reported. */
export async function scanTexts(
  sheet: string,
  table: Table,
  columns: Readonly<Record<string, Column<'text'>>>,
  signal: CancelSignal,
  look: (row: Pick<RowReader, 'text'>) => void,
): Promise<void> {
  let row: RowReader | null = null
  for await (const batch of table.rows()) {
    throwIfCancelled(signal)
    for (const { cells } of batch) {
      if (row === null) {
        row = createRowReader(sheet, bindColumns(sheet, Object.values(columns), cells), () => 'comma', () => undefined)
        continue
      }
      if (!hasContent(cells)) continue
      row.cells = cells
      look(row)
    }
  }
}
