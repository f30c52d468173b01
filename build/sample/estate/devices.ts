import { randomStream } from '../random.ts'
import type { Guest } from './guest.ts'
import type { Placement } from './placement.ts'
import { PURPOSE } from './purpose.ts'
import type { CdDrive, Snapshot, UsbDevice } from './vm-types.ts'
import { roundSerial } from '../serial-date.ts'

/** The removable devices of a VM. */
export function cdDrivesOf(placement: Placement, guest: Guest): CdDrive[] {
  const { special } = placement
  if (special === 'cluster-agent' || special === 'inaccessible') return []
  if (special === 'mounted-iso') {
    const image = guest.operatingSystem.family === 'windows' ? 'windows_server.iso' : 'linux-dvd.iso'
    const deviceType = `ISO [${placement.homeDatastore.name}] ISO/${image}`
    return [{ label: 'CD/DVD drive 1', isConnected: true, startsConnected: true, deviceType }]
  }
  const random = randomStream(placement.seed, PURPOSE.devices, placement.vcenter.index, placement.index)
  if (!random.chance(0.7)) return []
  const deviceType = random.pick(['Remote ATAPI dev/cdrom', 'Remote device', 'Remote ATAPI'])
  return [{ label: 'CD/DVD drive 1', isConnected: false, startsConnected: random.chance(0.2), deviceType }]
}

export function usbDevicesOf(placement: Placement): UsbDevice[] {
  if (placement.special !== 'usb') return []
  return [{ label: 'USB 1', deviceType: 'Licence key', family: 'vendor-specific', speed: 'full' }]
}

/** Snapshots, the oldest first. `exportedAt` is a serial, and all of them were taken before it. */
export function snapshotsOf(placement: Placement, guest: Guest, directory: string, exportedAt: number): Snapshot[] {
  const random = randomStream(placement.seed, PURPOSE.devices, placement.vcenter.index, placement.index, 1)
  const build = (name: string, description: string, ageDays: number, place: number, memoryMib: number): Snapshot => ({
    name,
    description,
    createdAt: roundSerial(exportedAt - ageDays),
    fileName: `[${placement.homeDatastore.name}] ${directory}/${directory}-Snapshot${place}.vmsn`,
    memoryMib,
    totalMib: memoryMib + random.integer(40, 60_000),
    isQuiesced: memoryMib === 0 && guest.powerState === 'poweredOn',
    state: memoryMib > 0 ? 'poweredOn' : 'poweredOff',
  })
  switch (placement.special) {
    case 'snapshot-chain':
      return [
        build('before upgrade', 'Keep until the new release is accepted', 412.25, 1, 0),
        build('after step 1', '', 411.5, 2, random.integer(4000, 16_000)),
        build('test', 'do not delete!', 96.125, 3, 0),
      ]
    case 'snapshot-backup':
      return [build('BACKUP TEMPORARY SNAPSHOT', 'Created by the backup job; removed when it ends', 0.0625, 1, 0)]
    case 'consolidation-needed':
      return []
    default:
      return placement.special === null && random.chance(0.04)
        ? [build(`patch ${random.integer(1, 12)}`, '', random.integer(2, 90) + 0.375, 1, 0)]
        : []
  }
}
