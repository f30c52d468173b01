import { defineRule } from '../rule.ts'

/** vSphere VirtualMachineFaultToleranceState of a VM that has nothing to do with it, in lower case. */
const NOT_CONFIGURED = 'notconfigured'

/** A second VM runs in step with this one; the target has nothing of the kind. Configured and switched off counts too. */
export const faultToleranceEnabled = defineRule({
  id: 'vmware.fault_tolerance.enabled',
  title: 'Fault Tolerance',
  sourceKind: 'vsphere',
  severity: 'information',
  needs: [],
  check: (vm) => {
    const state = vm.faultToleranceState?.trim() ?? ''
    if (state === '') return { notEvaluated: 'The inventory does not say whether Fault Tolerance is configured.' }
    if (state.toLowerCase() === NOT_CONFIGURED) return null
    return { message: `${vm.name} has Fault Tolerance configured (${state}), and the target has nothing of the kind.`, remedy: 'Turn Fault Tolerance off before the migration, and see to the availability of the application by other means.', data: { state } }
  },
})
