import type { Reason } from '#shared/domain/plan/reason.ts'
import { createDisjointSets } from '#shared/engine/estate/disjoint-sets.ts'
import type { SourceRule } from './collect-rules.ts'

/**
 * Rules that no placement can keep, by their ids: VMs that have to be together and apart, directly or by way of others, and VMs that
 * have to be on hosts without one in common. None of them is carried: which gives way is a person's to say.
 */
export function findRuleConflicts(rules: readonly SourceRule[]): ReadonlyMap<string, Reason> {
  const conflicts = new Map<string, Reason>()
  const together = rules.filter(({ kind }) => kind === 'together')
  const sets = createDisjointSets()
  for (const rule of together) sets.join(rule.vms.map(({ id }) => id))
  const setOf = new Map(sets.sets().flatMap((members, index) => members.map((id) => [id, index] as const)))
  for (const apart of rules.filter(({ kind }) => kind === 'apart')) {
    const torn = firstTwice(apart.vms.map(({ id }) => setOf.get(id)).filter((set) => set !== undefined))
    if (torn === undefined) continue
    const against = together.filter(({ vms }) => vms.some(({ id }) => setOf.get(id) === torn))
    for (const rule of [apart, ...against]) conflicts.set(rule.id, { code: 'rules-contradict', message: `${apart.name} keeps VMs apart that ${against.map(({ name }) => name).join(', ')} ${against.length === 1 ? 'keeps' : 'keep'} together: neither is carried until one of them is given up.` })
  }
  findHostConflicts(rules.filter(({ kind }) => kind === 'on-hosts'), conflicts)
  return conflicts
}

function findHostConflicts(rules: readonly SourceRule[], conflicts: Map<string, Reason>): void {
  rules.forEach((left, index) => {
    for (const right of rules.slice(index + 1)) {
      const shared = left.vms.find((vm) => right.vms.includes(vm))
      if (shared === undefined || left.hostNames === null || right.hostNames === null) continue
      if (left.hostNames.some((host) => right.hostNames?.includes(host))) continue
      const reason = { code: 'rules-contradict', message: `${left.name} and ${right.name} tie ${shared.name} to hosts without one in common: neither is carried until one of them is given up.` }
      conflicts.set(left.id, reason)
      conflicts.set(right.id, reason)
    }
  })
}

function firstTwice(values: readonly number[]): number | undefined {
  return values.find((value, index) => values.indexOf(value) !== index)
}
