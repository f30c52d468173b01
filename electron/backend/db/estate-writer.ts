import { AppError } from '#shared/contract/app-error.ts'
import type { EstateRow, EstateRowKind } from '#shared/domain/estate/estate-rows.ts'
import type { Source } from '#shared/domain/estate/source.ts'
import { ESTATE_TABLES, type EstateColumn, type EstateTable, type TableKind } from './estate-tables.ts'
import type { ProjectFile } from './project-file.ts'

/** Writes estate rows of one import into their tables, ids turned into keys. */
export interface EstateWriter {
  /** What follows is of the inventory with this number, and refers to nothing of those before. */
  nextInventory(number: number): void
  write<Kind extends EstateRowKind>(kind: Kind, row: EstateRow<Kind>): void
  /** Where a VM of the inventory lies that is being written; AppError internal for one that was not written. */
  placeOfVm(id: string): { readonly vmPk: number; readonly snapshotPk: number }
  /** Writes what is still held back: call it after the last row. */
  flush(): void
  /** The snapshots that this import brought, in the order in which they came; two of one source where two inventories are of it. */
  snapshots(): readonly WrittenSnapshot[]
}

/** What an import said of a source, and where. */
export interface WrittenSnapshot {
  readonly pk: number
  readonly inventoryNumber: number
  readonly source: Source
}

/**
 * Rows that one statement inserts, in tables whose keys nobody asks for: from row to row most of the time goes into
 * running a statement, not into what it does.
 */
const ROWS_PER_STATEMENT = 16

type SqlValue = string | number | null
type PlainRow = Readonly<Record<string, string | number | boolean | null>>

