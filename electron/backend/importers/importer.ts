import type { RawRowSink } from '#backend/raw-rows/raw-row-sink.ts'
import type { CancelSignal } from '#shared/domain/cancel-signal.ts'
import type { EstateRow, EstateRowKind } from '#shared/domain/estate/estate-rows.ts'
import type {
  ImportedFile,
  ImportIssue,
  JoinCoverage,
  RejectedRow,
  SheetReport,
  TotalComparison,
} from '#shared/domain/estate/import-report.ts'
import type { SideKind, SideRow } from '#shared/domain/side/side-rows.ts'

/**
 * Where an importer puts what it reads. Rows come in the order of ESTATE_ROW_SCHEMAS, so that a row's
 * references are known when it arrives; only an attribute comes any time after its object, so that nobody has to hold
 * millions of them. The importer itself never sees the database.
 */
export interface EstateSink {
  row<Kind extends EstateRowKind>(kind: Kind, row: EstateRow<Kind>): void
  issue(issue: ImportIssue): void
  rejected(row: RejectedRow): void
  sheet(report: SheetReport): void
  join(coverage: JoinCoverage): void
  total(comparison: TotalComparison): void
  file(file: ImportedFile): void
  /** A side file, before its rows; `vmColumn` is the column that names its VMs. It needs an inventory, in the project or in the same import. */
  sideFile(file: { readonly kind: SideKind; readonly sheet: string; readonly vmColumn: string | null }): void
  /** A row of a side file, in any order: its VM is looked up when all files are read. */
  sideRow<Kind extends SideKind>(kind: Kind, row: SideRow<Kind>): void
  /** What the file says of its VMs word for word. */
  readonly raw: RawRowSink
}

export interface ImportProgress {
  readonly phase: 'detect' | 'read' | 'index' | 'done'
  readonly file: string
  readonly sheet: string | null
  /** Rows read so far, over all sheets. */
  readonly rows: number
}

export interface ImportContext {
  readonly signal: CancelSignal
  readonly progress: (progress: ImportProgress) => void
  /** The moment of the import, ISO 8601 in UTC. Without it the age of an export is not judged. */
  readonly importedAt?: string
}

/** One kind of inventory. `detect` answers how sure it is, 0 (not mine) to 1; the surest importer reads. */
export interface Importer {
  readonly id: string
  readonly label: string
  detect(path: string, context: ImportContext): Promise<number>
  read(path: string, sink: EstateSink, context: ImportContext): Promise<void>
}
