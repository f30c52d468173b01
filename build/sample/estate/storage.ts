import { randomStream } from '../random.ts'
import { PURPOSE } from './purpose.ts'
import type { Cluster, Datacenter, Datastore, Host, StorageArray } from './inventory-types.ts'

const FIRST_DATASTORE_ID = 2001
const VMS_PER_DATASTORE = 25
const FEWEST_SHARED = 2
const VMS_PER_NFS_EXPORT = 150

// SCSI inquiry strings: the vendor is padded to 8 characters, the model to 16 (SPC-4, standard INQUIRY data).
const UNITY: StorageArray = { vendor: 'DGC     ', model: 'VRAID           ', revision: '5400' }
const NETAPP: StorageArray = { vendor: 'NETAPP  ', model: 'LUN C-Mode      ', revision: '9131' }
const PURE: StorageArray = { vendor: 'PURE    ', model: 'FlashArray      ', revision: '8888' }
const LOCAL_RAID: StorageArray = { vendor: 'BROADCOM', model: 'MegaRAID        ', revision: '5.24' }

interface Layout {
  readonly clusters: readonly Cluster[]
  readonly hosts: readonly Host[]
  readonly datacenters: readonly Datacenter[]
  readonly vmCount: number
}

/**
 * Makes the datastores of a vCenter and hangs the shared ones on their clusters: one local datastore a
 * host, block datastores or one vSAN datastore a cluster, NFS exports a datacenter.
 */
export function addDatastores(seed: number, vcenterIndex: number, layout: Layout): Datastore[] {
  const datastores: Datastore[] = []
  const add = (kind: Omit<Datastore, 'index' | 'moref' | 'url' | 'device' | 'address'>, address: string | null) => {
    const index = datastores.length
    const random = randomStream(seed, PURPOSE.datastore, vcenterIndex, index)
    const device = kind.type === 'VMFS' ? `naa.${kind.transport === 'local' ? '6' : '60'}${random.hex(30)}`.slice(0, 36) : null
    const datastore: Datastore = {
      ...kind,
      index,
      moref: `datastore-${FIRST_DATASTORE_ID + index}`,
      device,
      address: address ?? device ?? '',
      url: `ds:///vmfs/volumes/${volumeOf(kind.type, random.hex(32))}/`,
    }
    datastores.push(datastore)
    return datastore
  }
  for (const host of layout.hosts) {
    const { datacenter } = host.cluster
    const name = `${host.shortName}-local`
    add({ name, type: 'VMFS', transport: 'local', array: LOCAL_RAID, hosts: [host], datacenter, podName: null }, null)
  }
  for (const cluster of layout.clusters) addClusterDatastores(cluster, layout, add)
  for (const datacenter of layout.datacenters) {
    const clusters = layout.clusters.filter((cluster) => cluster.datacenter === datacenter && cluster.transport !== null)
    const hosts = clusters.flatMap((cluster) => cluster.hosts)
    const count = Math.max(1, Math.ceil(layout.vmCount / 2 / VMS_PER_NFS_EXPORT))
    for (let place = 1; place <= count; place++) {
      const name = `${datacenter.code}-nfs-${String(place).padStart(2, '0')}`
      const address = `10.${40 + datacenter.index}.0.20 /vol/${name.replaceAll('-', '_')}`
      const exported = add({ name, type: 'NFS', transport: 'NFS', array: null, hosts, datacenter, podName: null }, address)
      for (const cluster of clusters) cluster.sharedDatastores.push(exported)
    }
  }
  return datastores
}

/** The datastore that only this host reaches. */
export function localDatastoreOf(datastores: readonly Datastore[], host: Host): Datastore {
  const local = datastores[host.index]
  if (local === undefined) throw new RangeError(`host ${host.name} has no local datastore`)
  return local
}

function addClusterDatastores(
  cluster: Cluster,
  layout: Layout,
  add: (kind: Omit<Datastore, 'index' | 'moref' | 'url' | 'device' | 'address'>, address: string | null) => Datastore,
): void {
  const { datacenter, hosts } = cluster
  const prefix = cluster.name.toLowerCase()
  if (cluster.transport === null) {
    const name = `${cluster.name} vsanDatastore`
    cluster.sharedDatastores.push(
      add({ name, type: 'vsan', transport: 'vSAN', array: null, hosts, datacenter, podName: null }, null),
    )
    return
  }
  const vms = (layout.vmCount * hosts.length) / layout.hosts.length
  const count = Math.max(FEWEST_SHARED, Math.ceil(vms / VMS_PER_DATASTORE))
  for (let place = 0; place < count; place++) {
    // An FC cluster hangs on two arrays; the iSCSI cluster on a third.
    const array = cluster.transport === 'iSCSI' ? NETAPP : place % 2 === 0 ? UNITY : PURE
    const label = array === UNITY ? 'unity' : array === PURE ? 'pure' : 'netapp'
    cluster.sharedDatastores.push(
      add(
        {
          name: `${prefix}-${label}-${String(place + 1).padStart(2, '0')}`,
          type: 'VMFS',
          transport: cluster.transport,
          array,
          hosts,
          datacenter,
          podName: cluster.name.includes('-Core-') ? `${prefix}-pod` : null,
        },
        null,
      ),
    )
  }
}

function volumeOf(type: Datastore['type'], hex: string): string {
  if (type === 'vsan') return `vsan:${hex.slice(0, 16)}-${hex.slice(16)}`
  if (type === 'NFS') return `${hex.slice(0, 8)}-${hex.slice(8, 16)}`
  return `${hex.slice(0, 8)}-${hex.slice(8, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
