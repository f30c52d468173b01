import { defineInclusionRule } from '../inclusion-rule.ts'

/** Templates: MTV migrates VMs only; a template is rebuilt on the target as a golden image. */
export const template = defineInclusionRule({
  id: 'template',
  title: 'Templates',
  canBeOverridden: false,
  excludes: (vm) => (vm.isTemplate === true ? 'It is a template; rebuild it on the target as a golden image.' : null),
})
