import { defineTargetRule } from '../target-rule.ts'
import { layoutRemarks } from '../layout-remarks.ts'

/** What a layout of NICs cannot do, or does against the rules. Source: the architecture guide of OpenShift Virtualization, network adapters; Linux; nmstate. */
export const nicLayoutBroken = defineTargetRule({
  id: 'nic-layout-broken',
  title: 'The layout of NICs can be made and breaks no rule',
  severity: 'warning',
  check: (target) => layoutRemarks(target, ['error', 'broken']),
})
