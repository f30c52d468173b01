import type { ProjectFile } from '#backend/db/project-file.ts'
import type { EstateColumn } from '#backend/db/estate-tables.ts'
import type { NotCompared } from '#shared/domain/estate/snapshot-diff.ts'
import type { ComparedPart } from './compared-parts.ts'

/** The pair of snapshots that is compared. */
export interface SnapshotPair {
  readonly older: number
  readonly newer: number
}

/**
 * The columns of a part that can be compared. Another version of the export may lack one, which changes nothing about the
 * VMs: where a snapshot states a column of none of its VMs though its sheet lacks columns, and the other one states it of
 * most, it goes into `notCompared`. A part that a snapshot lacks altogether answers null.
 */
export function knownColumns(project: ProjectFile, { part, table, columns, measured }: ComparedPart, pair: SnapshotPair, notCompared: NotCompared[]): readonly EstateColumn[] | null {
  const hasOlder = hasRows(project, table, pair.older)
  const hasNewer = hasRows(project, table, pair.newer)
  if (!hasOlder && !hasNewer) return null
  if (!hasOlder && !isPartOf(project, part, pair.older)) {
    notCompared.push({ part, field: null, because: 'not-in-older' })
    return null
  }
  if (!hasNewer && !isPartOf(project, part, pair.newer)) {
    notCompared.push({ part, field: null, because: 'not-in-newer' })
    return null
  }
  for (const field of measured) notCompared.push({ part, field, because: 'measured' })
  const olderLacks = hasOlder && lacksColumns(project, part, pair.older)
  const newerLacks = hasNewer && lacksColumns(project, part, pair.newer)
  if (!olderLacks && !newerLacks) return columns
  const older = countValues(project, table, columns, pair.older)
  const newer = countValues(project, table, columns, pair.newer)
  return columns.filter(({ field }, index) => {
    const [before, after] = [older.values[index] ?? 0, newer.values[index] ?? 0]
    const because = before === 0 && olderLacks && after > newer.rows / 2 ? 'not-in-older' : after === 0 && newerLacks && before > older.rows / 2 ? 'not-in-newer' : null
    if (because !== null) notCompared.push({ part, field, because })
    return because === null
  })
}

function hasRows({ database }: ProjectFile, table: string, snapshot: number): boolean {
  return database.prepare(`SELECT 1 FROM "${table}" WHERE snapshot_pk = ? LIMIT 1`).get(snapshot) !== undefined
}

function countValues({ database }: ProjectFile, table: string, columns: readonly EstateColumn[], snapshot: number): { readonly rows: number; readonly values: readonly number[] } {
  const counted = columns.map(({ column }) => `count("${column}")`)
  const [rows, ...values] = database.prepare(`SELECT ${['count(*)', ...counted].join(', ')} FROM "${table}" WHERE snapshot_pk = ?`).raw().get(snapshot) as [number, ...number[]] // counts
  return { rows, values }
}

/** The sheets and collections that bring a kind of row, in lower case. */
const SHEETS: Readonly<Record<string, readonly string[]>> = {
  vm: ['vinfo', 'vms'],
  vmCpu: ['vcpu', 'vms'],
  vmMemory: ['vmemory', 'vms'],
  vmTools: ['vtools', 'guest_tools'],
  vmConfiguration: ['vms'],
  disk: ['vdisk', 'disk_attachments'],
  nic: ['vnetwork', 'nics'],
  vmSnapshot: ['vsnapshot', 'snapshots'],
  cdDrive: ['vcd', 'cdroms'],
  usbDevice: ['vusb'],
  clusterRule: ['vinfo', 'affinity_groups'],
}

/** Whether a snapshot's inventory has what would say it: an empty sheet says that there is none, a missing one says nothing. */
function isPartOf(project: ProjectFile, part: string, snapshot: number): boolean {
  return countSheets(project, part, snapshot, 'kept > 0 OR rows = 0') > 0
}

function lacksColumns(project: ProjectFile, part: string, snapshot: number): boolean {
  return countSheets(project, part, snapshot, 'json_array_length(missing_columns) > 0') > 0
}

function countSheets({ database }: ProjectFile, part: string, snapshot: number, condition: string): number {
  const sheets = SHEETS[part] ?? []
  const found = database.prepare(`
    SELECT count(*) FROM snapshot JOIN sheet_report ON sheet_report.import_pk = snapshot.import_pk AND sheet_report.inventory_number = snapshot.inventory_number
    WHERE snapshot.pk = ? AND lower(trim(sheet_report.name)) IN (${sheets.map(() => '?').join(', ')}) AND (${condition})`)
  return found.pluck().get(snapshot, ...sheets) as number // count(*) is a number
}
