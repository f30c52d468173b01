import { configurationVerdict } from '../configuration-verdict.ts'
import { defineRule } from '../rule.ts'

/** The placement policy of the VM is migratable. */
export const ovirtPlacementPolicy = defineRule({
  id: 'ovirt.placement_policy.affinity_set',
  title: 'A placement policy',
  sourceKind: 'ovirt',
  severity: 'warning',
  needs: [],
  check: (vm) =>
    configurationVerdict(vm, 'placementAffinity', {
      unsaid: 'which placement policy the VM has',
      flags: (affinity) => affinity === 'migratable',
      concern: () => ({ message: `${vm.name} has the placement policy migratable, which is not carried over.`, remedy: 'Plan on the target where the VM may run, if it matters.' }),
    }),
})
