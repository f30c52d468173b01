import { defineCheck } from '../check.ts'
import { describePlanVm } from '../plan-view.ts'

/** MTV refuses a disk whose size is not above zero; one of unknown size may be fine. */
export const diskSizeInvalid = defineCheck({
  id: 'disk-size-invalid',
  title: 'Disks have a size',
  severity: 'critical',
  needs: ['manifests', 'estate'],
  inputs: ['disks'],
  namesVms: 'by-plan',
  check: ({ plans }) =>
    plans.flatMap(({ plan, vms }) =>
      vms.flatMap(({ entry, vm }) =>
        vm.disks
          .filter(({ capacityMib }) => capacityMib === null || capacityMib <= 0)
          .map(({ label, capacityMib }) => ({
            subject: plan.subject,
            message: `${label ?? 'A disk'} of ${describePlanVm(entry)} has ${capacityMib === null ? 'no known size' : `the size ${capacityMib} MiB`}.`,
            remedy: 'Repair or remove the disk at the source.',
            ...(capacityMib === null ? { severity: 'warning' as const } : {}),
            data: { vm: vm.id },
          })),
      ),
    ),
})
