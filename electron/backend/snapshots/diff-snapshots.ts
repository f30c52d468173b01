import { type ProjectFile, readProject } from '#backend/db/project-file.ts'
import { compareText } from '#shared/domain/compare.ts'
import { naturalKey } from '#shared/domain/natural-key.ts'
import type { ComparedVm, FieldChange, NotCompared, ObjectDifference, SnapshotDiff, VmChange } from '#shared/domain/estate/snapshot-diff.ts'
import { diffVms } from './diff-vms.ts'
import type { SnapshotPair } from './known-columns.ts'
import { type Identity, matchObjects } from './match-objects.ts'
import { type IdentifiedTable, readIdentities } from './read-identities.ts'

/** Compares two snapshots of one source: what the newer one says otherwise than the older one. */
export function diffSnapshots(project: ProjectFile, pair: SnapshotPair): SnapshotDiff {
  return readProject(project, () => {
    const older = readIdentities(project, 'vm', pair.older)
    const newer = readIdentities(project, 'vm', pair.newer)
    const pairs = matchObjects(older, newer)
    const notCompared: NotCompared[] = []
    const others = newer.flatMap(({ pk, id }) => {
      const same = pairs.get(pk)
      return same === undefined || same.id === id ? [] : [{ newer: pk, older: same.pk }]
    })
    const changes = diffVms(project, pair, others, notCompared)
    const changed = newer.flatMap((vm): VmChange[] => {
      const same = pairs.get(vm.pk)
      const oldId = same === undefined || same.id === vm.id ? null : same.id
      const own = changes.get(vm.pk) ?? []
      if (oldId === null && own.length === 0) return []
      const identity: readonly FieldChange[] = oldId === null ? [] : [{ part: 'vm', item: null, field: 'id', old: oldId, new: vm.id }]
      return [{ id: vm.id, oldId, name: vm.name, changes: [...identity, ...own] }]
    })
    const matched = new Set([...pairs.values()].map(({ pk }) => pk))
    const added = describeVms(project, newer.filter(({ pk }) => !pairs.has(pk)), pair.newer)
    const removed = describeVms(project, older.filter(({ pk }) => !matched.has(pk)), pair.older)
    return {
      counts: { added: added.length, removed: removed.length, changed: changed.length, unchanged: pairs.size - changed.length },
      added,
      removed,
      changed: inNaturalOrder(changed),
      objects: OBJECTS.map(([kind, table]) => diffObjects(project, pair, kind, table)),
      notCompared,
    }
  })
}

const OBJECTS: readonly (readonly [ObjectDifference['kind'], IdentifiedTable])[] = [['hosts', 'host'], ['clusters', 'cluster'], ['datastores', 'datastore'], ['networks', 'port_group']]

function diffObjects(project: ProjectFile, pair: SnapshotPair, kind: ObjectDifference['kind'], table: IdentifiedTable): ObjectDifference {
  const older = readIdentities(project, table, pair.older)
  const newer = readIdentities(project, table, pair.newer)
  const pairs = matchObjects(older, newer)
  const matched = new Set([...pairs.values()].map(({ pk }) => pk))
  const named = (objects: readonly Identity[]): ObjectDifference['added'] => inNaturalOrder(objects.map(({ id, name }) => ({ id, name })))
  return { kind, added: named(newer.filter(({ pk }) => !pairs.has(pk))), removed: named(older.filter(({ pk }) => !matched.has(pk))) }
}

function describeVms({ database }: ProjectFile, vms: readonly Identity[], snapshot: number): ComparedVm[] {
  if (vms.length === 0) return []
  const wanted = new Set(vms.map(({ id }) => id))
  const rows = database.prepare('SELECT id, name, is_template AS isTemplate, power_state AS powerState, vcpus, memory_mib AS memoryMib, cluster_name AS cluster FROM vm WHERE snapshot_pk = ?').all(snapshot) as (Omit<ComparedVm, 'isTemplate'> & { isTemplate: number | null })[] // as selected
  return inNaturalOrder(rows.filter(({ id }) => wanted.has(id)).map((row) => ({ ...row, isTemplate: row.isTemplate === null ? null : row.isTemplate === 1 })))
}

function inNaturalOrder<Row extends { readonly id: string }>(rows: readonly Row[]): Row[] {
  return rows.map((row) => ({ row, key: naturalKey(row.id) })).sort((left, right) => compareText(left.key, right.key) || compareText(left.row.id, right.row.id)).map(({ row }) => row)
}
