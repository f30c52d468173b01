import { defineInclusionRule } from '../inclusion-rule.ts'

/** Site Recovery Manager's placeholders: empty shells whose disks live at the protected site. */
export const srmPlaceholder = defineInclusionRule({
  id: 'srm-placeholder',
  title: 'Site Recovery Manager placeholders',
  canBeOverridden: true,
  excludes: (vm) => (vm.isSrmPlaceholder === true ? 'It is a placeholder of Site Recovery Manager; the VM itself is at the protected site.' : null),
})
