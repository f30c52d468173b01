import { configurationVerdict } from '../configuration-verdict.ts'
import { defineRule } from '../rule.ts'

/** The VM has virtual NUMA nodes. */
export const ovirtNumaTuning = defineRule({
  id: 'ovirt.numa.tuning.detected',
  title: 'Virtual NUMA nodes',
  sourceKind: 'ovirt',
  severity: 'warning',
  needs: [],
  check: (vm) =>
    configurationVerdict(vm, 'numaNodes', {
      unsaid: 'which virtual NUMA nodes the VM has',
      flags: (value) => value !== '',
      concern: (nodes) => ({ message: `${vm.name} has virtual NUMA nodes (${nodes}).`, remedy: 'Plan the NUMA topology of the VM on the target anew.' }),
    }),
})
