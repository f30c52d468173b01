import type { EstatePortGroup } from '#shared/domain/estate/estate.ts'
import type { NetworkInventory } from '#shared/engine/networks/network-inventory.ts'

const VCENTERS = 4
const HOSTS_PER_CLUSTER = 16
const CLUSTERS_PER_VCENTER = 8
const VLANS = 2_000
/** Every fifth port group is a standard one, which is listed host by host. */
const STANDARD_EVERY = 5
const UNTAGGED_EVERY = 97
const SUBNET_SIZE = 250

/** An estate of networks as large as asked for: four vCenters that share VLANs, distributed and standard switches, guests with addresses. The same each time. */
export function makeNetworkInventory(portGroupCount: number, nicCount: number): NetworkInventory {
  const sources = numbers(VCENTERS).map((index) => ({ id: `vc-${String(index)}`, name: `vcenter-${String(index)}.example.com` }))
  const hosts = sources.flatMap(({ id }) =>
    numbers(CLUSTERS_PER_VCENTER * HOSTS_PER_CLUSTER).map((index) => ({ id: `${id}/host-${String(index)}`, sourceId: id, name: `${id}-esx${String(index)}`, clusterName: `C${String(Math.floor(index / HOSTS_PER_CLUSTER))}`, datacenterName: 'DC' })),
  )
  const portGroups = numbers(portGroupCount).map((index): EstatePortGroup => portGroup(index))
  const hostsBySource = new Map(sources.map(({ id }) => [id, hosts.filter(({ sourceId }) => sourceId === id)]))
  return {
    sources,
    hosts,
    switches: [],
    portGroups,
    portGroupHosts: portGroups.filter(({ kind }) => kind === 'standard').flatMap(({ id, sourceId, vlanText }, index) =>
      (hostsBySource.get(sourceId) ?? []).filter((_, place) => (place + index) % HOSTS_PER_CLUSTER !== 0).map(({ name }) => ({ portGroupId: id, hostName: name, switchName: 'vSwitch1', vlanText })),
    ),
    physicalNics: hosts.flatMap(({ sourceId, name }) => numbers(4).map((index) => ({ sourceId, hostName: name, device: `vmnic${String(index)}`, switchName: index < 2 ? `${sourceId}-dvs-0` : `${sourceId}-dvs-1` }))),
    vmkernelAdapters: hosts.flatMap(({ sourceId, id, name }, index) =>
      ['Management Network', 'vMotion', 'iSCSI-A'].map((portGroupName, place) => ({ sourceId, hostId: id, hostName: name, device: `vmk${String(place)}`, portGroupName, macAddress: null, isDhcp: false, ipv4Address: `10.${String(place)}.${String(Math.floor(index / SUBNET_SIZE))}.${String(index % SUBNET_SIZE)}`, ipv6Address: null, subnetMask: '255.255.0.0', gateway: null, mtu: 1500 })),
    ),
    networkAttachments: [],
    vmNics: numbers(nicCount).map((index) => {
      const own = portGroups[index % portGroups.length]
      return { vmId: `vm-${String(Math.floor(index / 2))}`, portGroupId: own?.id ?? null, ipv4Addresses: `172.16.${String((own?.vlanId ?? 0) % SUBNET_SIZE)}.${String(index % SUBNET_SIZE)}`, clusterName: `C${String(index % CLUSTERS_PER_VCENTER)}` }
    }),
  }
}

function portGroup(index: number): EstatePortGroup {
  const sourceId = `vc-${String(index % VCENTERS)}`
  const isStandard = index % STANDARD_EVERY === 0
  const isUntagged = index % UNTAGGED_EVERY === 0
  const vlan = Math.floor(index / VCENTERS) % VLANS
  return {
    id: `${sourceId}/pg-${String(index)}`, sourceId, kind: isStandard ? 'standard' : 'distributed', moref: null, name: `net-${String(vlan)}${index % 3 === 0 ? '' : `-${String(index)}`}`,
    switchName: isStandard ? null : `${sourceId}-dvs-${String(index % 2)}`, datacenterName: 'DC', vlanKind: isUntagged ? 'untagged' : 'access', vlanId: isUntagged ? null : vlan + 1, vlanText: String(vlan + 1),
    bindingType: null, isUplink: false, isPromiscuousAllowed: false, isMacChangeAllowed: false, isForgedTransmitAllowed: false, teamingPolicy: null, activeUplinks: null, standbyUplinks: null,
  }
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index)
}
