import { diskVerdict } from '../disk-verdict.ts'
import { defineRule } from '../rule.ts'

/** Changed block tracking is off for a disk. RVTools knows of the VM alone, so only MTV's own inventory can say. */
export const changedBlockTrackingDiskDisabled = defineRule({
  id: 'vmware.changed_block_tracking.disk.disabled',
  title: 'Changed block tracking is off for a disk',
  sourceKind: 'vsphere',
  severity: 'warning',
  needs: ['disks'],
  check: (vm) =>
    diskVerdict(
      vm,
      (disk) => (disk.configuration?.isChangeTrackingEnabled == null ? null : !disk.configuration.isChangeTrackingEnabled),
      (labels) => ({
        message: `${labels.join(', ')} of ${vm.name} ${labels.length === 1 ? 'has' : 'have'} changed block tracking off, so the VM cannot move warm.`,
        remedy: 'For a warm migration, switch ctkEnabled on for each disk and stun the VM once.',
      }),
      'The inventory does not say for each disk whether changed block tracking is on.',
    ),
})
