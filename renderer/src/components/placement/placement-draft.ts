import type { VmPlacementRow } from '#shared/contract/vm-placement.ts'
import type { RestartLevel } from '#shared/domain/decisions/placement-decisions.ts'

/** What is wanted for one VM or many; `leave` decides nothing, `suggested` takes a decision back. */
export interface VmPlacementDraft {
  readonly nodeGroup: 'leave' | 'suggested' | 'none' | `group ${string}`
  readonly restartPriority: 'leave' | 'suggested' | 'none' | RestartLevel
  readonly balancing: 'leave' | 'suggested' | 'moved' | 'alone'
  readonly reason: string
}

export interface VmPlacementChange {
  readonly kind: 'vm.node-group' | 'vm.restart-priority' | 'vm.balancing'
  readonly subject: string
  /** Null takes the decision back. */
  readonly value: unknown
}

type Decided = Pick<VmPlacementRow, 'nodeGroup' | 'restartPriority' | 'balancing'>

/** Begins with what is decided for a row; for many rows nothing is decided yet. */
export function vmPlacementDraftOf(row: Decided | null): VmPlacementDraft {
  if (row === null) return { nodeGroup: 'leave', restartPriority: 'leave', balancing: 'leave', reason: '' }
  const [group, priority, balancing] = [row.nodeGroup.decision, row.restartPriority.decision, row.balancing.decision]
  return {
    nodeGroup: group === null ? 'suggested' : group.group === null ? 'none' : `group ${group.group}`,
    restartPriority: priority === null ? 'suggested' : (priority.level ?? 'none'),
    balancing: balancing === null ? 'suggested' : balancing.isBalanced ? 'moved' : 'alone',
    reason: group?.reason ?? priority?.reason ?? balancing?.reason ?? '',
  }
}

/** The decisions that a draft makes for some VMs; null while it makes none. */
export function vmPlacementChanges({ nodeGroup, restartPriority, balancing, reason: written }: VmPlacementDraft, ids: readonly string[]): VmPlacementChange[] | null {
  const reason = written.trim() === '' ? {} : { reason: written.trim() }
  const values: Pick<VmPlacementChange, 'kind' | 'value'>[] = [
    ...(nodeGroup === 'leave' ? [] : [{ kind: 'vm.node-group' as const, value: nodeGroup === 'suggested' ? null : { group: nodeGroup === 'none' ? null : nodeGroup.slice('group '.length), ...reason } }]),
    ...(restartPriority === 'leave' ? [] : [{ kind: 'vm.restart-priority' as const, value: restartPriority === 'suggested' ? null : { level: restartPriority === 'none' ? null : restartPriority, ...reason } }]),
    ...(balancing === 'leave' ? [] : [{ kind: 'vm.balancing' as const, value: balancing === 'suggested' ? null : { isBalanced: balancing === 'moved', ...reason } }]),
  ]
  return values.length === 0 ? null : ids.flatMap((subject) => values.map((value) => ({ ...value, subject })))
}

/** Only what a draft says otherwise than what is decided: a step of the journal that changes nothing would puzzle who undoes it. */
export function vmPlacementChangesOf(draft: VmPlacementDraft, row: Decided & Pick<VmPlacementRow, 'id'>): VmPlacementChange[] {
  const decided = { 'vm.node-group': row.nodeGroup.decision, 'vm.restart-priority': row.restartPriority.decision, 'vm.balancing': row.balancing.decision } as const
  return (vmPlacementChanges(draft, [row.id]) ?? []).filter(({ kind, value }) => JSON.stringify(decided[kind]) !== JSON.stringify(value))
}
