import { configurationVerdict } from '../configuration-verdict.ts'
import { defineRule } from '../rule.ts'

/** The VM has a CPU model of its own instead of the cluster’s. */
export const ovirtCpuCustomModel = defineRule({
  id: 'ovirt.cpu.custom_model.detected',
  title: 'A CPU model of its own',
  sourceKind: 'ovirt',
  severity: 'warning',
  needs: [],
  check: (vm) =>
    configurationVerdict(vm, 'customCpuModel', {
      unsaid: 'whether the VM has a CPU model of its own',
      flags: (value) => value !== '',
      concern: (model) => ({ message: `${vm.name} has the CPU model ${model}, not that of its cluster.`, remedy: 'Take the custom CPU model off, or have a custom instance type carry it on the target.' }),
    }),
})
