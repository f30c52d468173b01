import type { EstateColumn } from '#backend/db/estate-tables.ts'
import type { ProjectFile } from '#backend/db/project-file.ts'
import type { FieldChange, NotCompared } from '#shared/domain/estate/snapshot-diff.ts'
import type { Steps } from '#shared/domain/steps.ts'
import { VM_ITEMS, VM_PARTS } from './compared-parts.ts'
import { type ComparedItem, itemChanges } from './item-changes.ts'
import { knownColumns, type SnapshotPair } from './known-columns.ts'
import type { Identity } from './match-objects.ts'

/** The VMs of the newer snapshot, by their primary keys upwards, and the same VM in the older one by each key. */
export interface ComparedVms {
  readonly newer: readonly Identity[]
  readonly pairs: ReadonlyMap<number, Identity>
}

/** VMs that are compared, and rows of a table that are gone over, in one step. */
const VMS_OF_STEP = 1_000
const ROWS_OF_STEP = 4_096

type Value = string | number | null

/**
 * The changes of every VM that has any, by its primary key in the newer snapshot. Of what a VM has once, SQLite compares and
 * only what differs is read.
 */
export function* diffVms(project: ProjectFile, pair: SnapshotPair, vms: ComparedVms, notCompared: NotCompared[]): Steps<ReadonlyMap<number, readonly FieldChange[]>> {
  const changes = new Map<number, FieldChange[]>()
  const add = (vm: number, change: FieldChange): void => {
    const known = changes.get(vm)
    if (known === undefined) changes.set(vm, [change])
    else known.push(change)
  }
  for (const compared of VM_PARTS) {
    const columns = knownColumns(project, compared, pair, notCompared)
    if (columns === null || columns.length === 0) continue
    const { part, table } = compared
    const join = part === 'vm' ? '' : ` LEFT JOIN "${table}" AS n ON n.vm_pk = newer.pk LEFT JOIN "${table}" AS o ON o.vm_pk = older.pk`
    const [left, right] = part === 'vm' ? ['newer', 'older'] : ['n', 'o']
    const differing = columns.map(({ column }) => `${left}."${column}" IS NOT ${right}."${column}"`).join(' OR ')
    const values = columns.flatMap(({ column }) => [`${right}."${column}"`, `${left}."${column}"`])
    const select = (pairing: string): string => `SELECT newer.pk, ${values.join(', ')} FROM vm AS newer NOT INDEXED CROSS JOIN vm AS older ON ${pairing}${join} WHERE ${differing}`
    for (const rows of pairedRows(project, select, pair, vms)) {
      for (const [vm, ...row] of rows) {
        columns.forEach((column, index) => {
          const [old, next] = [row[2 * index] ?? null, row[2 * index + 1] ?? null]
          if (old !== next) add(Number(vm), { part, item: null, field: column.field, old: valueOf(column, old), new: valueOf(column, next) })
        })
      }
      yield undefined
    }
  }
  for (const compared of VM_ITEMS) {
    const columns = knownColumns(project, compared, pair, notCompared)
    if (columns === null) continue
    const { part, table, item } = compared
    const query = { table, owner: 'vm_pk', select: `SELECT vm_pk, ${[item, ...columns.map(({ column }) => `"${column}"`)].join(', ')} FROM "${table}" NOT INDEXED WHERE` }
    const fields = columns.map(({ field }) => field)
    const named = (rows: readonly Value[][]): ComparedItem[] => rows.map(([, name, ...values]) => ({ item: name === null || name === undefined ? null : String(name), values: values.map((value, index) => valueOf(columns[index], value)) }))
    for (const found of differingRows(project, query, pair, vms)) {
      for (const [vm, before, after] of found) for (const change of itemChanges(part, fields, named(before), named(after))) add(vm, change)
      yield undefined
    }
  }
  const attributes = { table: 'attribute', owner: 'object_pk', select: "SELECT object_pk, name, value FROM attribute NOT INDEXED WHERE object_kind = 'vm' AND" }
  for (const found of differingRows(project, attributes, pair, vms)) {
    for (const [vm, before, after] of found) for (const change of attributeChanges(before, after)) add(vm, change)
    yield undefined
  }
  return changes
}

/** Custom attributes and tags: a column that either export lacks was added or taken away by somebody. */
function attributeChanges(before: readonly Value[][], after: readonly Value[][]): FieldChange[] {
  const olds = new Map(before.map(([, name, value]) => [String(name), value ?? null]))
  const news = new Map(after.map(([, name, value]) => [String(name), value ?? null]))
  return [...new Set([...olds.keys(), ...news.keys()])].flatMap((item) => {
    const [old, next] = [olds.get(item) ?? null, news.get(item) ?? null]
    return old === next ? [] : [{ part: 'attribute', item, field: 'value', old, new: next }]
  })
}

