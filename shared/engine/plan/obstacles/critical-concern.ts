import { isMtvAtLeast } from '#shared/domain/target/versions.ts'
import { defineObstacle } from './obstacle.ts'

/** From MTV 2.12 on, one VM with a critical concern stops its whole plan. */
export const criticalConcern = defineObstacle({
  id: 'critical-concern',
  find: (vm, context) => {
    if (!isMtvAtLeast(context.target.mtv, '2.12')) return []
    return context.concerns
      .filter((finding) => finding.severity === 'critical')
      .map((finding) => ({ code: finding.ruleId, message: finding.remedy === null ? finding.message : `${finding.message} ${finding.remedy}` }))
  },
})
