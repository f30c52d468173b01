import { compareText } from '#shared/domain/compare.ts'
import { isUnattachedNic } from '#shared/engine/plan/unattached-nic.ts'
import { defineRule } from '../rule.ts'

/** Another VM bears the same MAC address. MTV keeps addresses; the planner takes the first such VM and holds the others back. */
export const macDuplicate = defineRule({
  id: 'portolan.mac.duplicate',
  title: 'A MAC address that another VM has too',
  sourceKind: 'any',
  severity: 'warning',
  needs: ['nics'],
  check: (vm, facts) => {
    const attached = vm.nics.filter((nic) => !isUnattachedNic(nic))
    const addresses = [...new Set(attached.flatMap((nic) => nic.macAddress?.toLowerCase() ?? []))].filter((mac) => facts.macHolders(mac).some((holder) => holder.id !== vm.id)).sort(compareText)
    if (addresses.length > 0) {
      const others = [...new Set(addresses.flatMap((mac) => facts.macHolders(mac)).map((holder) => holder.id))].filter((id) => id !== vm.id).sort(compareText)
      return { message: `${vm.name} has ${addresses.join(', ')}, and so ${others.length === 1 ? 'has another VM' : `have ${others.length} other VMs`}.`, remedy: 'Change the address of one of them at the source, if both are to move.', data: { addresses, others } }
    }
    return attached.some((nic) => nic.macAddress === null) ? { notEvaluated: 'The inventory leaves the MAC address of a NIC empty.' } : null
  },
})
