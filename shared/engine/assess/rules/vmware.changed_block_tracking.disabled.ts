import { defineRule } from '../rule.ts'

/** Changed block tracking is off for the VM: it can move cold only. */
export const changedBlockTrackingDisabled = defineRule({
  id: 'vmware.changed_block_tracking.disabled',
  title: 'Changed block tracking is off',
  sourceKind: 'vsphere',
  severity: 'warning',
  needs: [],
  check: (vm) => {
    if (vm.isChangeBlockTrackingEnabled === null) return { notEvaluated: 'The inventory does not say whether changed block tracking is on.' }
    return vm.isChangeBlockTrackingEnabled ? null : { message: `${vm.name} has changed block tracking off, so it cannot move warm.`, remedy: 'For a warm migration, switch ctkEnabled on for the VM and its disks and stun it once.', data: {} }
  },
})
