import { isUnattachedNic } from '#shared/engine/plan/unattached-nic.ts'
import { defineCheck } from '../check.ts'
import { describePlanVm } from '../plan-view.ts'
import { createRowFinder } from '../source-rows.ts'

/** MTV refuses a plan with a NIC whose network has no row in the map. A NIC that is attached to nothing needs none. */
export const networkNotMapped = defineCheck({
  id: 'network-not-mapped',
  title: 'Every NIC’s network has a row in the map',
  severity: 'critical',
  needs: ['manifests', 'estate'],
  inputs: ['nics', 'portGroups'],
  namesVms: 'by-plan',
  check: ({ plans }) =>
    plans.flatMap(({ plan, sourceObjects: { portGroups }, vms, networkRows }) => {
      if (networkRows === null) return []
      const rowsOf = createRowFinder(networkRows)
      return vms.flatMap(({ entry, vm }) =>
        vm.nics.flatMap((nic) => {
          if (isUnattachedNic(nic)) return []
          const portGroup = nic.portGroupId === null ? undefined : portGroups.get(nic.portGroupId)
          if (portGroup !== undefined && rowsOf(portGroup).length > 0) return []
          return [
            {
              subject: plan.subject,
              message: `${nic.label ?? 'A NIC'} of ${describePlanVm(entry)} is on ${nic.networkName ?? 'a network'}, ${portGroup === undefined ? 'which the inventory does not list' : 'which has no row in the network map'}.`,
              remedy: 'Add a row for the network, or take the VM out of the plan.',
              data: { vm: vm.id },
            },
          ]
        }),
      )
    }),
})
