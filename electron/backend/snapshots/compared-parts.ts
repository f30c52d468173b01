import { ESTATE_TABLES, type EstateColumn, type TableKind } from '#backend/db/estate-tables.ts'
import { AppError } from '#shared/contract/app-error.ts'

/** A kind of row whose fields are compared from snapshot to snapshot. */
export interface ComparedPart {
  readonly part: TableKind
  readonly table: string
  readonly columns: readonly EstateColumn[]
  /** Fields that differ from minute to minute and are left out. */
  readonly measured: readonly string[]
}

/** A kind of row of which a VM has several: `item` tells them apart. */
export interface ComparedItems extends ComparedPart {
  /** SQL over a row of the table. */
  readonly item: string
}

/** What says the same as another field, or what an object is known by. */
const NOT_A_FIELD: ReadonlySet<string> = new Set(['id', 'sourceId', 'moref', 'vmId', 'folderId', 'hostId', 'key', 'diskNumber', 'nicNumber'])

/** Use of resources, and what the guest says of itself: it differs between any two exports. */
const MEASURED: Partial<Record<TableKind, readonly string[]>> = {
  vm: ['poweredOnAt', 'guestState', 'heartbeat', 'configStatus', 'primaryIpAddress', 'provisionedMib', 'inUseMib', 'unsharedMib', 'guestDetailedData'],
  vmCpu: ['usageAtExportMhz'],
  vmMemory: ['activeAtExportMib', 'consumedAtExportMib', 'balloonedAtExportMib', 'swappedAtExportMib'],
  // A snapshot gives a disk another file; its datastore is compared.
  disk: ['path', 'guestPaths'],
  nic: ['ipv4Addresses', 'ipv6Addresses'],
  vmSnapshot: ['totalMib', 'memoryFileMib'],
}

/** What a VM has one of at most. */
export const VM_PARTS: readonly ComparedPart[] = (['vm', 'vmCpu', 'vmMemory', 'vmTools', 'vmConfiguration'] as const).map((kind) => describePart(kind, kind === 'vmCpu' ? ['folderPath'] : []))

/** What a VM has any number of. Partitions are what the guest measured, so they are not here. */
export const VM_ITEMS: readonly ComparedItems[] = [
  { ...describePart('disk', ['label', 'uuid']), item: 'coalesce(label, uuid, path)' },
  { ...describePart('nic', ['label']), item: 'coalesce(label, mac_address)' },
  { ...describePart('vmSnapshot', ['name']), item: 'coalesce(name, created_at)' },
  { ...describePart('cdDrive', ['deviceNode']), item: 'device_node' },
  { ...describePart('usbDevice', ['deviceNode']), item: 'device_node' },
  { ...describePart('clusterRule', ['name']), item: 'name' },
]

function describePart(kind: TableKind, known: readonly string[]): ComparedPart {
  const table = ESTATE_TABLES.get(kind)
  if (table === undefined) throw new AppError('internal', `There is no table for ${kind}.`)
  const measured = MEASURED[kind] ?? []
  const columns = table.columns.filter(({ field, refersTo }) => refersTo === null && !NOT_A_FIELD.has(field) && !known.includes(field) && !measured.includes(field))
  return { part: kind, table: table.table, columns, measured }
}
