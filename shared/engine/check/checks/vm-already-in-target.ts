import { defineCheck } from '../check.ts'

/** MTV refuses a VM whose target name is taken in the target namespace. */
export const vmAlreadyInTarget = defineCheck({
  id: 'vm-already-in-target',
  title: 'No VM of a plan’s target name is in the target namespace yet',
  severity: 'critical',
  needs: ['manifests', 'target-inventory'],
  check: () => [],
})
