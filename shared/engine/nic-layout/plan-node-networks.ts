import type { PortGroup } from '#shared/domain/estate/network.ts'
import type { PlannedAttachment, PortGroupMapping } from '#shared/domain/plan/migration-plan.ts'
import type { NodeNetworkPlan } from '#shared/domain/plan/node-network.ts'
import type { Target } from '#shared/domain/target/target.ts'
import { bandwidthNeeds } from './bandwidth-needs.ts'
import { layOutNodes } from './lay-out-nodes.ts'

/**
 * The nodes' networks as a plan needs them: with the VLANs of its attachments, and with NICs for guests that tag frames
 * themselves where a port group with a trunk is in use and nobody has decided on one VLAN or left it out.
 */
export function planNodeNetworks(target: Target, attachments: readonly PlannedAttachment[], portGroups: readonly PortGroup[], mappings: readonly PortGroupMapping[], vms: readonly { readonly name: string; readonly memoryMib: number | null }[]): NodeNetworkPlan | null {
  const vmVlans = new Map<string, Set<number | null>>()
  for (const { physicalNetworkName, vlanId, trunk } of attachments) if (trunk === undefined) vmVlans.set(physicalNetworkName, (vmVlans.get(physicalNetworkName) ?? new Set()).add(vlanId))
  const trunks = new Set(portGroups.filter(({ vlanKind }) => vlanKind === 'trunk').map(({ id }) => id))
  const isTrunk = new Set(attachments.filter(({ trunk }) => trunk !== undefined).map(({ name }) => name))
  const needsTrunks = isTrunk.size > 0 || mappings.some(({ portGroupId, destination }) => trunks.has(portGroupId) && destination === null)
  return layOutNodes({ target, vmVlans, needsTrunks, needs: bandwidthNeeds(target, vms) })
}
