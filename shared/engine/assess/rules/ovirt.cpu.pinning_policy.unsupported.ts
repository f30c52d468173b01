import { configurationVerdict } from '../configuration-verdict.ts'
import { defineRule } from '../rule.ts'

/** Policies without a counterpart (oVirt API CpuPinningPolicy). */
const UNSUPPORTED: ReadonlySet<string> = new Set(['resize_and_pin_numa', 'isolate_threads'])

/** The pinning policy is resize_and_pin_numa or isolate_threads. */
export const ovirtCpuPinningPolicy = defineRule({
  id: 'ovirt.cpu.pinning_policy.unsupported',
  title: 'A CPU pinning policy that the target has not',
  sourceKind: 'ovirt',
  severity: 'warning',
  needs: [],
  check: (vm) =>
    configurationVerdict(vm, 'cpuPinningPolicy', {
      unsaid: 'which CPU pinning policy the VM has',
      flags: (policy) => UNSUPPORTED.has(policy),
      concern: (policy) => ({ message: `${vm.name} has the CPU pinning policy ${policy}.`, remedy: 'Choose another policy; dedicated CPUs can be had on the target by an instance type.' }),
    }),
})
