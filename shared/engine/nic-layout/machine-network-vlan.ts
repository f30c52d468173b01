import type { Target } from '#shared/domain/target/target.ts'

/** How the machine network arrives at the bond that the cluster is installed on: its VLAN; null: untagged; undefined: as nodes that are there already were installed. */
export function machineNetworkVlan({ cluster, controlPlane }: Partial<Pick<Target, 'cluster' | 'controlPlane'>>): number | null | undefined {
  const install = controlPlane === 'hosted' ? undefined : cluster?.install
  return install === undefined ? undefined : (install.vlanId ?? null)
}
