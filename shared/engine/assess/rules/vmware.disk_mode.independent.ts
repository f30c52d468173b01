import { isMtvAtLeast } from '#shared/domain/target/versions.ts'
import { diskVerdict } from '../disk-verdict.ts'
import { defineRule } from '../rule.ts'

/** vSphere VirtualDiskMode: the modes that snapshots leave out. */
const INDEPENDENT_MODES: ReadonlySet<string> = new Set(['independent_persistent', 'independent_nonpersistent'])

/** A disk that no snapshot covers, so that MTV cannot read it from one. Critical up to MTV 2.11, a warning from 2.12. */
export const diskModeIndependent = defineRule({
  id: 'vmware.disk_mode.independent',
  title: 'An independent disk',
  sourceKind: 'vsphere',
  severity: ({ mtv }) => (isMtvAtLeast(mtv, '2.12') ? 'warning' : 'critical'),
  needs: ['disks'],
  check: (vm) =>
    diskVerdict(
      vm,
      (disk) => (disk.mode === null || disk.mode.trim() === '' ? null : INDEPENDENT_MODES.has(disk.mode.trim().toLowerCase())),
      (labels) => ({
        message: `${labels.join(', ')} of ${vm.name} ${labels.length === 1 ? 'is an independent disk' : 'are independent disks'}.`,
        remedy: 'Power the VM off and set the disk mode to dependent.',
      }),
    ),
})
