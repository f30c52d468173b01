import type { ProjectFile } from '#backend/db/project-file.ts'
import type { FieldChange, NotCompared, VmChange } from '#shared/domain/estate/snapshot-diff.ts'
import type { Steps } from '#shared/domain/steps.ts'
import { diffVms } from './diff-vms.ts'
import type { SnapshotPair } from './known-columns.ts'
import { type Identity, matchObjects } from './match-objects.ts'
import { readIdentities } from './read-identities.ts'

/** Two snapshots of one source side by side, VM by VM. */
export interface Comparison {
  readonly older: readonly Identity[]
  readonly newer: readonly Identity[]
  /** The same VM in the older one, by its primary key in the newer one. */
  readonly pairs: ReadonlyMap<number, Identity>
  /** What the newer one says otherwise, by the VM's primary key there; a VM that changed in nothing has no entry. */
  readonly changes: ReadonlyMap<number, readonly FieldChange[]>
  readonly notCompared: readonly NotCompared[]
}

/** Finds out which VM is which and what changed of each, in steps of some 20 ms. All of them have to see one state of the project. */
export function* compareSnapshots(project: ProjectFile, pair: SnapshotPair): Steps<Comparison> {
  const older = readIdentities(project, 'vm', pair.older)
  yield undefined
  const newer = readIdentities(project, 'vm', pair.newer)
  yield undefined
  const pairs = matchObjects(older, newer)
  yield undefined
  const notCompared: NotCompared[] = []
  const changes = yield* diffVms(project, pair, { newer, pairs }, notCompared)
  return { older, newer, pairs, changes, notCompared }
}

/** How many VMs came, went, changed and stayed as they were. */
export function countChanges(comparison: Comparison): { readonly added: number; readonly removed: number; readonly changed: number; readonly unchanged: number } {
  const { older, newer, pairs } = comparison
  const changed = newer.filter((vm) => isChanged(comparison, vm)).length
  // Each VM of either snapshot is in one pair at most.
  return { added: newer.length - pairs.size, removed: older.length - pairs.size, changed, unchanged: pairs.size - changed }
}

/** Whether a VM of the newer snapshot is in the older one too, and says something else there. */
export function isChanged({ pairs, changes }: Pick<Comparison, 'pairs' | 'changes'>, { pk, id }: Identity): boolean {
  const same = pairs.get(pk)
  return changes.has(pk) || (same !== undefined && same.id !== id)
}

/** What the newer snapshot says otherwise of a VM, beginning with its id where that was another one. */
export function describeChange({ pairs, changes }: Pick<Comparison, 'pairs' | 'changes'>, { pk, id, name }: Identity): VmChange {
  const same = pairs.get(pk)
  const oldId = same === undefined || same.id === id ? null : same.id
  const identity: readonly FieldChange[] = oldId === null ? [] : [{ part: 'vm', item: null, field: 'id', old: oldId, new: id }]
  return { id, oldId, name, changes: [...identity, ...(changes.get(pk) ?? [])] }
}
