import { datastoreVerdict } from '../datastore-verdict.ts'
import { defineRule } from '../rule.ts'

/** A datastore of a datastore cluster: Storage DRS may move disks while MTV reads them. */
export const datastoreStorageDrs = defineRule({
  id: 'portolan.datastore.storage_drs',
  title: 'A datastore cluster',
  sourceKind: 'vsphere',
  severity: 'information',
  needs: ['disks', 'datastores'],
  check: (vm, facts) =>
    datastoreVerdict(vm, facts, (datastore) => (datastore.datastoreClusterName === null ? null : datastore.datastoreClusterName !== ''), (datastores) => ({
      message: `${vm.name} has disks on ${datastores} of a datastore cluster, where Storage DRS may move them between export and migration.`,
      remedy: 'Set Storage DRS to manual while plans run, and export the inventory anew shortly before.',
    }), 'The inventory does not say for each datastore of the VM whether it is part of a datastore cluster.'),
})
