import { defineCheck } from '../check.ts'
import { describePlanVm } from '../plan-view.ts'

/** Warm migration makes snapshots of its own and refuses a VM that has one already. */
export const warmWithSnapshots = defineCheck({
  id: 'warm-with-snapshots',
  title: 'VMs of warm plans have no snapshots',
  severity: 'critical',
  needs: ['manifests', 'estate'],
  inputs: ['snapshots'],
  namesVms: 'by-plan',
  check: ({ plans }) =>
    plans
      .filter(({ plan }) => plan.type === 'warm')
      .flatMap(({ plan, vms }) =>
        vms
          .filter(({ vm }) => vm.snapshots.length > 0)
          .map(({ entry, vm }) => ({
            subject: plan.subject,
            message: `${describePlanVm(entry)} has ${vm.snapshots.length === 1 ? 'a snapshot' : `${vm.snapshots.length} snapshots`}, and the plan is warm.`,
            remedy: 'Remove its snapshots, or migrate the VM cold.',
            data: { vm: vm.id },
          })),
      ),
})
