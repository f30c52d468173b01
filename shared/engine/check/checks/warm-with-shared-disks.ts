import { findSharedDisks, groupSharers } from '#shared/engine/estate/shared-disks.ts'
import { defineCheck } from '../check.ts'
import { describePlanVm } from '../plan-view.ts'

/** A shared disk cannot be copied while others write to it, so MTV migrates sharers cold only. */
export const warmWithSharedDisks = defineCheck({
  id: 'warm-with-shared-disks',
  title: 'VMs of warm plans share no disks',
  severity: 'critical',
  needs: ['manifests', 'estate'],
  inputs: ['disks'],
  namesVms: 'by-plan',
  check: ({ plans, estate }) => {
    const warm = plans.filter(({ plan }) => plan.type === 'warm')
    if (warm.length === 0 || estate === null) return []
    const sharers = new Set(groupSharers(findSharedDisks(estate.vms)).flat())
    return warm.flatMap(({ plan, vms }) =>
      vms
        .filter(({ vm }) => sharers.has(vm.id))
        .map(({ entry, vm }) => ({ subject: plan.subject, message: `${describePlanVm(entry)} has a shared disk, and the plan is warm.`, remedy: 'Migrate all sharers of the disk cold.', data: { vm: vm.id } })),
    )
  },
})
