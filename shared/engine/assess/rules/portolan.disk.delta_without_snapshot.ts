import { diskVerdict } from '../disk-verdict.ts'
import { defineRule } from '../rule.ts'

/** The name of a delta file, `web-000001.vmdk`. */
const DELTA_FILE = /-\d{6}\.vmdk$/i

/** A disk on a delta file although the VM has no snapshot: a linked clone, or the rest of a snapshot that went wrong. */
export const diskDeltaWithoutSnapshot = defineRule({
  id: 'portolan.disk.delta_without_snapshot',
  title: 'A delta file without a snapshot',
  sourceKind: 'vsphere',
  severity: 'warning',
  needs: ['disks', 'snapshots'],
  check: (vm) =>
    vm.snapshots.length > 0
      ? null
      : diskVerdict(
          vm,
          (disk) => (disk.path === null ? null : DELTA_FILE.test(disk.path.trim())),
          (labels) => ({
            message: `${labels.join(', ')} of ${vm.name} ${labels.length === 1 ? 'is a delta file' : 'are delta files'}, and the VM has no snapshot.`,
            remedy: 'Find out whether the VM is a linked clone; otherwise consolidate its disks.',
          }),
        ),
})
