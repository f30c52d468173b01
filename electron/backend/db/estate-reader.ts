import type { EstateRow } from '#shared/domain/estate/estate-rows.ts'
import { AppError } from '#shared/contract/app-error.ts'
import { ESTATE_TABLES, type EstateTable, type TableKind } from './estate-tables.ts'
import { firstCurrentRow } from './first-current-row.ts'
import type { ProjectFile } from './project-file.ts'

/** Reads whole kinds of rows of the current snapshots, keys turned back into ids. */
export interface EstateReader {
  /** In the order in which they were imported; each is an object of its own. */
  read<Kind extends TableKind>(kind: Kind): EstateRow<Kind>[]
  /** The same with further members behind the fields, null, for whoever puts something there. */
  readWithRoom<Kind extends TableKind, Room extends string>(kind: Kind, room: readonly Room[]): (EstateRow<Kind> & Record<Room, unknown>)[]
}

/** Different texts of a column that are kept to share them; a column of more holds names and ids. */
const MOST_SHARED_TEXTS = 1_000

/** Enough that to ask for them costs nothing, few enough that texts in whose place a shared one is put are gone soon. */
const KEYS_AT_ONCE = 512

/** One reader sees one state of the project; the ids it looked up are kept for as long as it lives. */
export function createEstateReader(project: ProjectFile): EstateReader {
  const idsByKind = new Map<string, ReadonlyMap<number, string>>()
  const firstOf = firstCurrentRow(project)

  const idsOf = (kind: string): ReadonlyMap<number, string> => {
    const known = idsByKind.get(kind)
    if (known !== undefined) return known
    const ids = readIds(project, kind, firstOf)
    idsByKind.set(kind, ids)
    return ids
  }

  const readRows = (kind: TableKind, room: readonly string[]): Record<string, unknown>[] => {
    const table = ESTATE_TABLES.get(kind)
    if (table === undefined) throw new AppError('internal', `There is no table for ${kind}.`)
    // The driver makes each row whole and with room for all its members. Made here from lists of cells, those of 10,000 VMs took a fifth longer.
    const members = [...(table.hasSourceId ? ['snapshot_pk AS "sourceId"'] : []), ...table.columns.map(({ column, field }) => `"${column}" AS "${field}"`), ...room.map((member) => `NULL AS "${member}"`)]
    const statement = project.database.prepare(`SELECT ${members.join(', ')} FROM "${table.table}" WHERE pk >= ? AND pk < ? AND snapshot_pk IN (SELECT pk FROM current_snapshot) ORDER BY pk`)
    const decoders = decodersOf(table, idsOf)
    const end = Number(project.database.prepare(`SELECT coalesce(max(pk), -1) + 1 FROM "${table.table}"`).pluck().get()) // an integer, as selected
    const rows: Record<string, unknown>[] = []
    for (let from = firstOf(table.table); from < end; from += KEYS_AT_ONCE) {
      const portion = statement.all(from, from + KEYS_AT_ONCE) as Record<string, unknown>[] // members as selected
      for (const decode of decoders) decode(portion)
      for (const row of portion) rows.push(row)
    }
    return rows
  }

  // The tables are made from the schemas of the rows.
  return {
    read: <Kind extends TableKind>(kind: Kind) => readRows(kind, []) as EstateRow<Kind>[],
    readWithRoom: <Kind extends TableKind, Room extends string>(kind: Kind, room: readonly Room[]) => readRows(kind, room) as (EstateRow<Kind> & Record<Room, unknown>)[],
  }
}

/** Puts what a field means in place of what its table holds. */
type Decoder = (rows: readonly Record<string, unknown>[]) => void

/** Of those fields alone that are not kept as they are: numbers are. */
function decodersOf({ kind, columns, hasSourceId }: EstateTable, idsOf: (kind: string) => ReadonlyMap<number, string>): Decoder[] {
  const decoders = columns.flatMap(({ field, type, refersTo }) => {
    if (kind === 'attribute' && field === 'objectId') return idDecoder(field, (row) => idsOf(String(row['objectKind'])))
    if (refersTo !== null) {
      const ids = idsOf(refersTo)
      return idDecoder(field, () => ids)
    }
    return type === 'boolean' ? booleanDecoder(field) : type === 'text' ? sharedTexts(field) : []
  })
  if (!hasSourceId) return decoders
  const sourceIds = idsOf('source')
  return [idDecoder('sourceId', () => sourceIds), ...decoders]
}

function idDecoder(field: string, idsOf: (row: Readonly<Record<string, unknown>>) => ReadonlyMap<number, string>): Decoder {
  return (rows) => {
    for (const row of rows) {
      const key = row[field]
      if (key !== null) row[field] = idsOf(row).get(Number(key)) ?? null
    }
  }
}

function booleanDecoder(field: string): Decoder {
  return (rows) => {
    for (const row of rows) {
      const value = row[field]
      if (value !== null) row[field] = value === 1
    }
  }
}

/**
 * Gives equal texts of a column as one: SQLite makes a new one of each cell, and most columns hold the same few again and again. A column in
 * which most look-ups are in vain is given as it is from then on: they cost more than reading the cell.
 */
function sharedTexts(field: string): Decoder {
  const known = new Map<string, string>()
  let [found, missed] = [0, 0]
  return (rows) => {
    if (missed > MOST_SHARED_TEXTS && missed > found) return
    for (const row of rows) {
      const value = row[field]
      if (typeof value !== 'string') continue
      const shared = known.get(value)
      if (shared === undefined) {
        missed += 1
        if (missed <= MOST_SHARED_TEXTS) known.set(value, value)
      } else {
        found += 1
        row[field] = shared
      }
    }
  }
}

function readIds(project: ProjectFile, kind: string, firstOf: (table: string) => number): ReadonlyMap<number, string> {
  const table = kind === 'source' ? null : ESTATE_TABLES.get(kind as TableKind) // every other kind has a table
  const rows =
    table === null || table === undefined
      ? project.database.prepare('SELECT snapshot.pk, source.id FROM snapshot JOIN source ON source.pk = snapshot.source_pk').raw().all()
      : project.database.prepare(`SELECT pk, id FROM "${table.table}" WHERE pk >= ? AND snapshot_pk IN (SELECT pk FROM current_snapshot)`).raw().all(firstOf(table.table))
  return new Map(rows as [number, string][]) // two columns, as written above
}
