import type { PhysicalNetworkUse } from '#shared/contract/mapping-rows.ts'
import type { Target } from '#shared/domain/target/target.ts'
import type { NetworkMapping } from '#shared/engine/mapping/network/map-port-groups.ts'

/** The target's physical networks, and how much the mapping puts on each. */
export function describePhysicalNetworks(target: Target, { attachments, portGroups }: NetworkMapping): PhysicalNetworkUse[] {
  const standard = target.networks.defaultPhysicalNetwork ?? target.physicalNetworks[0]?.name
  return target.physicalNetworks.map(({ name, bridge, uplinks, mtu }) => {
    const own = new Set([...attachments].filter(([, { physicalNetworkName }]) => physicalNetworkName === name).map(([attachment]) => attachment))
    return {
      name,
      bridge,
      uplinks: [...uplinks],
      mtu: mtu ?? null,
      isDefault: name === standard,
      portGroups: portGroups.filter(({ destination }) => destination?.type === 'multus' && own.has(destination.attachmentName)).length,
      attachments: own.size,
    }
  })
}
