import { defineRule } from '../rule.ts'

/** Left-over delta disks wait to be merged. */
export const consolidationNeeded = defineRule({
  id: 'vmware.consolidation_needed',
  title: 'Disks need consolidation',
  sourceKind: 'vsphere',
  severity: 'warning',
  needs: [],
  check: (vm) => {
    if (vm.isConsolidationNeeded === null) return { notEvaluated: 'The inventory does not say whether disks need consolidation.' }
    return vm.isConsolidationNeeded ? { message: `The disks of ${vm.name} need consolidation.`, remedy: 'Consolidate the disks in vCenter before the migration.', data: {} } : null
  },
})
