import { defineInclusionRule } from '../inclusion-rule.ts'

/** VMs that have no disk at all, said by the inventory and not merely unknown. */
export const noDisks = defineInclusionRule({
  id: 'no-disks',
  title: 'VMs without a disk',
  canBeOverridden: true,
  excludes: (vm) => (vm.diskCount === 0 && vm.disks.length === 0 ? 'It has no disk, so there is nothing to copy.' : null),
})
