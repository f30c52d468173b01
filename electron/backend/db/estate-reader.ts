import type { EstateRow } from '#shared/domain/estate/estate-rows.ts'
import { AppError } from '#shared/contract/app-error.ts'
import { ESTATE_TABLES, type EstateColumn, type TableKind } from './estate-tables.ts'
import { firstCurrentRow } from './first-current-row.ts'
import type { ProjectFile } from './project-file.ts'

/** Reads whole kinds of rows of the current snapshots, keys turned back into ids. */
export interface EstateReader {
  /** In the order in which they were imported. */
  read<Kind extends TableKind>(kind: Kind): EstateRow<Kind>[]
}

/** Different texts of a column that are kept to share them; a column of more holds names and ids. */
const MOST_SHARED_TEXTS = 1_000

/** Enough that to ask for them costs nothing, few enough to be gone soon: one by one they take half as long again. */
const ROWS_AT_ONCE = 256

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

  return {
    read: <Kind extends TableKind>(kind: Kind) => {
      const table = ESTATE_TABLES.get(kind)
      if (table === undefined) throw new AppError('internal', `There is no table for ${kind}.`)
      const columns = table.columns.map((column) => `"${column.column}"`)
      const sql = `SELECT snapshot_pk, ${columns.join(', ')}, pk FROM "${table.table}" WHERE pk >= ? AND snapshot_pk IN (SELECT pk FROM current_snapshot) ORDER BY pk LIMIT ${String(ROWS_AT_ONCE)}`
      const statement = project.database.prepare(sql).raw()
      const sourceIds = table.hasSourceId ? idsOf('source') : null
      const decoders = table.columns.map((column) => decoderOf(kind, column, idsOf))
      const fields = table.columns.map(({ field }) => field)
      const empty = emptyRow([...(sourceIds === null ? [] : ['sourceId']), ...fields])
      const rows: EstateRow<Kind>[] = []
      for (let from = firstOf(table.table); ; ) {
        const portion = statement.all(from) as SqlValue[][] // columns as selected
        for (const values of portion) {
          const row = { ...empty }
          if (sourceIds !== null) row['sourceId'] = sourceIds.get(Number(values[0])) ?? null
          for (let index = 0; index < fields.length; index += 1) row[fields[index] ?? ''] = decoders[index]?.(values[index + 1] ?? null, row)
          rows.push(row as EstateRow<Kind>) // the tables are made from the same schemas
        }
        if (portion.length < ROWS_AT_ONCE) return rows
        from = Number(portion.at(-1)?.at(-1)) + 1
      }
    },
  }
}

type SqlValue = string | number | null

function decoderOf(kind: TableKind, { field, type, refersTo }: EstateColumn, idsOf: (kind: string) => ReadonlyMap<number, string>): (value: SqlValue, row: Readonly<Record<string, unknown>>) => unknown {
  if (kind === 'attribute' && field === 'objectId') return (value, row) => idsOf(String(row['objectKind'])).get(Number(value)) ?? null
  if (refersTo !== null) {
    const ids = idsOf(refersTo)
    return (value) => (value === null ? null : (ids.get(Number(value)) ?? null))
  }
  if (type === 'boolean') return (value) => (value === null ? null : value === 1)
  return sharedTexts()
}

/**
 * A row without values, whose copies have room for all of its fields in themselves. Objects that grow field by field keep most of
 * them in a list of their own, with room to spare: for the rows of 10,000 VMs that is some 10 MiB.
 */
function emptyRow(fields: readonly string[]): Readonly<Record<string, unknown>> {
  return JSON.parse(JSON.stringify(Object.fromEntries(fields.map((field) => [field, null])))) as Record<string, unknown> // what was put in
}

/**
 * Gives equal texts of a column as one: SQLite makes a new one of each cell, and most columns hold the same few again and again. A column in
 * which most look-ups are in vain is given as it is from then on: they cost more than reading the cell.
 */
function sharedTexts(): (value: SqlValue) => SqlValue {
  const known = new Map<string, string>()
  let [found, missed] = [0, 0]
  return (value) => {
    if (typeof value !== 'string' || (missed > MOST_SHARED_TEXTS && missed > found)) return value
    const shared = known.get(value)
    if (shared !== undefined) {
      found += 1
      return shared
    }
    missed += 1
    if (missed <= MOST_SHARED_TEXTS) known.set(value, value)
    return value
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