export function createEstateWriter(project: ProjectFile, importPk: number, importedAt: string): EstateWriter {
  const { database } = project
  const snapshots: WrittenSnapshot[] = []
  /** By kind: the primary key of each id that this import brought, and the snapshot that it lies in. */
  const keys = new Map<EstateRowKind, Map<string, number>>()
  const snapshotOf = new Map<string, number>()
  const upsertSource = database.prepare('INSERT INTO source (id, kind) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET kind = excluded.kind RETURNING pk')
  const insertSnapshot = database.prepare(
    'INSERT INTO snapshot (source_pk, import_pk, inventory_number, name, instance_uuid, version, api_version, full_name, exported_at, imported_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const writers = new Map<TableKind, TableWriter>()
  let inventoryNumber = 0

  const keysOf = (kind: EstateRowKind): Map<string, number> => {
    const known = keys.get(kind) ?? new Map<string, number>()
    keys.set(kind, known)
    return known
  }

  const writeSource = (source: Source): void => {
    if (snapshotOf.has(source.id)) throw new AppError('internal', `An inventory names the source ${source.name} (${source.id}) twice.`)
    const { pk } = upsertSource.get(source.id, source.kind) as { pk: number } // RETURNING pk
    const { lastInsertRowid } = insertSnapshot.run(
      pk, importPk, inventoryNumber, source.name, source.instanceUuid, source.version, source.apiVersion, source.fullName, source.exportedAt, importedAt,
    )
    snapshotOf.set(source.id, Number(lastInsertRowid))
    keysOf('source').set(source.id, Number(lastInsertRowid))
    snapshots.push({ pk: Number(lastInsertRowid), inventoryNumber, source })
  }

  const createWriter = (table: EstateTable): TableWriter => {
    const encoders = table.columns.map((column) => encoderOf(table, column, keysOf))
    const width = encoders.length + 1
    const single = database.prepare(insertSql(table, 1))
    const encode = (row: PlainRow, values: SqlValue[], at: number): void => {
      values[at] = table.hasSourceId ? lookUp(snapshotOf, row['sourceId'], 'source', table.kind) : snapshotOfReference(table, row)
      for (let index = 0; index < encoders.length; index++) values[at + index + 1] = encoders[index]?.(row) ?? null
    }
    if (table.hasId) {
      const ownKeys = keysOf(table.kind)
      const values: SqlValue[] = Array.from({ length: width }, () => null)
      return {
        write: (row) => {
          encode(row, values, 0)
          ownKeys.set(String(row['id']), Number(single.run(values).lastInsertRowid))
        },
        flush: () => undefined,
      }
    }
    const many = database.prepare(insertSql(table, ROWS_PER_STATEMENT))
    const values: SqlValue[] = Array.from({ length: width * ROWS_PER_STATEMENT }, () => null)
    let held = 0
    return {
      write: (row) => {
        encode(row, values, held * width)
        held += 1
        if (held < ROWS_PER_STATEMENT) return
        held = 0
        many.run(values)
      },
      flush: () => {
        for (let index = 0; index < held; index++) single.run(values.slice(index * width, (index + 1) * width))
        held = 0
      },
    }
  }

  let lastOwner: unknown = null
  let lastSnapshot = 0
  /** A row without a source of its own lies where the row that it belongs to lies: their ids begin with the source's. */
  const snapshotOfReference = (table: EstateTable, row: PlainRow): number => {
    const owner = OWNER_FIELDS.map((field) => row[field]).find((id) => typeof id === 'string')
    // Rows of one VM follow each other.
    if (owner !== undefined && owner === lastOwner) return lastSnapshot
    const sourceId = typeof owner === 'string' ? sourceIdOf(owner, snapshotOf) : undefined
    lastSnapshot = lookUp(snapshotOf, sourceId ?? owner, 'source', table.kind)
    lastOwner = owner
    return lastSnapshot
  }

  const flush = (): void => {
    for (const writer of writers.values()) writer.flush()
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
      writer.write(row) // every row is flat: the schemas hold scalars only
    },
    placeOfVm: (id) => ({ vmPk: lookUp(keysOf('vm'), id, 'vm', 'raw row'), snapshotPk: lookUp(snapshotOf, sourceIdOf(id, snapshotOf), 'source', 'raw row') }),
    flush,
    nextInventory: (number) => {
      flush()
      // A writer remembers keys: those of a second snapshot of one source are others for the same ids.
      writers.clear()
      keys.clear()
      snapshotOf.clear()
      lastOwner = null
      inventoryNumber = number
    },
    snapshots: () => snapshots,
  }
}

/** By which fields a row without a source names the object that it belongs to. */
const OWNER_FIELDS = ['vmId', 'portGroupId', 'datastoreId', 'objectId'] as const

/** The column that the attribute's object lies under, whatever its kind. */
const OBJECT_FIELD = 'objectId'

interface TableWriter {
  readonly write: (row: PlainRow) => void
  readonly flush: () => void
}

function insertSql(table: EstateTable, rows: number): string {
  const columns = ['snapshot_pk', ...table.columns.map((column) => column.column)].map((name) => `"${name}"`)
  const values = `(${columns.map(() => '?').join(', ')})`
  return `INSERT INTO "${table.table}" (${columns.join(', ')}) VALUES ${Array.from({ length: rows }, () => values).join(', ')}`
}

function encoderOf(table: EstateTable, { field, type, refersTo }: EstateColumn, keysOf: (kind: EstateRowKind) => Map<string, number>): (row: PlainRow) => SqlValue {
  if (table.kind === 'attribute' && field === OBJECT_FIELD) {
    return (row) => lookUp(keysOf(row['objectKind'] as EstateRowKind), row[OBJECT_FIELD], String(row['objectKind']), table.kind) // the schema's enum holds row kinds only
  }
  if (refersTo !== null) {
    const known = keysOf(refersTo)
    let lastId: unknown = null
    let lastKey: number | null = null
    return (row) => {
      const id = row[field]
      if (id !== lastId) {
        lastKey = id === null ? null : lookUp(known, id, refersTo, table.kind)
        lastId = id
      }
      return lastKey
    }
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
