import { defineRule } from '../rule.ts'

/** The guest runs VMs itself, or may. The target has to allow that for its nodes. */
export const nestedVirtualizationEnabled = defineRule({
  id: 'portolan.nested_virtualization.enabled',
  title: 'Nested virtualization',
  sourceKind: 'vsphere',
  severity: 'information',
  needs: [],
  check: (vm) => {
    const isEnabled = vm.configuration?.isNestedVirtualizationEnabled ?? null
    if (isEnabled === null) return { notEvaluated: 'The inventory does not say whether the guest may run VMs itself.' }
    return isEnabled ? { message: `The guest of ${vm.name} may run VMs itself.`, remedy: 'Find out whether it does (Hyper-V and credential guard do too), and enable nested virtualization on the target if so.', data: {} } : null
  },
})
