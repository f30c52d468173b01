import { datastoreVerdict } from '../datastore-verdict.ts'
import { defineRule } from '../rule.ts'

/** A datastore that could not be reached at the time of the export: nothing can be copied from it. */
export const datastoreInaccessible = defineRule({
  id: 'portolan.datastore.inaccessible',
  title: 'A datastore that could not be reached',
  sourceKind: 'any',
  severity: 'warning',
  needs: ['disks', 'datastores'],
  check: (vm, facts) =>
    datastoreVerdict(vm, facts, (datastore) => (datastore.isAccessible === null ? null : !datastore.isAccessible), (datastores) => ({
      message: `${vm.name} has disks on ${datastores}, which could not be reached when the inventory was made.`,
      remedy: 'Bring the datastore back before the migration, or take the disks off the VM.',
    }), 'The inventory does not say whether each datastore of the VM can be reached.'),
})
