import { datastoreVerdict } from '../datastore-verdict.ts'
import { defineRule } from '../rule.ts'

/** A datastore of virtual volumes: what the array does for each disk hangs on a storage policy that does not move. */
export const datastoreVvol = defineRule({
  id: 'portolan.datastore.vvol',
  title: 'Virtual volumes',
  sourceKind: 'vsphere',
  severity: 'information',
  needs: ['disks', 'datastores'],
  check: (vm, facts) =>
    datastoreVerdict(vm, facts, (datastore) => (datastore.type === null ? null : datastore.type.trim().toLowerCase() === 'vvol'), (datastores) => ({
      message: `${vm.name} has virtual volumes on ${datastores}, whose storage policies do not move along.`,
      remedy: 'Choose a StorageClass that does what the policy asks for: replication, snapshots, quality of service.',
    }), 'The inventory does not give the type of each datastore of the VM.'),
})
