import { datastoreVerdict } from '../datastore-verdict.ts'
import { defineRule } from '../rule.ts'

/** A datastore that a single host sees, local storage mostly: all that is copied from it passes through that host. */
export const datastoreSingleHost = defineRule({
  id: 'portolan.datastore.single_host',
  title: 'A datastore that one host alone sees',
  sourceKind: 'vsphere',
  severity: 'information',
  needs: ['disks', 'datastores'],
  check: (vm, facts) =>
    datastoreVerdict(vm, facts, (datastore) => (datastore.hostCount === null ? null : datastore.hostCount === 1), (datastores) => ({
      message: `${vm.name} has disks on ${datastores}, which a single host sees, so that nothing else can read them.`,
      remedy: 'Move the VM to shared storage first, or put its like into different waves: the one host is the bottleneck.',
    }), 'The inventory does not say how many hosts see each datastore of the VM.'),
})
