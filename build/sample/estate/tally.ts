import type { Load, Tally } from './estate-types.ts'
import type { Cluster, Datastore, Host, ResourcePool, VCenter } from './inventory-types.ts'
import type { Vm } from './vm-types.ts'

/** Counts all VMs once, so that hosts, clusters, pools, datastores and networks agree with them. */
export function tallyOf(vms: Iterable<Vm>): Tally {
  const hosts = new Map<Host, Load>()
  const clusters = new Map<Cluster, Load>()
  const pools = new Map<ResourcePool, Load>()
  const datastores = new Map<Datastore, Load>()
  const networks = new Map<string, number>()
  const totals = { vms: 0, disks: 0, nics: 0, partitions: 0, cdDrives: 0, usbDevices: 0, snapshots: 0 }
  for (const vm of vms) {
    totals.vms++
    totals.disks += vm.disks.length
    totals.nics += vm.nics.length
    totals.partitions += vm.partitions.length
    totals.cdDrives += vm.cdDrives.length
    totals.usbDevices += vm.usbDevices.length
    totals.snapshots += vm.snapshots.length
    for (const load of [loadOf(hosts, vm.host), loadOf(clusters, vm.cluster), loadOf(pools, vm.resourcePool)]) addVm(load, vm)
    // The root pool counts the VMs of its children too.
    const root = vm.cluster.resourcePools[0]
    if (root !== undefined && root !== vm.resourcePool) addVm(loadOf(pools, root), vm)
    addStorage(datastores, vm)
    for (const nic of vm.nics) {
      const key = networkKey(vm.vcenter, nic.switchName ?? '', nic.network)
      networks.set(key, (networks.get(key) ?? 0) + 1)
    }
  }
  return { hosts, clusters, pools, datastores, networks, ...totals }
}

/** The key of a network in the tally. */
export function networkKey(vcenter: VCenter, switchName: string, network: string): string {
  return `${vcenter.index}\n${switchName}\n${network}`
}

/** The load of something that may have no VM at all. */
export function loadAt<Key>(loads: ReadonlyMap<Key, Load>, key: Key): Load {
  return loads.get(key) ?? emptyLoad()
}

/** The datastores that a VM is on: that of its home and those of its disks. */
export function datastoresOf(vm: Vm): Set<Datastore> {
  return new Set([vm.homeDatastore, ...vm.disks.map((disk) => disk.datastore)])
}

/** Templates are on no host's, pool's or datastore's list of VMs, as real exports show. */
function addVm(load: Load, vm: Vm): void {
  if (vm.isTemplate) return
  load.vms++
  if (vm.powerState !== 'poweredOn') return
  load.poweredOn++
  load.vcpus += vm.vcpus
  load.memoryMib += vm.memoryMib
}

function addStorage(datastores: Map<Datastore, Load>, vm: Vm): void {
  for (const datastore of datastoresOf(vm)) {
    const load = loadOf(datastores, datastore)
    addVm(load, vm)
    let provisionedMib = 0
    let inUseMib = 0
    for (const disk of vm.disks) {
      if (disk.datastore !== datastore || disk.rawLunId !== null) continue
      // A shared disk is counted once, at the VM that it lies with.
      if (disk.sharing === 'sharingMultiWriter' && !disk.path.includes(`] ${vm.directory}/`)) continue
      provisionedMib += disk.capacityMib
      inUseMib += disk.usedMib
    }
    load.provisionedMib += provisionedMib
    load.inUseMib += inUseMib
  }
}

function loadOf<Key>(loads: Map<Key, Load>, key: Key): Load {
  let load = loads.get(key)
  if (load === undefined) {
    load = emptyLoad()
    loads.set(key, load)
  }
  return load
}

function emptyLoad(): Load {
  return { vms: 0, poweredOn: 0, vcpus: 0, memoryMib: 0, provisionedMib: 0, inUseMib: 0 }
}
