import type { LaidOutGroup } from '#shared/domain/plan/node-network.ts'
import { CLUSTER_BRIDGE } from '#shared/engine/target/cluster-bridge.ts'

/** The VLANs of VMs by physical network; null among them is untagged. */
export type VmVlans = ReadonlyMap<string, ReadonlySet<number | null>>

/** The VLANs of VMs that go over a bond; null for untagged. */
export function vmVlansOn(bondName: string, { bonds, bridges, mappings }: Pick<LaidOutGroup, 'bonds' | 'bridges' | 'mappings'>, vmVlans: VmVlans): ReadonlySet<number | null> {
  const isClusterOwned = bonds.some((bond) => bond.name === bondName && bond.isClusterOwned)
  const names = isClusterOwned ? [CLUSTER_BRIDGE] : bridges.filter((bridge) => bridge.bondName === bondName).map(({ name }) => name)
  return new Set(mappings.filter(({ bridge }) => names.includes(bridge)).flatMap(({ localnet }) => [...(vmVlans.get(localnet) ?? [])]))
}
