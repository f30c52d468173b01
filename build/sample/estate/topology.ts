import { randomStream } from '../random.ts'
import { CLUSTER_PROFILES } from './cluster-profiles.ts'
import { distributedSwitchesOf } from './networks.ts'
import { PURPOSE } from './purpose.ts'
import { addDatastores } from './storage.ts'
import type { Cluster, Datacenter, Host, ResourcePool, VCenter } from './inventory-types.ts'

const VMS_PER_HOST = 40
// Four clusters of at least two hosts, the vSAN cluster of three: fewer would not show every setting.
const FEWEST_HOSTS = 9
const FEWEST_CLUSTERS = 4
const HOSTS_PER_CLUSTER = 12
const FIRST_CLUSTER_ID = 8
const FIRST_HOST_ID = 1001
const FIRST_POOL_ID = 9
const VSAN_PROFILE = 1

/**
 * Lays out one vCenter for its VMs: two datacenters, clusters, hosts, switches and datastores.
 * Object ids begin at the same numbers in each vCenter, as they do in real ones.
 */
export function layOutVCenter(seed: number, index: number, firstVm: number, vmCount: number): VCenter {
  const site = SITES[index % SITES.length] ?? ['Lisbon', 'Porto']
  const round = Math.floor(index / SITES.length)
  const suffix = round === 0 ? '' : ` ${round + 1}`
  const datacenters: Datacenter[] = site.map((city, place) => ({
    index: place,
    name: `${city}${suffix}`,
    code: `${city.slice(0, 3).toLowerCase()}${round === 0 ? '' : round + 1}`,
  }))
  const hostCount = Math.max(FEWEST_HOSTS, Math.ceil(vmCount / VMS_PER_HOST))
  const clusters = clustersOf(datacenters, Math.max(FEWEST_CLUSTERS, Math.ceil(hostCount / HOSTS_PER_CLUSTER)))
  const hosts = addHosts(seed, index, clusters, hostCount)
  const code = datacenters[0]?.code ?? 'site'
  const datastores = addDatastores(seed, index, { clusters, hosts, datacenters, vmCount })
  return {
    index,
    server: `vc-${code}.corp.example`,
    instanceUuid: randomStream(seed, PURPOSE.vcenter, index).uuid(),
    vmCount,
    firstVm,
    datacenters,
    clusters,
    hosts,
    datastores,
    switches: distributedSwitchesOf(datacenters, vmCount),
  }
}

const SITES: readonly (readonly [string, string])[] = [
  ['Lisbon', 'Porto'],
  ['Genoa', 'Venice'],
  ['Bergen', 'Tromso'],
  ['Palma', 'Cadiz'],
  ['Riga', 'Tallinn'],
]

function clustersOf(datacenters: readonly Datacenter[], count: number): Cluster[] {
  return Array.from({ length: count }, (_, index) => {
    const profile = CLUSTER_PROFILES[index % CLUSTER_PROFILES.length]
    const datacenter = datacenters[index % FEWEST_CLUSTERS < 2 ? 0 : 1]
    if (profile === undefined || datacenter === undefined) throw new RangeError('no profile for a cluster')
    const { label, ...settings } = profile
    const round = Math.floor(index / CLUSTER_PROFILES.length)
    const pools: ResourcePool[] = []
    const cluster: Cluster = {
      ...settings,
      index,
      name: `${datacenter.code.toUpperCase()}-${label}-${String(round + 1).padStart(2, '0')}`,
      moref: `domain-c${FIRST_CLUSTER_ID + index}`,
      datacenter,
      hosts: [],
      sharedDatastores: [],
      resourcePools: pools,
    }
    const root = `/${datacenter.name}/${cluster.name}/Resources`
    const names = label === 'Core' ? ['Resources', 'Critical', 'Standard'] : ['Resources']
    for (const [place, name] of names.entries()) {
      const moref = `resgroup-${FIRST_POOL_ID + index * 10 + place}`
      pools.push({ name, path: place === 0 ? root : `${root}/${name}`, moref, cluster })
    }
    return cluster
  })
}

// Two hosts go to every cluster (three to a vSAN one), the rest in turn.
function addHosts(seed: number, vcenterIndex: number, clusters: readonly Cluster[], count: number): Host[] {
  const shares: number[] = clusters.map((cluster) => (cluster.index % FEWEST_CLUSTERS === VSAN_PROFILE ? 3 : 2))
  let left = count - shares.reduce((sum, share) => sum + share, 0)
  for (let turn = 0; left > 0; turn++, left--) {
    const place = turn % shares.length
    shares[place] = (shares[place] ?? 0) + 1
  }
  const hosts: Host[] = []
  for (const [place, cluster] of clusters.entries()) {
    for (let position = 0; position < (shares[place] ?? 0); position++) {
      const index = hosts.length
      const shortName = `esx-${cluster.datacenter.code}-${String(index + 1).padStart(3, '0')}`
      const host: Host = {
        index,
        name: `${shortName}.corp.example`,
        shortName,
        moref: `host-${FIRST_HOST_ID + index}`,
        uuid: randomStream(seed, PURPOSE.host, vcenterIndex, index).uuid(),
        cluster,
        position,
      }
      hosts.push(host)
      cluster.hosts.push(host)
    }
  }
  return hosts
}
