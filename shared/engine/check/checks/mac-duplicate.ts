import { isUnattachedNic } from '#shared/engine/plan/unattached-nic.ts'
import { defineCheck } from '../check.ts'
import { describePlanVm } from '../plan-view.ts'

/** MTV keeps MAC addresses: the second VM with the same one meets the first on the target and is refused. */
export const macDuplicate = defineCheck({
  id: 'mac-duplicate',
  title: 'No two NICs of the plans bear one MAC address',
  severity: 'critical',
  needs: ['manifests', 'estate'],
  inputs: ['nics'],
  namesVms: 'among-all',
  check: ({ plans }) => {
    const first = new Map<string, string>()
    return plans.flatMap(({ plan, vms }) =>
      vms.flatMap(({ entry, vm }) =>
        vm.nics.flatMap((nic) => {
          const mac = nic.macAddress?.trim().toLowerCase() ?? ''
          if (mac === '' || isUnattachedNic(nic)) return []
          const owner = first.get(mac)
          if (owner === undefined) {
            first.set(mac, `${describePlanVm(entry)} of ${plan.subject}`)
            return []
          }
          return [{ subject: plan.subject, message: `${nic.label ?? 'A NIC'} of ${describePlanVm(entry)} has the MAC address ${mac}, as has one of ${owner}.`, remedy: 'Change one of the two addresses at the source.', data: { vm: vm.id } }]
        }),
      ),
    )
  },
})
