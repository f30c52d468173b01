import type { RandomStream } from '../random.ts'
import { randomStream } from '../random.ts'
import type { Guest } from './guest.ts'
import { identityOf } from './identity.ts'
import type { Placement } from './placement.ts'
import { placeVm } from './placement.ts'
import { PURPOSE } from './purpose.ts'
import type { Datastore } from './inventory-types.ts'
import type { Disk } from './vm-types.ts'

const MIB_PER_GIB = 1024
const SHARED_DISK_MIB = 200 * MIB_PER_GIB
const AGENT_DISK_MIB = 2 * MIB_PER_GIB
// The key of a virtual device is its controller's base plus its unit (vSphere's VirtualDevice.key as it is given).
const SCSI_KEY_BASE = 2000
const SCSI_KEYS_PER_CONTROLLER = 16
const SATA_KEY_BASE = 16_000
const NVME_KEY_BASE = 32_000
const IDE_KEY_BASE = 3000
const RESERVED_SCSI_UNIT = 7

/** Draws the disks of a VM. `directory` is its folder on the datastore. */
export function disksOf(placement: Placement, guest: Guest, directory: string, snapshots: number): Disk[] {
  // A placeholder has its disks at the other site.
  const { special } = placement
  if (special === 'no-disk' || special === 'inaccessible' || special === 'placeholder') return []
  const random = randomStream(placement.seed, PURPOSE.disks, placement.vcenter.index, placement.index)
  const capacities = capacitiesOf(placement, guest, random)
  return capacities.map((capacityMib, position) => {
    const disk = ordinaryDisk(placement, guest, { directory, position, capacityMib, snapshots }, random)
    return { ...disk, ...specialTraits(placement, disk, position, capacities.length, random) }
  })
}

function capacitiesOf(placement: Placement, guest: Guest, random: RandomStream): number[] {
  if (placement.special === 'cluster-agent') return [AGENT_DISK_MIB]
  const isWindows = guest.operatingSystem.family === 'windows'
  const system = (isWindows ? random.pick([80, 100, 100, 120]) : random.pick([40, 50, 60, 80])) * MIB_PER_GIB
  const data = dataDisksOf(placement, random).map((gib) => gib * MIB_PER_GIB)
  return [system, ...data, ...(isSharing(placement) ? [SHARED_DISK_MIB] : [])]
}

function dataDisksOf(placement: Placement, random: RandomStream): number[] {
  if (placement.special === 'large') return [1024, 2048, 2048, 4096]
  if (placement.special === 'template') return []
  if (placement.special === 'mixed-controllers') return [50, 100, 200]
  if (isSharing(placement)) return []
  const needsSecond: readonly (string | null)[] = [
    'raw-physical', 'raw-virtual', 'two-datastores', 'bus-sharing', 'independent-persistent', 'bind-mounts',
  ]
  const fewest = needsSecond.includes(placement.special) ? 1 : 0
  switch (placement.tier) {
    case 'web':
      return Array.from({ length: Math.max(fewest, random.chance(0.2) ? 1 : 0) }, () => random.pick([20, 50]))
    case 'app':
      return Array.from({ length: Math.max(fewest, random.integer(0, 2)) }, () => random.pick([50, 100, 150, 200]))
    case 'db':
      return Array.from({ length: random.integer(2, 4) }, () => random.pick([100, 200, 300, 500, 800]))
  }
}

interface DiskSeat {
  readonly directory: string
  readonly position: number
  readonly capacityMib: number
  readonly snapshots: number
}

function ordinaryDisk(placement: Placement, guest: Guest, seat: DiskSeat, random: RandomStream): Disk {
  const { position, capacityMib, directory } = seat
  const unit = position < RESERVED_SCSI_UNIT ? position : position + 1
  const datastore = datastoreOf(placement, position, random)
  const isThin = datastore.type !== 'VMFS' || random.chance(0.75)
  const suffix = `${position === 0 ? '' : `_${position}`}${seat.snapshots === 0 ? '' : `-${String(seat.snapshots).padStart(6, '0')}`}`
  const isWindows = guest.operatingSystem.family === 'windows'
  const hex = random.hex(29)
  const uuid = `6000c29${hex}`
  return {
    label: `Hard disk ${position + 1}`,
    key: SCSI_KEY_BASE + unit,
    uuid: `${uuid.slice(0, 8)}-${uuid.slice(8, 12)}-${uuid.slice(12, 16)}-${uuid.slice(16, 20)}-${uuid.slice(20, 32)}`,
    datastore,
    path: `[${datastore.name}] ${directory}/${directory}${suffix}.vmdk`,
    capacityMib,
    usedMib: isThin ? Math.round(capacityMib * (0.15 + random.fraction() * 0.65)) : capacityMib,
    isThin,
    mode: 'persistent',
    sharing: 'sharingNone',
    controller: isWindows && !random.chance(0.3) ? 'LSI Logic SAS' : 'VMware paravirtual SCSI',
    controllerLabel: 'SCSI controller 0',
    unit,
    busSharing: 'noSharing',
    rawLunId: null,
    rawMode: null,
  }
}

