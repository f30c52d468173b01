import type { ImportIssue } from '#shared/domain/estate/import-report.ts'
import type { Source } from '#shared/domain/estate/source.ts'
import type { EstateSink, ImportContext } from '../importer.ts'
import { isFields, jsonObject, shownValue, type Json, type JsonFields, type JsonObject } from './json-object.ts'
import type { CollectionName, ProviderDump } from './provider-dump.ts'

/** An object with its place in the dump and its id in the project. */
export interface DumpObject {
  readonly object: JsonObject
  /** 1-based, in its collection. */
  readonly row: number
  readonly id: string
  /** The platform's own id; null where the dump has none. */
  readonly moref: string | null
  readonly name: string
}

export interface DumpRun {
  readonly dump: ProviderDump
  readonly source: Source
  readonly sink: EstateSink
  readonly context: ImportContext
  /** The usable objects of a collection, first come first kept; the others are rejected once. */
  objectsOf(collection: CollectionName): readonly DumpObject[]
  find(collection: CollectionName, moref: string | null): DumpObject | null
  report(issue: Pick<ImportIssue, 'code' | 'severity' | 'message'> & Partial<ImportIssue>): void
}

export function createDumpRun(dump: ProviderDump, source: Source, sink: EstateSink, context: ImportContext): DumpRun {
  const report: DumpRun['report'] = (issue) => sink.issue({ sheet: null, row: null, column: null, value: null, assumed: null, ...issue })
  const prepared = new Map<CollectionName, { readonly list: readonly DumpObject[]; readonly byMoref: ReadonlyMap<string, DumpObject> }>()
  const prepare = (collection: CollectionName): { readonly list: readonly DumpObject[]; readonly byMoref: ReadonlyMap<string, DumpObject> } => {
    const known = prepared.get(collection)
    if (known !== undefined) return known
    const rows = dump.collections.get(collection) ?? []
    const list: DumpObject[] = []
    const ids = new Set<string>()
    const byMoref = new Map<string, DumpObject>()
    let rejected = 0
    const reject = (value: Json, row: number, reason: string): void => {
      rejected += 1
      sink.rejected({ sheet: collection, row, reason, cells: cellsOf(value) })
      report({ code: 'ROW_REJECTED', severity: 'warning', sheet: collection, row, message: `Entry ${row} of ${collection} was not used: ${reason}.` })
    }
    rows.forEach((value, index) => {
      const row = index + 1
      if (!isFields(value)) {
        reject(value, row, 'it is no object')
        return
      }
      const told = new Set<string>()
      const object = jsonObject(value, (column, odd) => {
        // Several rows may be made of one field: it is told once.
        if (told.has(column)) return
        told.add(column)
        report({ code: 'CELL_NOT_UNDERSTOOD', severity: 'warning', sheet: collection, row, column, value: shownValue(odd), message: `Entry ${row} of ${collection} has something odd in ${column}; it counts as not given.` })
      })
      const moref = object.name('id')
      const name = object.name('name')
      if (moref === null && name === null) {
        reject(value, row, 'it has neither an id nor a name')
        return
      }
      const id = `${source.id}/${moref ?? `name:/${name ?? ''}`}`
      if (ids.has(id)) {
        reject(value, row, `another one before it has the id ${moref ?? name ?? ''}`)
        return
      }
      ids.add(id)
      if (moref === null && collection === 'vms') report({ code: 'MISSING_VM_ID', severity: 'error', sheet: collection, row, value: name, assumed: id, message: `The VM ${name ?? ''} has no id: it is known by its name, which MTV has to find it by.` })
      const entry: DumpObject = { object, row, id, moref, name: name ?? moref ?? '' }
      list.push(entry)
      if (moref !== null) byMoref.set(moref, entry)
    })
    const result = { list, byMoref }
    prepared.set(collection, result)
    if (dump.collections.has(collection)) sink.sheet({ name: SHEET_NAMES[collection], rows: rows.length, kept: list.length, rejected, missingColumns: [], extraColumns: [] })
    return result
  }
  return {
    dump,
    source,
    sink,
    context,
    report,
    objectsOf: (collection) => prepare(collection).list,
    find: (collection, moref) => (moref === null ? null : (prepare(collection).byMoref.get(moref) ?? null)),
  }
}

/** What the collections are called in the report: the names by which the project knows which inputs it has. */
const SHEET_NAMES: Readonly<Record<CollectionName, string>> = {
  datacenters: 'data_centers',
  clusters: 'clusters',
  hosts: 'hosts',
  networks: 'networks',
  nicProfiles: 'vnic_profiles',
  datastores: 'datastores',
  storageDomains: 'storage_domains',
  disks: 'disks',
  vms: 'vms',
}

const MOST_CELLS = 100

function cellsOf(value: Json): { column: string; value: string }[] {
  const fields: JsonFields = isFields(value) ? value : { value }
  return Object.entries(fields)
    .filter(([, inner]) => typeof inner !== 'object' || inner === null)
    .slice(0, MOST_CELLS)
    .map(([column, inner]) => ({ column, value: shownValue(inner) }))
}
