import type { PlannedRule } from '#shared/domain/plan/placement.ts'

/** By VM id: the rules, as the target keeps them, that keep the VM from the nodes of others. One that the target gives up keeps nobody apart. */
export function apartRulesByVm(rules: readonly PlannedRule[]): ReadonlyMap<string, readonly string[]> {
  const byVm = new Map<string, string[]>()
  for (const { ruleId, kind, strength, vms } of rules) {
    if (kind !== 'apart' || strength === null) continue
    for (const { vmId } of vms) byVm.set(vmId, [...(byVm.get(vmId) ?? []), ruleId])
  }
  return byVm
}
