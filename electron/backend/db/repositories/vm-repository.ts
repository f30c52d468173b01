import type { EstateVm } from '#shared/domain/estate/estate.ts'
import type { EstateRow } from '#shared/domain/estate/estate-rows.ts'
import { AppError } from '#shared/contract/app-error.ts'
import { ESTATE_TABLES, type EstateColumn, type EstateTable, type TableKind } from '../estate-tables.ts'
import type { ProjectFile } from '../project-file.ts'
import { optional } from './estate-repository.ts'
import { loadVmProperties } from './vm-property-repository.ts'

/** One VM of the current snapshots with everything that belongs to it, or null where there is none of that id. */
export function loadVm(project: ProjectFile, id: string): EstateVm | null {
  const sql = 'SELECT vm.pk, source.id FROM vm JOIN current_snapshot ON current_snapshot.pk = vm.snapshot_pk JOIN source ON source.pk = current_snapshot.source_pk WHERE vm.id = ?'
  const found = project.database.prepare(sql).raw().get(id) as [number, string] | undefined // as selected
  if (found === undefined) return null
  const [pk, sourceId] = found
  const own = <Kind extends TableKind>(kind: Kind): EstateRow<Kind>[] => readRows(project, kind, 'vm_pk = ?', [pk], sourceId)
  const [vm] = readRows(project, 'vm', 'pk = ?', [pk], sourceId)
  if (vm === undefined) return null
  const [configuration] = own('vmConfiguration')
  const diskConfigurations = new Map(own('diskConfiguration').map((row) => [row.diskNumber, row]))
  const nicConfigurations = new Map(own('nicConfiguration').map((row) => [row.nicNumber, row]))
  const attributes = readRows(project, 'attribute', "object_kind = 'vm' AND object_pk = ?", [pk], sourceId)
  return {
    ...vm,
    cpu: own('vmCpu').at(-1) ?? null,
    memory: own('vmMemory').at(-1) ?? null,
    tools: own('vmTools').at(-1) ?? null,
    ...(configuration === undefined ? {} : { configuration }),
    ...optional('properties', loadVmProperties(project, id).get(id)),
    disks: withConfigurations(own('disk'), diskConfigurations),
    nics: withConfigurations(own('nic'), nicConfigurations),
    partitions: own('partition'),
    snapshots: own('vmSnapshot'),
    cdDrives: own('cdDrive'),
    usbDevices: own('usbDevice'),
    clusterRules: own('clusterRule'),
    // fromEntries defines even a column called __proto__ as a property of its own
    attributes: Object.fromEntries(attributes.map(({ name, value }) => [name, value])),
  }
}

/** Devices are counted within their VM, in the order of import. */
function withConfigurations<Row, Configuration>(rows: readonly Row[], configurations: ReadonlyMap<number, Configuration>): (Row & { configuration?: Configuration })[] {
  return rows.map((row, index) => {
    const configuration = configurations.get(index + 1)
    return { ...row, ...(configuration === undefined ? {} : { configuration }) }
  })
}

function readRows<Kind extends TableKind>(project: ProjectFile, kind: Kind, where: string, parameters: readonly unknown[], sourceId: string): EstateRow<Kind>[] {
  const table = ESTATE_TABLES.get(kind)
  if (table === undefined) throw new AppError('internal', `There is no table for ${kind}.`)
  const columns = table.columns.map((column) => selectOf(table, column))
  const sql = `SELECT ${columns.join(', ')} FROM "${table.table}" WHERE ${where} ORDER BY pk`
  const rows = project.database.prepare(sql).raw().all(...parameters) as (string | number | null)[][] // SQLite yields no other types here
  return rows.map((values) => {
    const row: Record<string, unknown> = table.hasSourceId ? { sourceId } : {}
    table.columns.forEach((column, index) => {
      const value = values[index] ?? null
      row[column.field] = column.type === 'boolean' && value !== null ? value === 1 : value
    })
    return row as EstateRow<Kind> // the tables are made from the same schemas
  })
}

/** The column, or the id of the row that it refers to. */
function selectOf(table: EstateTable, { column, field, refersTo }: EstateColumn): string {
  const target = table.kind === 'attribute' && field === 'objectId' ? 'vm' : refersTo
  const referred = target === null ? undefined : ESTATE_TABLES.get(target as TableKind) // a row never refers to a source by key
  return referred === undefined ? `"${column}"` : `(SELECT referred.id FROM "${referred.table}" AS referred WHERE referred.pk = "${table.table}"."${column}")`
}
