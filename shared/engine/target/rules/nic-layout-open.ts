import { defineTargetRule } from '../target-rule.ts'
import { layoutRemarks } from '../layout-remarks.ts'

/** What a layout of NICs leaves open, was accepted of, or ought to be known about it. Source: as for what it breaks. */
export const nicLayoutOpen = defineTargetRule({
  id: 'nic-layout-open',
  title: 'The layout of NICs leaves nothing open',
  severity: 'information',
  check: (target) => layoutRemarks(target, ['open', 'accepted', 'note']),
})
