import type { LaidOutBond } from '#shared/domain/plan/node-network.ts'
import type { Target } from '#shared/domain/target/target.ts'

/** How the machine network arrives at the bond that the cluster is installed on: its VLAN; null: untagged; undefined: as nodes that are there already were installed. */
export function machineNetworkVlan({ cluster, controlPlane }: Partial<Pick<Target, 'cluster' | 'controlPlane'>>): number | null | undefined {
  const install = controlPlane === 'hosted' ? undefined : cluster?.install
  return install === undefined ? undefined : (install.vlanId ?? null)
}

/**
 * The VLAN that all of br-ex is in; null: it sees the ports of the switches as they are, or nobody has said. OVN-Kubernetes takes the interface with
 * the default route as the port of br-ex (configure-ovs.sh of the Machine Config Operator): where that is a VLAN interface, the kernel puts its tag
 * around whatever leaves the bridge, and hands in frames of no other VLAN. A bond inside of br-ex (`ovs`) has no interface of the kernel beneath.
 */
export function clusterBridgeVlan(target: Parameters<typeof machineNetworkVlan>[0], bonds: readonly Pick<LaidOutBond, 'isClusterOwned' | 'kind'>[]): number | null {
  const isInside = bonds.some(({ isClusterOwned, kind }) => isClusterOwned && kind === 'ovs')
  return isInside ? null : (machineNetworkVlan(target) ?? null)
}
