import { isBlankTemplate } from '#shared/engine/images/blank-template.ts'
import { defineInclusionRule } from '../inclusion-rule.ts'

/** Templates: MTV migrates VMs only; a template is rebuilt on the target as a golden image. */
export const template = defineInclusionRule({
  id: 'template',
  title: 'Templates',
  canBeOverridden: false,
  excludes: (vm) => {
    if (vm.isTemplate !== true) return null
    return isBlankTemplate(vm.id) ? 'It is the engine’s own empty template; there is nothing in it to rebuild.' : 'It is a template; rebuild it on the target as a golden image.'
  },
})
