import type { Finding } from '#shared/domain/finding.ts'
import { isMtvAtLeast } from '#shared/domain/target/versions.ts'
import { defineCheck } from '../check.ts'
import { describePlanVm } from '../plan-view.ts'

/** From MTV 2.12 on one VM with a critical concern blocks its whole plan; before, MTV shows the concern and tries. */
export const criticalConcern = defineCheck({
  id: 'critical-concern',
  title: 'No VM of a plan has a critical concern',
  severity: 'critical',
  needs: ['manifests', 'estate', 'concerns'],
  namesVms: 'by-plan',
  check: ({ plans, concerns, versions }) => {
    const critical = new Map<string, readonly Finding[]>()
    for (const concern of concerns ?? []) {
      if (concern.severity === 'critical') critical.set(concern.subject, [...(critical.get(concern.subject) ?? []), concern])
    }
    return plans.flatMap(({ plan, vms }) =>
      vms.flatMap(({ entry, vm }) =>
        (critical.get(vm.id) ?? []).map((concern) => ({
          subject: plan.subject,
          message: `${describePlanVm(entry)} has the concern ${concern.ruleId}: ${concern.message}`,
          remedy: concern.remedy ?? 'Take the VM out of the plan.',
          severity: isMtvAtLeast(versions.mtv, '2.12') ? ('critical' as const) : ('warning' as const),
          data: { vm: vm.id, concern: concern.ruleId },
        })),
      ),
    )
  },
})