interface TableQuery {
  readonly table: string
  /** The column that says whose row it is. */
  readonly owner: string
  /** Up to where the rows are chosen, by their keys; the first column is whose row it is. */
  readonly select: string
}

type VmRows = readonly [vm: number, before: readonly Value[][], after: readonly Value[][]]

/**
 * The rows that belong to a VM in either snapshot, for each VM where they are not the same; a list, which may be empty, for each step.
 * Both are read whole: where much has changed, to ask for each VM apart takes several times as long. Of a single VM its own rows are read.
 */
function* differingRows(project: ProjectFile, query: TableQuery, { older, newer }: SnapshotPair, vms: ComparedVms): Generator<readonly VmRows[]> {
  const [only] = vms.newer
  const single = vms.newer.length === 1 && only !== undefined ? { older: vms.pairs.get(only.pk)?.pk, newer: only.pk } : null
  const before = single === null ? yield* rowsByOwner(project, query, older) : rowsOfOwner(project, query, older, single.older)
  const after = single === null ? yield* rowsByOwner(project, query, newer) : rowsOfOwner(project, query, newer, single.newer)
  if (before.size === 0 && after.size === 0) return
  for (const some of inPortions(vms.newer)) {
    yield some.flatMap(({ pk }): VmRows[] => {
      const same = vms.pairs.get(pk)
      if (same === undefined) return []
      const [left, right] = [before.get(same.pk) ?? NO_ROWS, after.get(pk) ?? NO_ROWS]
      return isSame(left, right) ? [] : [[pk, left, right]]
    })
  }
}

const NO_ROWS: readonly Value[][] = []

/** The rows of one object alone, as rowsByOwner has those of all. */
function rowsOfOwner({ database }: ProjectFile, { select, owner }: TableQuery, snapshot: number, pk: number | undefined): ReadonlyMap<Value, Value[][]> {
  const rows = pk === undefined ? [] : (database.prepare(`${select.replace(' NOT INDEXED', '')} snapshot_pk = ? AND "${owner}" = ? ORDER BY pk`).raw().all(snapshot, pk) as Value[][]) // scalars, as selected
  return pk === undefined || rows.length === 0 ? new Map() : new Map([[pk, rows]])
}

/** A table's rows of a snapshot by whose they are, in the order in which they were imported. It is gone over by its keys, since none has an index by snapshots. */
function* rowsByOwner({ database }: ProjectFile, { table, select }: TableQuery, snapshot: number): Generator<readonly [], ReadonlyMap<Value, Value[][]>> {
  const groups = new Map<Value, Value[][]>()
  const [first, last] = database.prepare(`SELECT (SELECT min(pk) FROM "${table}"), (SELECT max(pk) FROM "${table}")`).raw().get() as [number | null, number | null] // null for no rows
  const portion = database.prepare(`${select} snapshot_pk = ? AND pk BETWEEN ? AND ? ORDER BY pk`).raw()
  for (let from = first ?? 1; from <= (last ?? 0); from += ROWS_OF_STEP) {
    for (const row of portion.all(snapshot, from, from + ROWS_OF_STEP - 1) as Value[][]) { // scalars, as selected
      const key = row[0] ?? null
      const group = groups.get(key)
      if (group === undefined) groups.set(key, [row])
      else group.push(row)
    }
    yield []
  }
  return groups
}

/** Whether rows say the same in the same order, whatever they belong to. */
function isSame(left: readonly Value[][], right: readonly Value[][]): boolean {
  return left.length === right.length && left.every((row, at) => row.every((value, index) => index === 0 || value === right[at]?.[index]))
}

/** The rows of a query over pairs of VMs, some pairs a step: those with one id by their keys, the others one by one. */
function* pairedRows({ database }: ProjectFile, select: (pairing: string) => string, { newer, older }: SnapshotPair, vms: ComparedVms): Generator<readonly Value[][]> {
  // The newer one is gone over by its keys, whatever SQLite thinks of its indexes.
  const many = database.prepare(`${select('older.snapshot_pk = ? AND older.id = newer.id AND newer.snapshot_pk = ? AND newer.pk BETWEEN ? AND ?')}`).raw()
  const single = database.prepare(select('newer.pk = ? AND older.pk = ?')).raw()
  for (const some of inPortions(vms.newer)) {
    yield many.all(older, newer, some[0]?.pk, some.at(-1)?.pk) as Value[][] // scalars, as each query selects
    for (const { pk, id } of some) {
      const same = vms.pairs.get(pk)
      if (same !== undefined && same.id !== id) yield single.all(pk, same.pk) as Value[][] // as above
    }
  }
}

function* inPortions<Entry>(list: readonly Entry[]): Generator<readonly Entry[]> {
  for (let from = 0; from < list.length; from += VMS_OF_STEP) yield list.slice(from, from + VMS_OF_STEP)
}

function valueOf(column: EstateColumn | undefined, value: Value): string | number | boolean | null {
  return column?.type === 'boolean' && value !== null ? value === 1 : value
}
