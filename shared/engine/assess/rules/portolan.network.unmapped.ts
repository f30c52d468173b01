import { compareNatural } from '#shared/domain/compare.ts'
import { isUnattachedNic } from '#shared/engine/plan/unattached-nic.ts'
import { defineRule } from '../rule.ts'

/** A NIC on a port group that has no network on the target: no plan can take the VM. */
export const networkUnmapped = defineRule({
  id: 'portolan.network.unmapped',
  title: 'A network without a destination',
  sourceKind: 'any',
  severity: 'warning',
  needs: ['nics'],
  checkPlanned: (vm, outcome) => {
    const open = new Set<string>()
    let isUnknown = vm.nics.length < (vm.nicCount ?? 0)
    for (const nic of vm.nics) {
      if (isUnattachedNic(nic)) continue
      const mapping = outcome.networkOf(nic)
      if (mapping === null) isUnknown = true
      else if (mapping.destination === null) open.add(mapping.name)
    }
    const networks = [...open].sort(compareNatural)
    if (networks.length > 0) return { message: `${vm.name} is on ${networks.join(', ')}, for which the target has no network yet.`, remedy: 'Choose where the network goes on the target, or leave it out.', data: { networks } }
    return isUnknown ? { notEvaluated: 'The inventory does not say of each network adapter of the VM which port group it is on.' } : null
  },
})
