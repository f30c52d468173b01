import { type ProjectFile, readProject } from '#backend/db/project-file.ts'
import { compareText } from '#shared/domain/compare.ts'
import { naturalKey } from '#shared/domain/natural-key.ts'
import type { ComparedVm, ObjectDifference, SnapshotDiff } from '#shared/domain/estate/snapshot-diff.ts'
import { finish } from '#shared/domain/steps.ts'
import { compareSnapshots, countChanges, describeChange, isChanged } from './compare-snapshots.ts'
import type { SnapshotPair } from './known-columns.ts'
import { type Identity, matchObjects } from './match-objects.ts'
import { type IdentifiedTable, readIdentities } from './read-identities.ts'

/** Compares two snapshots of one source: what the newer one says otherwise than the older one. */
export function diffSnapshots(project: ProjectFile, pair: SnapshotPair): SnapshotDiff {
  return readProject(project, () => {
    const comparison = finish(compareSnapshots(project, pair))
    const { older, newer, pairs, notCompared } = comparison
    const changed = newer.filter((vm) => isChanged(comparison, vm)).map((vm) => describeChange(comparison, vm))
    const matched = new Set([...pairs.values()].map(({ pk }) => pk))
    return {
      counts: countChanges(comparison),
      added: describeVms(project, newer.filter(({ pk }) => !pairs.has(pk)), pair.newer),
      removed: describeVms(project, older.filter(({ pk }) => !matched.has(pk)), pair.older),
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
