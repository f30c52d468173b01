import type { Target } from '#shared/domain/target/target.ts'
import { CLUSTER_BRIDGE } from './cluster-bridge.ts'

export interface BridgeUplinks {
  readonly bridge: string
  /** Of all physical networks on the bridge, each once, in the target's order. */
  readonly uplinks: readonly string[]
  /** Indices of those networks. */
  readonly networks: readonly number[]
}

/** The bridges that the target makes, with all that become their ports; the cluster's own bridge is none of them. */
export function uplinksByBridge({ physicalNetworks }: Target): readonly BridgeUplinks[] {
  const bridges = new Map<string, { uplinks: Set<string>; networks: number[] }>()
  physicalNetworks.forEach(({ bridge, uplinks }, index) => {
    if (bridge === CLUSTER_BRIDGE) return
    const known = bridges.get(bridge) ?? { uplinks: new Set<string>(), networks: [] }
    for (const uplink of uplinks) known.uplinks.add(uplink)
    known.networks.push(index)
    bridges.set(bridge, known)
  })
  return [...bridges].map(([bridge, { uplinks, networks }]) => ({ bridge, uplinks: [...uplinks], networks }))
}
