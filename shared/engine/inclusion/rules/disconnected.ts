import { defineInclusionRule } from '../inclusion-rule.ts'

/** Connection states other than `connected` (vSphere VirtualMachineConnectionState): MTV does not migrate such VMs. */
export const disconnected = defineInclusionRule({
  id: 'disconnected',
  title: 'Disconnected, inaccessible, invalid and orphaned VMs',
  canBeOverridden: false,
  excludes: (vm) => {
    const state = vm.connectionState?.toLowerCase()
    if (state === undefined || state === 'connected') return null
    return `vCenter calls it ${state}; repair or remove it at the source.`
  },
})
