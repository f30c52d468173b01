import { clusterVerdict } from '../cluster-verdict.ts'
import { defineRule } from '../rule.ts'

/** The cluster shares equal memory pages between VMs. */
export const ovirtKsm = defineRule({
  id: 'ovirt.cluster.ksm_enabled',
  title: 'Kernel same-page merging',
  sourceKind: 'ovirt',
  severity: 'warning',
  needs: ['clusters'],
  check: (vm, facts) =>
    clusterVerdict(vm, facts, (cluster) => cluster.configuration?.isKsmEnabled ?? null, (cluster) => ({
      message: `${vm.name} is in the cluster ${cluster}, which shares equal memory pages between VMs (KSM).`,
      remedy: 'Plan the memory of the target without what KSM saves, or switch it on there.',
    })),
})
