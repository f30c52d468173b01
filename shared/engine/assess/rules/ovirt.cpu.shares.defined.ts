import { defineRule } from '../rule.ts'

/** CPU shares, which the engine weighs VMs of one host by. */
export const ovirtCpuShares = defineRule({
  id: 'ovirt.cpu.shares.defined',
  title: 'CPU shares',
  sourceKind: 'ovirt',
  severity: 'warning',
  needs: ['cpu'],
  check: (vm) => {
    const shares = vm.cpu?.shares ?? null
    if (shares === null) return { notEvaluated: 'The inventory does not say whether the VM has CPU shares.' }
    return shares > 0 ? { message: `${vm.name} has ${String(shares)} CPU shares.`, remedy: 'Plan CPU requests on the target, if the weight matters.', data: { shares } } : null
  },
})
