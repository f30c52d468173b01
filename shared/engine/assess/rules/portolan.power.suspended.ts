import { defineRule } from '../rule.ts'

/** The VM is suspended: what its memory holds does not move. The planner gives such a VM a plan of its own. */
export const powerSuspended = defineRule({
  id: 'portolan.power.suspended',
  title: 'A suspended VM',
  sourceKind: 'any',
  severity: 'warning',
  needs: [],
  check: (vm) => {
    if (vm.powerState === null) return { notEvaluated: 'The inventory does not say whether the VM is on.' }
    return vm.powerState === 'suspended' ? { message: `${vm.name} is suspended, and what its memory holds does not move.`, remedy: 'Resume the VM and shut it down, or power it off, before its plan starts.', data: {} } : null
  },
})
