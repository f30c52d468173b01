import { compareSnapshots, countChanges } from '#backend/snapshots/compare-snapshots.ts'
import type { ImportedSnapshot, ImportIssue } from '#shared/domain/estate/import-report.ts'
import type { Steps } from '#shared/domain/steps.ts'
import type { WrittenSnapshot } from './estate-writer.ts'
import type { ProjectFile } from './project-file.ts'
import { countDecisionsOf, settleSuccessors } from './repositories/decision-subjects.ts'
import { listSnapshots, snapshotBefore, type SnapshotRow } from './repositories/snapshot-repository.ts'

/** What an import tells of its snapshots when all of its rows are written. */
export interface SettleOptions {
  readonly written: readonly WrittenSnapshot[]
  /** The name of what an inventory was read from, by its number. */
  readonly fileOf: (inventoryNumber: number) => string | null
  readonly report: (issue: ImportIssue) => void
}

/**
 * Settles which snapshots are the current ones, takes the decisions over to them, and says what each import changed. What
 * did not become current, or counts beside another snapshot of maybe the same machines, is reported.
 */
export function* settleSnapshots(project: ProjectFile, { written, fileOf, report }: SettleOptions): Steps<ImportedSnapshot[]> {
  const all = listSnapshots(project)
  const own = written.flatMap(({ pk }) => all.filter((row) => row.pk === pk))
  const settled: ImportedSnapshot[] = []
  for (const row of own) {
    const file = fileOf(row.inventoryNumber)
    const before = snapshotBefore(all, row)
    const twin = own.find((other) => other.sourcePk === row.sourcePk && other.pk !== row.pk)
    reportOrder(row, { all, before, twin, file, fileOf, report })
    if (row.isCurrent) {
      settleSuccessors(project, row.pk)
      yield undefined
      yield* reportSharedMachines(project, row, all, report)
    }
    const changes = before === null ? null : countChanges(yield* compareSnapshots(project, { older: before.pk, newer: row.pk }))
    settled.push({
      id: row.pk,
      sourceId: row.sourceId,
      sourceName: row.sourceName,
      file,
      exportedAt: row.exportedAt,
      isCurrent: row.isCurrent,
      comparedWith: before === null ? null : { id: before.pk, exportedAt: before.exportedAt, importedAt: before.importedAt },
      changes: changes === null ? null : { added: changes.added, removed: changes.removed, changed: changes.changed },
      decisions: row.isCurrent ? countDecisionsOf(project, row.pk) : null,
    })
  }
  return settled
}

interface Order {
  readonly all: readonly SnapshotRow[]
  readonly before: SnapshotRow | null
  /** Another snapshot of the same source in the same import. */
  readonly twin: SnapshotRow | undefined
  readonly file: string | null
  readonly fileOf: (inventoryNumber: number) => string | null
  readonly report: (issue: ImportIssue) => void
}

function reportOrder(row: SnapshotRow, { all, before, twin, file, fileOf, report }: Order): void {
  const what = file ?? row.sourceName
  if (!row.isCurrent && twin?.isCurrent === true) {
    const kept = fileOf(twin.inventoryNumber) ?? twin.sourceName
    report({
      ...WHOLE_FILE,
      code: 'SOURCE_IN_TWO_FILES',
      severity: 'warning',
      value: what,
      assumed: kept,
      message: `${row.sourceName} is in ${what} (${dated(row)}) and in ${kept} (${dated(twin)}): the latter is its newest snapshot and counts; the former is kept as an older one.`,
    })
    return
  }
  if (!row.isCurrent) {
    const current = all.find((other) => other.sourcePk === row.sourcePk && other.isCurrent)
    report({
      ...WHOLE_FILE,
      code: 'EXPORT_OLDER_THAN_CURRENT',
      severity: 'warning',
      value: row.exportedAt,
      assumed: current?.exportedAt ?? null,
      message: `${what} shows ${row.sourceName} as ${dated(row)}, but the project holds a newer one (${current === undefined ? 'unknown' : dated(current)}): that one stays current, and this one is kept as an older snapshot.`,
    })
    return
  }
  const olderDate = before?.exportedAt ?? null
  if (before === null || (row.exportedAt !== null && olderDate !== null)) return
  report({
    ...WHOLE_FILE,
    code: 'EXPORT_DATE_UNKNOWN',
    severity: 'warning',
    value: row.exportedAt,
    assumed: 'newest',
    message: `${row.sourceName} was imported before, and ${row.exportedAt === null ? `${what} does not say when it was exported` : 'the snapshot before does not say when it was exported'}: the one imported last is taken as the newest.`,
  })
}

/** Below this share of a source's VMs, clones and restored VMs are the likelier reason. */
const SHARED_SHARE = 0.1

/** Two sources that show the same machines count them twice: a vCenter that was set up anew, or exports that name it otherwise. */
function* reportSharedMachines({ database }: ProjectFile, row: SnapshotRow, all: readonly SnapshotRow[], report: (issue: ImportIssue) => void): Steps<void> {
  const shared = database.prepare(`
    WITH mine AS (SELECT DISTINCT lower(coalesce(smbios_uuid, instance_uuid)) AS uuid FROM vm WHERE snapshot_pk = @mine),
      theirs AS (SELECT DISTINCT lower(coalesce(smbios_uuid, instance_uuid)) AS uuid FROM vm WHERE snapshot_pk = @theirs)
    SELECT (SELECT count(*) FROM mine WHERE uuid IN (SELECT uuid FROM theirs)), (SELECT min((SELECT count(uuid) FROM mine), (SELECT count(uuid) FROM theirs)))`).raw()
  for (const other of all) {
    if (!other.isCurrent || other.sourcePk === row.sourcePk) continue
    const [both, smaller] = shared.get({ mine: row.pk, theirs: other.pk }) as [number, number] // counts
    yield undefined
    const hasSameName = other.sourceName.toLowerCase() === row.sourceName.toLowerCase()
    if (!hasSameName && (both === 0 || both < SHARED_SHARE * smaller)) continue
    report({
      ...WHOLE_FILE,
      code: 'SOURCES_OVERLAP',
      severity: 'warning',
      value: String(both),
      assumed: 'two sources',
      message: `${row.sourceName} (${row.sourceId}) and ${other.sourceName} (${other.sourceId}) ${hasSameName ? 'bear one name' : 'are two sources'} and share ${String(both)} VMs by their UUIDs: if they are one and the same, its VMs count twice; undo one of the imports.`,
    })
  }
}

const WHOLE_FILE = { sheet: null, row: null, column: null } as const

function dated({ exportedAt }: SnapshotRow): string {
  return exportedAt === null ? 'exported at an unknown time' : `exported on ${exportedAt.slice(0, 'yyyy-mm-dd'.length)}`
}
