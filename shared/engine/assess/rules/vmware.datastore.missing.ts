import { diskVerdict } from '../disk-verdict.ts'
import { defineRule } from '../rule.ts'

/**
 * A disk that lies on no datastore: MTV cannot place it. RVTools shows it as a path without the `[name]` in
 * front; a datastore that is named but not listed is a gap of the inventory, not this.
 */
export const datastoreMissing = defineRule({
  id: 'vmware.datastore.missing',
  title: 'A disk on no datastore',
  sourceKind: 'vsphere',
  severity: 'critical',
  needs: ['disks'],
  check: (vm) =>
    diskVerdict(
      vm,
      (disk) => (disk.path === null || disk.path.trim() === '' ? null : disk.datastoreId === null && (disk.datastoreName ?? '').trim() === ''),
      (labels) => ({
        message: `${labels.join(', ')} of ${vm.name} ${labels.length === 1 ? 'lies' : 'lie'} on no datastore.`,
        remedy: 'Attach the disk from a datastore, or remove it from the VM.',
      }),
    ),
})
