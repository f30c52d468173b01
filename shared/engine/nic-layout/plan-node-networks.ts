import { isOnOvn } from '#shared/domain/plan/attachment-kind.ts'
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
  for (const attachment of attachments) if (isOnOvn(attachment)) vmVlans.set(attachment.physicalNetworkName, (vmVlans.get(attachment.physicalNetworkName) ?? new Set()).add(attachment.vlanId))
  const trunks = new Set(portGroups.filter(({ vlanKind }) => vlanKind === 'trunk').map(({ id }) => id))
  const listed = new Set(target.networks.linuxBridges.map(({ name }) => name))
  // A bridge that nodes have already needs nothing of the layout.
  const isTrunk = new Set(attachments.filter(({ trunk, bridge }) => (trunk !== undefined && !listed.has(trunk.bridge)) || (bridge !== undefined && !listed.has(bridge.name))).map(({ name }) => name))
  const needsTrunks = isTrunk.size > 0 || mappings.some(({ portGroupId, destination }) => trunks.has(portGroupId) && destination === null)
  return layOutNodes({ target, vmVlans, needsTrunks, needs: bandwidthNeeds(target, vms) })
}
