import { configurationVerdict } from '../configuration-verdict.ts'
import { defineRule } from '../rule.ts'

/** vCPUs are pinned to physical CPUs. */
export const ovirtCpuTuning = defineRule({
  id: 'ovirt.cpu.tuning.detected',
  title: 'vCPUs pinned to physical CPUs',
  sourceKind: 'ovirt',
  severity: 'warning',
  needs: [],
  check: (vm) =>
    configurationVerdict(vm, 'cpuPins', {
      unsaid: 'whether vCPUs are pinned to physical CPUs',
      flags: (value) => value !== '',
      concern: (pins) => ({ message: `${vm.name} has vCPUs pinned to physical CPUs (${pins}).`, remedy: 'Take the pinning off; dedicated CPUs can be had on the target by an instance type.' }),
    }),
})
