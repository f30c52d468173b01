import { vmSetting } from '#shared/engine/estate/vm-setting.ts'
import { defineRule } from '../rule.ts'

/** The VM is tied to NUMA nodes of its host; that tie is not carried over. */
export const numaAffinityDetected = defineRule({
  id: 'vmware.numa_affinity.detected',
  title: 'NUMA affinity',
  sourceKind: 'vsphere',
  severity: 'warning',
  needs: [],
  check: (vm) => {
    const nodes = vmSetting(vm, 'numaNodes')
    if (nodes === null) return { notEvaluated: 'The inventory does not say whether the VM has a NUMA affinity.' }
    return nodes === '' ? null : { message: `${vm.name} is tied to the NUMA nodes ${nodes}, and the target does not keep that.`, remedy: 'Remove the affinity, or give the VM dedicated CPUs and NUMA pass-through on the target.', data: { nodes } }
  },
})
