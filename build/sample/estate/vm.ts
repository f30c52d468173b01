import { cdDrivesOf, snapshotsOf, usbDevicesOf } from './devices.ts'
import { computeOf } from './compute.ts'
import { disksOf } from './disks.ts'
import { guestOf } from './guest.ts'
import { identityOf } from './identity.ts'
import { lifecycleOf } from './lifecycle.ts'
import { nicsOf } from './nics.ts'
import { partitionsOf } from './partitions.ts'
import type { Placement } from './placement.ts'
import { placeVm } from './placement.ts'
import { rulesOf } from './rules.ts'
import type { VCenter } from './inventory-types.ts'
import type { Disk, Vm } from './vm-types.ts'

const CONFIG_FILES_MIB = 5

/** Makes one VM from the seed and its place: the same call gives the same VM. `exportedAt` is a serial. */
export function makeVm(seed: number, vcenter: VCenter, index: number, exportedAt: number): Vm {
  const placement = placeVm(seed, vcenter, index)
  const { special, application, cluster } = placement
  const identity = identityOf(placement)
  const guest = guestOf(placement)
  const compute = computeOf(placement, guest)
  const snapshots = snapshotsOf(placement, guest, identity.directory, exportedAt)
  const disks = disksOf(placement, guest, identity.directory, snapshots.length)
  const isAgent = special === 'cluster-agent'
  const isAttributed = !isAgent && special !== 'inaccessible'
  const pools = cluster.resourcePools
  const pool = pools[application.environment === 'Production' ? 1 : 2] ?? pools[0]
  if (pool === undefined) throw new RangeError(`cluster ${cluster.name} has no resource pool`)
  return {
    vcenter,
    index,
    special,
    application,
    ...identity,
    ...guest,
    ...compute,
    ...lifecycleOf(placement, guest, exportedAt),
    isTemplate: special === 'template',
    isPlaceholder: special === 'placeholder',
    isAgent,
    host: placement.host,
    cluster,
    datacenter: cluster.datacenter,
    resourcePool: pool,
    vApp: special === 'vapp' ? `${application.name} vApp` : null,
    annotation: annotationOf(placement),
    owner: isAttributed && application.index % 9 !== 8 ? application.owner : null,
    applicationName: isAttributed ? application.name : null,
    environment: isAttributed ? application.environment : null,
    dnsName: guest.tools.isRunning && !isAgent ? dnsNameOf(placement) : null,
    rules: rulesOf(placement),
    homeDatastore: placement.homeDatastore,
    disks,
    nics: nicsOf(placement, guest),
    partitions: partitionsOf(placement, guest, disks),
    cdDrives: cdDrivesOf(placement, guest),
    usbDevices: usbDevicesOf(placement),
    snapshots,
    usage: usageOf(disks, guest.powerState === 'poweredOn' ? compute.memoryMib : 0, snapshots),
  }
}

function annotationOf(placement: Placement): string | null {
  switch (placement.special) {
    case 'quoted-annotation':
      return 'Runs the "night" batch, see runbook;\nrestart only after 06:00, by phone'
    case 'template':
      return 'Golden image'
    case 'cluster-agent':
      return 'vSphere Cluster Service VM, managed by vCenter. Do not change.'
    case 'placeholder':
      return 'Recovery placeholder'
    default:
      return placement.ordinal === 1 && placement.application.index % 4 === 0 ? `${placement.application.name}, ${placement.tier} tier` : null
  }
}

function dnsNameOf(placement: Placement): string {
  const { application, tier, ordinal } = placement
  return `${application.code}-${tier}-${String(ordinal).padStart(2, '0')}.corp.example`
}


function usageOf(disks: readonly Disk[], swapMib: number, snapshots: Vm['snapshots']): Vm['usage'] {
  const virtual = disks.filter((disk) => disk.rawLunId === null)
  const used = sum(virtual, (disk) => disk.usedMib)
  const shared = sum(virtual, (disk) => (disk.sharing === 'sharingMultiWriter' ? disk.usedMib : 0))
  const deltas = sum(snapshots, (snapshot) => snapshot.totalMib)
  const inUseMib = used + swapMib + deltas + CONFIG_FILES_MIB
  return {
    provisionedMib: sum(virtual, (disk) => disk.capacityMib) + swapMib + deltas + CONFIG_FILES_MIB,
    inUseMib,
    unsharedMib: inUseMib - shared,
  }
}

function sum<Item>(items: readonly Item[], value: (item: Item) => number): number {
  return items.reduce((total, item) => total + value(item), 0)
}
