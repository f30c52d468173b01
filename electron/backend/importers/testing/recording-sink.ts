import { ESTATE_ROW_KINDS, ESTATE_ROW_SCHEMAS, type EstateRow, type EstateRowKind } from '#shared/domain/estate/estate-rows.ts'
import type { ImportedFile, ImportIssue, JoinCoverage, RejectedRow, SheetReport, TotalComparison } from '#shared/domain/estate/import-report.ts'
import { SIDE_KINDS, SIDE_ROW_SCHEMAS, type SideKind, type SideRow } from '#shared/domain/side/side-rows.ts'
import type { RawRowBlock } from '#backend/raw-rows/raw-row-sink.ts'
import type { EstateSink } from '../importer.ts'

type RowsByKind = { [Kind in EstateRowKind]: EstateRow<Kind>[] }

type SideRowsByKind = { [Kind in SideKind]: SideRow<Kind>[] }

export interface Recording extends EstateSink {
  readonly rows: RowsByKind
  readonly issues: ImportIssue[]
  readonly rejections: RejectedRow[]
  readonly sheets: SheetReport[]
  readonly joins: JoinCoverage[]
  readonly totals: TotalComparison[]
  readonly files: ImportedFile[]
  readonly sideFiles: Parameters<EstateSink['sideFile']>[0][]
  readonly sideRows: SideRowsByKind
  readonly rawTables: Parameters<EstateSink['raw']['table']>[0][]
  readonly rawBlocks: RawRowBlock[]
  readonly rawTexts: Parameters<EstateSink['raw']['texts']>[0][]
  readonly rawRows: { readonly vmId: string; readonly table: number; readonly row: number }[]
  /** How often each code was reported. */
  issueCounts(): Record<string, number>
  issuesOf(code: string): ImportIssue[]
  sheetNamed(name: string): SheetReport | undefined
}

/** For tests: keeps what an importer yields, and throws when a row breaks its schema or the order of kinds. */
export function createRecordingSink(): Recording {
  const rows = Object.fromEntries(ESTATE_ROW_KINDS.map((kind) => [kind, []])) as unknown as RowsByKind // one empty list a kind
  const sideRows = Object.fromEntries(SIDE_KINDS.map((kind) => [kind, []])) as unknown as SideRowsByKind // as above
  const ids = new Set<string>()
  let latest = 0
  const recording: Recording = {
    rows,
    issues: [],
    rejections: [],
    sheets: [],
    joins: [],
    totals: [],
    files: [],
    sideFiles: [],
    sideRows,
    rawTables: [],
    rawBlocks: [],
    rawTexts: [],
    rawRows: [],
    raw: {
      table: (table) => void recording.rawTables.push(table),
      rows: (block) => void recording.rawBlocks.push(block),
      texts: (block) => void recording.rawTexts.push(block),
      belongs(vmId, table, row) {
        if (!ids.has(`vm ${vmId}`)) throw new Error(`A raw row came before its VM ${vmId}.`)
        recording.rawRows.push({ vmId, table, row })
      },
    },
    row(kind, row) {
      if (kind === 'attribute') {
        const { objectKind, objectId } = row as EstateRow<'attribute'> // the kind says so
        if (objectKind !== 'source' && !ids.has(`${objectKind} ${objectId}`)) throw new Error(`An attribute came before its ${objectKind} ${objectId}.`)
      } else {
        const order = ESTATE_ROW_KINDS.indexOf(kind)
        const before = ESTATE_ROW_KINDS[latest] ?? ''
        if (order < latest) throw new Error(`A row of kind ${kind} came after one of kind ${before}.`)
        latest = order
      }
      if ('id' in row) ids.add(`${kind} ${String(row.id)}`)
      const parsed = ESTATE_ROW_SCHEMAS[kind].strict().parse(row)
      rows[kind].push(parsed as never) // the schema of a kind gives the row of that kind
    },
    issue: (issue) => void recording.issues.push(issue),
    rejected: (row) => void recording.rejections.push(row),
    sheet: (report) => void recording.sheets.push(report),
    join: (coverage) => void recording.joins.push(coverage),
    total: (comparison) => void recording.totals.push(comparison),
    file: (file) => void recording.files.push(file),
    sideFile: (file) => void recording.sideFiles.push(file),
    sideRow(kind, row) {
      if (!recording.sideFiles.some((file) => file.sheet === row.sheet)) throw new Error(`A row came before its side file ${row.sheet}.`)
      sideRows[kind].push(SIDE_ROW_SCHEMAS[kind].strict().parse(row) as never) // the schema of a kind gives the row of that kind
    },
    issueCounts() {
      const counts: Record<string, number> = {}
      for (const { code } of recording.issues) counts[code] = (counts[code] ?? 0) + 1
      return counts
    },
    issuesOf: (code) => recording.issues.filter((issue) => issue.code === code),
    sheetNamed: (name) => recording.sheets.find((sheet) => sheet.name === name),
  }
  return recording
}