function datastoreOf(placement: Placement, position: number, random: RandomStream): Datastore {
  const { homeDatastore, cluster } = placement
  const isMoved = position > 0 && (placement.special === 'two-datastores' || random.chance(0.1))
  if (!isMoved) return homeDatastore
  const shared = cluster.sharedDatastores
  return shared[(shared.indexOf(homeDatastore) + 1) % shared.length] ?? homeDatastore
}

function specialTraits(
  placement: Placement, disk: Disk, position: number, count: number, random: RandomStream,
): Partial<Disk> {
  const isLast = position === count - 1
  switch (placement.special) {
    case 'shared-disk-on':
    case 'shared-disk-off':
      return isLast ? sharedTraits(placement) : {}
    case 'raw-physical':
    case 'raw-virtual':
      if (!isLast || count === 1) return {}
      return {
        rawLunId: `020000000060${random.hex(30)}`,
        rawMode: placement.special === 'raw-physical' ? 'physicalMode' : 'virtualMode',
        mode: placement.special === 'raw-physical' ? 'independent_persistent' : 'persistent',
        isThin: false,
        usedMib: 0,
      }
    case 'independent-persistent':
      return isLast ? { mode: 'independent_persistent' } : {}
    case 'independent-nonpersistent':
      return isLast ? { mode: 'independent_nonpersistent' } : {}
    case 'bus-sharing':
      if (!isLast) return {}
      return { ...scsiSeat(1, 0), busSharing: 'physicalSharing' }
    case 'mixed-controllers':
      return mixedSeat(position)
    case 'old-windows':
      return { controller: 'IDE', controllerLabel: 'IDE 0', key: IDE_KEY_BASE + position, unit: position }
    default:
      return {}
  }
}

// Both VMs have the disk of the first one, by the same path.
function sharedTraits(placement: Placement): Partial<Disk> {
  const first = placement.isSecondOfPair ? placeVm(placement.seed, placement.vcenter, placement.index - 1) : placement
  const { directory } = identityOf(first)
  const uuid = randomStream(placement.seed, PURPOSE.disks, placement.vcenter.index, first.index, 1).uuid()
  return {
    ...scsiSeat(1, 0),
    uuid: `6000c29${uuid.slice(7)}`,
    controller: 'VMware paravirtual SCSI',
    datastore: first.homeDatastore,
    path: `[${first.homeDatastore.name}] ${directory}/${directory}_shared.vmdk`,
    isThin: false,
    usedMib: SHARED_DISK_MIB,
    sharing: 'sharingMultiWriter',
    mode: 'independent_persistent',
  }
}

function scsiSeat(controller: number, unit: number): Pick<Disk, 'key' | 'unit' | 'controllerLabel'> {
  return {
    key: SCSI_KEY_BASE + controller * SCSI_KEYS_PER_CONTROLLER + unit,
    unit,
    controllerLabel: `SCSI controller ${controller}`,
  }
}

function mixedSeat(position: number): Partial<Disk> {
  switch (position) {
    case 0:
      return { controller: 'LSI Logic', ...scsiSeat(0, 0) }
    case 1:
      return { controller: 'AHCI', controllerLabel: 'SATA controller 0', key: SATA_KEY_BASE, unit: 0 }
    case 2:
      return { controller: 'NVME Controller', controllerLabel: 'NVME controller 0', key: NVME_KEY_BASE, unit: 0 }
    default:
      return {}
  }
}

function isSharing(placement: Placement): boolean {
  return placement.special === 'shared-disk-on' || placement.special === 'shared-disk-off'
}
