import type { EstateSink } from '#backend/importers/importer.ts'
import type { FileIdentity } from '#backend/raw-rows/identify-file.ts'
import { compareText } from '#shared/domain/compare.ts'
import type { EstateCounts, ImportedSnapshot, ImportIssue, ImportReport } from '#shared/domain/estate/import-report.ts'
import type { Steps } from '#shared/domain/steps.ts'
import { toSnakeCase } from './estate-tables.ts'
import { createEstateWriter, type WrittenSnapshot } from './estate-writer.ts'
import { createImport, createReportWriter, storeReport, writeImportFile } from './import-rows.ts'
import type { ProjectFile } from './project-file.ts'
import { createRawRowWriter } from './raw-row-writer.ts'
import { settleSnapshots } from './settle-snapshots.ts'
import { settleSideFiles, type SideFileRead } from './side/settle-side-files.ts'
import { createSideWriter } from './side/side-writer.ts'

/** Issues stored for each code; all are counted. */
export const MAX_ISSUES_OF_A_CODE = 1_000

export interface ImportSink extends EstateSink {
  /** Run it before each inventory (file, folder) that goes into the import. */
  nextInventory(): Steps<void>
  /** What the inventory was read from, once it is read: a file, or a folder of files. */
  readFrom(file: ReadFile): void
  /** Settles what the import changes, stores the report and answers it. Run it once, after the last row. */
  finish(): Steps<ImportReport>
}

/** `path` as it was given; null for a copy that is gone afterwards. */
export type ReadFile = FileIdentity & { readonly path: string | null }

/** Where an importer's rows go; use it inside one transaction only. */
export function createImportSink(project: ProjectFile, importedAt: string): ImportSink {
  const importPk = createImport(project, importedAt)
  const estate = createEstateWriter(project, importPk, importedAt)
  const rows = createReportWriter(project, importPk)
  const raw = createRawRowWriter(project, importPk, estate)
  const side = createSideWriter(project, importPk)
  const sideFiles: SideFileRead[] = []
  const issues: ImportIssue[] = []
  const issueCounts: Record<string, number> = {}
  const report: Omit<ImportReport, 'sources' | 'issues' | 'issueCounts' | 'snapshots' | 'sideData'> = {
    files: [],
    counts: { vms: 0, templates: 0, hosts: 0, clusters: 0, datastores: 0, networks: 0, disks: 0, nics: 0, partitions: 0, snapshots: 0, images: 0 },
    sheets: [],
    joins: [],
    totals: [],
  }
  const { counts } = report
  const fileNames = new Map<number, string>()
  let inventoryNumber = 0
  const issue = (found: ImportIssue): void => {
    const times = (issueCounts[found.code] ?? 0) + 1
    issueCounts[found.code] = times
    if (times > MAX_ISSUES_OF_A_CODE) return
    issues.push(found)
    rows.issue(found)
  }
  return {
    *nextInventory() {
      inventoryNumber += 1
      yield* raw.nextInventory(inventoryNumber)
      estate.nextInventory(inventoryNumber)
    },
    readFrom: (file) => {
      writeImportFile(project, importPk, { ...file, inventoryNumber })
    },
    row: (kind, row) => {
      estate.write(kind, row)
      if (kind === 'vm') counts[(row as { isTemplate: boolean | null }).isTemplate === true ? 'templates' : 'vms'] += 1 // the kind says so
      else if (kind in COUNTED) counts[COUNTED[kind as keyof typeof COUNTED]] += 1 // the check before says so
    },
    issue,
    rejected: (row) => rows.rejected(row),
    sheet: (sheet) => {
      report.sheets.push(sheet)
      rows.sheet(sheet, inventoryNumber)
    },
    join: (coverage) => report.joins.push(coverage),
    total: (comparison) => report.totals.push(comparison),
    file: (file) => {
      report.files.push(file)
      if (!fileNames.has(inventoryNumber)) fileNames.set(inventoryNumber, file.name)
    },
    sideFile: (file) => sideFiles.push(file),
    sideRow: (kind, row) => side.write(kind, row),
    raw: raw.sink,
    *finish() {
      yield* raw.flush()
      estate.flush()
      const written = estate.snapshots()
      const snapshots = yield* settleSnapshots(project, { written, fileOf: (number) => fileNames.get(number) ?? null, report: issue })
      const sideData = settleSideFiles(project, { importPk, files: sideFiles, report: issue, join: (coverage) => report.joins.push(coverage) })
      // Of a source that is in two of the files, the one that counts is the one that is counted.
      const told = withoutTwins(written, snapshots)
      if (told.length < written.length) Object.assign(counts, countRows(project, told.map(({ pk }) => pk)))
      const finished: ImportReport = { ...report, sources: told.map(({ source }) => source), issues, issueCounts, snapshots, sideData }
      storeReport(project, importPk, finished)
      return finished
    },
  }
}

/** One snapshot of each source: the current one, else the newest. */
function withoutTwins(written: readonly WrittenSnapshot[], snapshots: readonly ImportedSnapshot[]): readonly WrittenSnapshot[] {
  return written.filter(({ pk, source }) => {
    const twins = snapshots.filter(({ sourceId }) => sourceId === source.id)
    const newest = [...twins].sort((left, right) => compareText(left.exportedAt ?? '', right.exportedAt ?? '') || left.id - right.id).at(-1)
    return (twins.find(({ isCurrent }) => isCurrent) ?? newest)?.id === pk
  })
}

function countRows({ database }: ProjectFile, snapshots: readonly number[]): EstateCounts {
  const among = `snapshot_pk IN (${snapshots.map(() => '?').join(', ')})`
  const count = (table: string, condition = ''): number => database.prepare(`SELECT count(*) FROM "${table}" WHERE ${among}${condition}`).pluck().get(...snapshots) as number // count(*) is a number
  const others = Object.entries(COUNTED).map(([kind, name]) => [name, count(toSnakeCase(kind))] as const)
  return { ...(Object.fromEntries(others) as Record<(typeof COUNTED)[keyof typeof COUNTED], number>), vms: count('vm', ' AND is_template IS NOT 1'), templates: count('vm', ' AND is_template = 1') } // one entry for each
}

/** Which count each kind of row adds to. */
const COUNTED = {
  host: 'hosts',
  cluster: 'clusters',
  datastore: 'datastores',
  portGroup: 'networks',
  disk: 'disks',
  nic: 'nics',
  partition: 'partitions',
  vmSnapshot: 'snapshots',
  image: 'images',
} as const
