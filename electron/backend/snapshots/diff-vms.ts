import type { EstateColumn } from '#backend/db/estate-tables.ts'
import type { ProjectFile } from '#backend/db/project-file.ts'
import type { FieldChange, NotCompared } from '#shared/domain/estate/snapshot-diff.ts'
import { VM_ITEMS, VM_PARTS } from './compared-parts.ts'
import { type ItemReader, itemChanges } from './item-changes.ts'
import { knownColumns, type SnapshotPair } from './known-columns.ts'

/** A VM's primary keys in the two snapshots. */
export interface VmPair {
  readonly newer: number
  readonly older: number
}

type Value = string | number | null

/**
 * The changes of every VM that has any, by its primary key in the newer snapshot. SQLite compares; only what differs is
 * read. `others` are the VMs whose id is not the same in both snapshots.
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
  for (const compared of VM_ITEMS) {
    const columns = knownColumns(project, compared, pair, notCompared)
    if (columns === null) continue
    const { part, table, item } = compared
    const signature = [`coalesce(${item}, '')`, ...columns.map(({ column }) => `coalesce("${column}", '')`)].join(" || x'1f' || ")
    const of = (vm: string): string => `(SELECT group_concat(line, x'1e') FROM (SELECT ${signature} AS line FROM "${table}" WHERE vm_pk = ${vm}.pk ORDER BY 1))`
    const select = (pairing: string): string => `SELECT newer.pk, older.pk FROM vm AS newer JOIN vm AS older ON ${pairing} WHERE ${of('newer')} IS NOT ${of('older')}`
    const rows = project.database.prepare(`SELECT ${[item, ...columns.map(({ column }) => `"${column}"`)].join(', ')} FROM "${table}" WHERE vm_pk = ? ORDER BY pk`).raw()
    const read: ItemReader = (vm) => (rows.all(vm) as Value[][]).map(([name, ...values]) => ({ item: name === null || name === undefined ? null : String(name), values: values.map((value, index) => valueOf(columns[index], value)) })) // scalars, as selected
    for (const [newer, older] of pairedRows<[number, number]>(project, select, pair, others)) {
      for (const change of itemChanges(part, columns.map(({ field }) => field), read(older), read(newer))) add(newer, change)
    }
  }
  diffAttributes(project, pair, others, add)
  return changes
}

/** Custom attributes and tags: a column that either export lacks was added or taken away by somebody. */
function diffAttributes(project: ProjectFile, pair: SnapshotPair, others: readonly VmPair[], add: (vm: number, change: FieldChange) => void): void {
  const of = (vm: string): string => `(SELECT group_concat(line, x'1e') FROM (SELECT name || x'1f' || value AS line FROM attribute WHERE object_kind = 'vm' AND object_pk = ${vm}.pk ORDER BY 1))`
  const select = (pairing: string): string => `SELECT newer.pk, older.pk FROM vm AS newer JOIN vm AS older ON ${pairing} WHERE ${of('newer')} IS NOT ${of('older')}`
  const rows = project.database.prepare("SELECT name, value FROM attribute WHERE object_kind = 'vm' AND object_pk = ? ORDER BY name").raw()
  for (const [newer, older] of pairedRows<[number, number]>(project, select, pair, others)) {
    const before = new Map(rows.all(older) as [string, string][]) // as selected
    const after = new Map(rows.all(newer) as [string, string][]) // as selected
    for (const name of new Set([...before.keys(), ...after.keys()])) {
      const [old, next] = [before.get(name) ?? null, after.get(name) ?? null]
      if (old !== next) add(newer, { part: 'attribute', item: name, field: 'value', old, new: next })
    }
  }
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
