import { defineCheck } from '../check.ts'
import { describePlanVm } from '../plan-view.ts'

/**
 * Warm migration copies what changed since the last snapshot, which vSphere tells only of VMs with changed
 * block tracking. The tracking of a single disk is not in an inventory and stays to be looked at.
 */
export const warmWithoutCbt = defineCheck({
  id: 'warm-without-cbt',
  title: 'VMs of warm plans have changed block tracking',
  severity: 'critical',
  needs: ['manifests', 'estate'],
  namesVms: 'by-plan',
  check: ({ plans }) =>
    plans
      .filter(({ plan, source }) => plan.type === 'warm' && source.kind === 'vsphere')
      .flatMap(({ plan, vms }) =>
        vms
          .filter(({ vm }) => vm.isChangeBlockTrackingEnabled !== true)
          .map(({ entry, vm }) => ({
            subject: plan.subject,
            message: `Changed block tracking of ${describePlanVm(entry)} is ${vm.isChangeBlockTrackingEnabled === null ? 'not known to be on' : 'off'}, and the plan is warm.`,
            remedy: 'Switch it on for the VM and each of its disks, or migrate the VM cold.',
            ...(vm.isChangeBlockTrackingEnabled === null ? { severity: 'warning' as const } : {}),
            data: { vm: vm.id },
          })),
      ),
})
