import type { Nic } from '#shared/domain/estate/vm-devices.ts'
import type { Reason } from '#shared/domain/plan/migration-plan.ts'
import { isUnattachedNic } from '../unattached-nic.ts'
import { defineObstacle, type PlacementContext } from './obstacle.ts'

/** A NIC's port group is unknown, cannot be referred to, or has no network on the target yet. */
export const networkOpen = defineObstacle({
  id: 'network-open',
  find: (vm, context) => {
    const reasons = new Map<string, Reason>()
    for (const nic of vm.nics) {
      const reason = isUnattachedNic(nic) ? null : reasonOf(nic, context)
      if (reason !== null) reasons.set(reason.message, reason)
    }
    return [...reasons.values()]
  },
})

function reasonOf(nic: Nic, context: PlacementContext): Reason | null {
  const portGroup = nic.portGroupId === null ? undefined : context.portGroups.get(nic.portGroupId)
  if (portGroup === undefined) {
    const where = nic.switchName === null ? '' : ` on switch ${nic.switchName}`
    return { code: 'network-unknown', message: `The inventory lists no port group "${nic.networkName ?? ''}"${where}, or several: export dvPort and vPort too, or attach ${nic.label ?? 'the NIC'} elsewhere.` }
  }
  const reference = context.references.ofPortGroup(portGroup)
  if ('reason' in reference) return reference.reason
  const mapping = context.portGroupMappings.get(portGroup.id)
  if (mapping?.destination) return null
  return { code: 'network-not-mapped', message: `Port group ${portGroup.name} has no network on the target: ${(mapping?.reasons ?? []).map((reason) => reason.message).join(' ')}` }
}
