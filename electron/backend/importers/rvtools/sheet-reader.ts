import type { Table } from '../tables/table-file.ts'
import type { Column } from './columns/column.ts'
import type { ImportRun } from './import-run.ts'

/** What one RVTools sheet says and how it becomes rows of the estate. */
export interface SheetReader {
  /** As RVTools names it; looked up without regard to case. */
  readonly name: string
  readonly columns: Readonly<Record<string, Column>>
  /** How bad it is when the file lacks the sheet. */
  readonly absence: 'warning' | 'info'
  read(table: Table, run: ImportRun): Promise<void>
}
