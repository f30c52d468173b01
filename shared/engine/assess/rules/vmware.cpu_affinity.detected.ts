import { vmSetting } from '#shared/engine/estate/vm-setting.ts'
import { defineRule } from '../rule.ts'

/** The VM is tied to physical CPUs; that tie is not carried over. */
export const cpuAffinityDetected = defineRule({
  id: 'vmware.cpu_affinity.detected',
  title: 'CPU affinity',
  sourceKind: 'vsphere',
  severity: 'warning',
  needs: [],
  check: (vm) => {
    const cpus = vmSetting(vm, 'cpuPins')
    if (cpus === null) return { notEvaluated: 'The inventory does not say whether the VM has a CPU affinity.' }
    return cpus === '' ? null : { message: `${vm.name} is tied to the physical CPUs ${cpus}, and the target does not keep that.`, remedy: 'Remove the affinity, or give the VM dedicated CPUs on the target.', data: { cpus } }
  },
})
