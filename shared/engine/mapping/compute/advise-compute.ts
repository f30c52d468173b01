import type { ComputeMapping } from '#shared/domain/plan/compute.ts'
import type { Reason } from '#shared/domain/plan/reason.ts'
import type { Target } from '#shared/domain/target/target.ts'

/** From this part of the VMs on, those that cannot move are the rule, and the cluster's default should follow them. */
const RULE_NOT_EXCEPTION = 0.5

/** What the cluster's own settings should be, since neither MTV nor an instance type sets them. */
export function adviseCompute(vms: readonly Pick<ComputeMapping, 'settings'>[], target: Target): readonly Reason[] {
  const fixed = vms.filter(({ settings }) => settings.some(({ code, carrier }) => code === 'eviction' && carrier !== 'cluster-default')).length
  const advice: Reason[] = []
  if (fixed > 0 && fixed >= vms.length * RULE_NOT_EXCEPTION) {
    advice.push({ code: 'eviction-cluster', message: `${fixed} of ${vms.length} VMs cannot be migrated live: set evictionStrategy LiveMigrateIfPossible in the HyperConverged of the cluster, so that nodes can be drained.` })
  } else if (fixed > 0 && !target.compute.patches) {
    advice.push({ code: 'eviction-vms', message: `${fixed} of ${vms.length} VMs cannot be migrated live and would keep their nodes from being drained: give them evictionStrategy None, by hand or with the target's compute.patches.` })
  }
  if (target.nodeModels.length > 1 && target.compute.cpuModel === 'cluster') {
    advice.push({ code: 'mixed-nodes', message: `The target has ${target.nodeModels.length} models of nodes: with host-model a VM moves live to like processors only; set defaultCPUModel in the HyperConverged to one that all nodes have.` })
  }
  return advice
}
