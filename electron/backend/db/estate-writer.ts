import type { Statement } from 'better-sqlite3'
import { AppError } from '#shared/contract/app-error.ts'
import type { EstateRow, EstateRowKind } from '#shared/domain/estate/estate-rows.ts'
import type { Source } from '#shared/domain/estate/source.ts'
import { ESTATE_TABLES, type EstateColumn, type EstateTable, type TableKind } from './estate-tables.ts'
import type { ProjectFile } from './project-file.ts'

/** Writes estate rows of one import into their tables, ids turned into keys. */
export interface EstateWriter {
  /** What follows is of the inventory with this number. */
  nextInventory(number: number): void
  write<Kind extends EstateRowKind>(kind: Kind, row: EstateRow<Kind>): void
  /** The sources that this import brought, in the order in which they came. */
  sources(): readonly Source[]
}

type SqlValue = string | number | null
type PlainRow = Readonly<Record<string, string | number | boolean | null>>

export function createEstateWriter(project: ProjectFile, importPk: number, importedAt: string): EstateWriter {
  const { database } = project
  const sources: Source[] = []
  /** By kind: the primary key of each id that this import brought, and the snapshot that it lies in. */
  const keys = new Map<EstateRowKind, Map<string, number>>()
  const snapshotOf = new Map<string, number>()
  const upsertSource = database.prepare('INSERT INTO source (id, kind) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET kind = excluded.kind RETURNING pk')
  const insertSnapshot = database.prepare(
    'INSERT INTO snapshot (source_pk, import_pk, inventory_number, name, instance_uuid, version, api_version, full_name, exported_at, imported_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const writers = new Map<TableKind, (row: PlainRow) => void>()
  let inventoryNumber = 0

  const keysOf = (kind: EstateRowKind): Map<string, number> => {
    const known = keys.get(kind) ?? new Map<string, number>()
    keys.set(kind, known)
    return known
  }

  const writeSource = (source: Source): void => {
    // Two snapshots of one source in one import would hide the first, and its rows would count twice.
    if (snapshotOf.has(source.id)) throw new AppError('conflict', `The source ${source.name} (${source.id}) is in two of the files: import them one after the other, the newest last.`, { sourceId: source.id })
    const { pk } = upsertSource.get(source.id, source.kind) as { pk: number } // RETURNING pk
    const { lastInsertRowid } = insertSnapshot.run(
      pk, importPk, inventoryNumber, source.name, source.instanceUuid, source.version, source.apiVersion, source.fullName, source.exportedAt, importedAt,
    )
    snapshotOf.set(source.id, Number(lastInsertRowid))
    keysOf('source').set(source.id, Number(lastInsertRowid))
    sources.push(source)
  }

  const createWriter = (table: EstateTable): ((row: PlainRow) => void) => {
    const statement: Statement = database.prepare(insertSql(table))
    const values: SqlValue[] = Array.from({ length: table.columns.length + 1 }, () => null)
    const ownKeys = table.hasId ? keysOf(table.kind) : null
    const encoders = table.columns.map((column) => encoderOf(table, column, keysOf))
    return (row) => {
      values[0] = table.hasSourceId ? lookUp(snapshotOf, row['sourceId'], 'source', table.kind) : snapshotOfReference(table, row)
      for (let index = 0; index < encoders.length; index++) values[index + 1] = encoders[index]?.(row) ?? null
      const { lastInsertRowid } = statement.run(values)
      ownKeys?.set(String(row['id']), Number(lastInsertRowid))
    }
  }

  /** A row without a source of its own lies where the row that it belongs to lies: their ids begin with the source's. */
  const snapshotOfReference = (table: EstateTable, row: PlainRow): number => {
    const owner = OWNER_FIELDS.map((field) => row[field]).find((id) => typeof id === 'string')
    const sourceId = typeof owner === 'string' ? sourceIdOf(owner, snapshotOf) : undefined
    return lookUp(snapshotOf, sourceId ?? owner, 'source', table.kind)
  }

  return {
    write: (kind, row) => {
      if (kind === 'source') {
        writeSource(row as Source) // the kind says so
        return
      }
      const tableKind: TableKind = kind as Exclude<typeof kind, 'source'> // a generic kind is not narrowed by the check above
      let writer = writers.get(tableKind)
      if (writer === undefined) {
        const table = ESTATE_TABLES.get(tableKind)
        if (table === undefined) throw new AppError('internal', `There is no table for ${kind}.`)
        writer = createWriter(table)
        writers.set(tableKind, writer)
      }
      writer(row) // every row is flat: the schemas hold scalars only
    },
    nextInventory: (number) => {
      inventoryNumber = number
    },
    sources: () => sources,
  }
}

/** By which fields a row without a source names the object that it belongs to. */
const OWNER_FIELDS = ['vmId', 'portGroupId', 'datastoreId', 'objectId'] as const

/** The column that the attribute's object lies under, whatever its kind. */
const OBJECT_FIELD = 'objectId'

function insertSql(table: EstateTable): string {
  const columns = ['snapshot_pk', ...table.columns.map((column) => column.column)].map((name) => `"${name}"`)
  return `INSERT INTO "${table.table}" (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`
}

function encoderOf(table: EstateTable, { field, type, refersTo }: EstateColumn, keysOf: (kind: EstateRowKind) => Map<string, number>): (row: PlainRow) => SqlValue {
  if (table.kind === 'attribute' && field === OBJECT_FIELD) {
    return (row) => lookUp(keysOf(row['objectKind'] as EstateRowKind), row[OBJECT_FIELD], String(row['objectKind']), table.kind) // the schema's enum holds row kinds only
  }
  if (refersTo !== null) {
    const known = keysOf(refersTo)
    return (row) => (row[field] === null ? null : lookUp(known, row[field], refersTo, table.kind))
  }
  if (type === 'boolean') return (row) => (row[field] === null ? null : Number(row[field]))
  return (row) => row[field] as string | number | null // what is left is text and numbers
}

function lookUp(keys: ReadonlyMap<string, number>, id: unknown, what: string, kind: string): number {
  const key = typeof id === 'string' ? keys.get(id) : undefined
  if (key === undefined) throw new AppError('internal', `A ${kind} refers to the ${what} ${String(id)}, which was not there before it.`)
  return key
}

/** Ids are `<source id>/<rest>`; a source's own id may hold slashes, so the longest known one wins. */
function sourceIdOf(id: string, snapshotOf: ReadonlyMap<string, number>): string | undefined {
  if (snapshotOf.has(id)) return id
  for (let at = id.lastIndexOf('/'); at > 0; at = id.lastIndexOf('/', at - 1)) {
    const prefix = id.slice(0, at)
    if (snapshotOf.has(prefix)) return prefix
  }
  return undefined
}
