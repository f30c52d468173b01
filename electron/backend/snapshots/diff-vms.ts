import type { EstateColumn } from '#backend/db/estate-tables.ts'
import type { ProjectFile } from '#backend/db/project-file.ts'
import type { FieldChange, NotCompared } from '#shared/domain/estate/snapshot-diff.ts'
import { VM_ITEMS, VM_PARTS } from './compared-parts.ts'
import { type ComparedItem, itemChanges } from './item-changes.ts'
import { knownColumns, type SnapshotPair } from './known-columns.ts'

/** A VM's primary keys in the two snapshots. */
export interface VmPair {
  readonly newer: number
  readonly older: number
}

type Value = string | number | null

/**
 * The changes of every VM that has any, by its primary key in the newer snapshot. Of what a VM has once, SQLite compares and
 * only what differs is read. `others` are the VMs whose id is not the same in both snapshots.
 */
export function diffVms(project: ProjectFile, pair: SnapshotPair, others: readonly VmPair[], notCompared: NotCompared[]): ReadonlyMap<number, readonly FieldChange[]> {
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
    const select = (pairing: string): string => `SELECT newer.pk, ${values.join(', ')} FROM vm AS newer JOIN vm AS older ON ${pairing}${join} WHERE ${differing}`
    for (const [vm, ...row] of pairedRows<[number, ...Value[]]>(project, select, pair, others)) {
      columns.forEach((column, index) => {
        const [old, next] = [row[2 * index] ?? null, row[2 * index + 1] ?? null]
        if (old !== next) add(vm, { part, item: null, field: column.field, old: valueOf(column, old), new: valueOf(column, next) })
      })
    }
  }
  const pairs = pairVms(project, pair, others)
  for (const compared of VM_ITEMS) {
    const columns = knownColumns(project, compared, pair, notCompared)
    if (columns === null) continue
    const { part, table, item } = compared
    const select = `SELECT vm_pk, ${[item, ...columns.map(({ column }) => `"${column}"`)].join(', ')} FROM "${table}" WHERE snapshot_pk = ? ORDER BY pk`
    const fields = columns.map(({ field }) => field)
    const named = (rows: readonly Value[][]): ComparedItem[] => rows.map(([, name, ...values]) => ({ item: name === null || name === undefined ? null : String(name), values: values.map((value, index) => valueOf(columns[index], value)) }))
    for (const [vm, before, after] of differingRows(project, select, pair, pairs)) {
      for (const change of itemChanges(part, fields, named(before), named(after))) add(vm, change)
    }
  }
  const attributes = "SELECT object_pk, name, value FROM attribute WHERE snapshot_pk = ? AND object_kind = 'vm' ORDER BY pk"
  for (const [vm, before, after] of differingRows(project, attributes, pair, pairs)) {
    for (const change of attributeChanges(before, after)) add(vm, change)
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

/** All pairs of VMs, those of one id and the others, by the newer one. */
function pairVms({ database }: ProjectFile, { older, newer }: SnapshotPair, others: readonly VmPair[]): ReadonlyMap<number, number> {
  const same = database.prepare('SELECT newer.pk, older.pk FROM vm AS newer JOIN vm AS older ON older.snapshot_pk = ? AND older.id = newer.id WHERE newer.snapshot_pk = ?').raw().all(older, newer) as [number, number][] // as selected
  return new Map([...same, ...others.map((pair) => [pair.newer, pair.older] as const)])
}

/**
 * The rows that belong to a VM in either snapshot, for each VM where they are not the same. Both tables are read whole:
 * where much has changed, to ask for each VM apart takes several times as long.
 */
function* differingRows({ database }: ProjectFile, select: string, { older, newer }: SnapshotPair, pairs: ReadonlyMap<number, number>): Generator<[vm: number, before: readonly Value[][], after: readonly Value[][]]> {
  const statement = database.prepare(select).raw()
  const before = groupByFirst(statement.all(older) as Value[][]) // scalars, as selected
  const after = groupByFirst(statement.all(newer) as Value[][]) // as above
  for (const [vm, olderVm] of pairs) {
    const [left, right] = [before.get(olderVm) ?? NO_ROWS, after.get(vm) ?? NO_ROWS]
    if (!isSame(left, right)) yield [vm, left, right]
  }
}

const NO_ROWS: readonly Value[][] = []

function groupByFirst(rows: readonly Value[][]): ReadonlyMap<Value, Value[][]> {
  const groups = new Map<Value, Value[][]>()
  for (const row of rows) {
    const key = row[0] ?? null
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [row])
    else group.push(row)
  }
  return groups
}

/** Whether rows say the same in the same order, whatever they belong to. */
function isSame(left: readonly Value[][], right: readonly Value[][]): boolean {
  return left.length === right.length && left.every((row, at) => row.every((value, index) => index === 0 || value === right[at]?.[index]))
}

/** The rows of a query over pairs of VMs: those with one id in one go, the others one by one. */
function* pairedRows<Row>({ database }: ProjectFile, select: (pairing: string) => string, { newer, older }: SnapshotPair, others: readonly VmPair[]): Generator<Row> {
  yield* database.prepare(select('older.snapshot_pk = ? AND older.id = newer.id AND newer.snapshot_pk = ?')).raw().all(older, newer) as Row[] // as each query selects
  if (others.length === 0) return
  const single = database.prepare(select('newer.pk = ? AND older.pk = ?')).raw()
  for (const one of others) yield* single.all(one.newer, one.older) as Row[] // as above
}

function valueOf(column: EstateColumn | undefined, value: Value): string | number | boolean | null {
  return column?.type === 'boolean' && value !== null ? value === 1 : value
}
