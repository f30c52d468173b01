import { diskVerdict } from '../disk-verdict.ts'
import { defineRule } from '../rule.ts'

/** A disk whose size is not above zero: MTV cannot make a volume for it. */
export const ovirtDiskCapacityInvalid = defineRule({
  id: 'ovirt.disk.capacity.invalid',
  title: 'A disk without a size',
  sourceKind: 'ovirt',
  severity: 'critical',
  needs: ['disks'],
  check: (vm) =>
    diskVerdict(
      vm,
      (disk) => (disk.capacityMib === null ? null : disk.capacityMib <= 0),
      (labels) => ({ message: `${labels.join(', ')} of ${vm.name} ${labels.length === 1 ? 'has' : 'have'} no size.`, remedy: 'Repair the disk in the engine, or detach it.' }),
    ),
})
