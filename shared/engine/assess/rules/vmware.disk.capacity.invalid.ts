import { diskVerdict } from '../disk-verdict.ts'
import { defineRule } from '../rule.ts'

/** A disk of no or negative size: MTV makes no volume for it. An unknown size is not evaluated. */
export const diskCapacityInvalid = defineRule({
  id: 'vmware.disk.capacity.invalid',
  title: 'A disk without a size',
  sourceKind: 'vsphere',
  severity: 'critical',
  needs: ['disks'],
  check: (vm) =>
    diskVerdict(
      vm,
      (disk) => (disk.capacityMib === null ? null : disk.capacityMib <= 0),
      (labels) => ({
        message: `${labels.join(', ')} of ${vm.name} ${labels.length === 1 ? 'has' : 'have'} a capacity that is not above zero.`,
        remedy: 'Repair the disk at the source, or remove it from the VM.',
      }),
    ),
})
