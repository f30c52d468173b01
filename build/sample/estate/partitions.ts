import type { RandomStream } from '../random.ts'
import { randomStream } from '../random.ts'
import type { Guest } from './guest.ts'
import type { Placement } from './placement.ts'
import { PURPOSE } from './purpose.ts'
import type { Disk, Partition } from './vm-types.ts'

const BOOT_MIB = 1014
const LOST_TO_FORMAT_MIB = 20
const LINUX_DATA_MOUNTS = ['/data', '/srv', '/opt', '/backup', '/var/lib/data']
const FIRST_WINDOWS_LETTER = 'D'.charCodeAt(0)

/** Draws the partitions that the Tools report: none without Tools, for about three quarters of all VMs. */
export function partitionsOf(placement: Placement, guest: Guest, disks: readonly Disk[]): Partition[] {
  const random = randomStream(placement.seed, PURPOSE.partitions, placement.vcenter.index, placement.index)
  if (!isReported(placement, guest, random)) return []
  const isWindows = guest.operatingSystem.family === 'windows'
  const hasKeys = placement.special !== 'blank-disk-keys' && random.chance(isWindows ? 0.85 : 0.5)
  const partitions: Partition[] = []
  for (const [position, disk] of disks.entries()) {
    if (disk.rawLunId !== null || disk.sharing === 'sharingMultiWriter') continue
    const key = hasKeys ? disk.key : null
    partitions.push(...(isWindows ? windowsParts(disk, position, key, random) : linuxParts(disk, position, key, random)))
  }
  return withSpecials(placement, partitions)
}

function isReported(placement: Placement, guest: Guest, random: RandomStream): boolean {
  const { special } = placement
  if (special === 'cluster-agent' || special === 'template') return false
  if (special === 'full-root-linux' || special === 'full-root-windows' || special === 'bind-mounts') return true
  if (special === 'blank-disk-keys') return true
  // What a guest said before it was switched off is kept for some.
  return guest.tools.isRunning ? random.chance(0.98) : guest.powerState !== 'poweredOn' && random.chance(0.25)
}

function windowsParts(disk: Disk, position: number, diskKey: number | null, random: RandomStream): Partition[] {
  const letter = position === 0 ? 'C' : String.fromCharCode(FIRST_WINDOWS_LETTER + position - 1)
  return [partition(`${letter}:\\`, disk.capacityMib - LOST_TO_FORMAT_MIB, diskKey, random)]
}

function linuxParts(disk: Disk, position: number, diskKey: number | null, random: RandomStream): Partition[] {
  if (position > 0) {
    const mount = LINUX_DATA_MOUNTS[(position - 1) % LINUX_DATA_MOUNTS.length] ?? '/data'
    return [partition(mount, disk.capacityMib - LOST_TO_FORMAT_MIB, diskKey, random)]
  }
  const rest = disk.capacityMib - BOOT_MIB - LOST_TO_FORMAT_MIB
  const root = Math.round(rest * 0.6)
  return [
    partition('/', root, diskKey, random),
    partition('/boot', BOOT_MIB, diskKey, random),
    partition('/var', rest - root, diskKey, random),
  ]
}

function partition(path: string, capacityMib: number, diskKey: number | null, random: RandomStream): Partition {
  return { path, capacityMib, diskKey, consumedMib: Math.round(capacityMib * (0.1 + random.fraction() * 0.78)) }
}

/** Below the 100 MiB that MTV wants free on a root file system. */
const NEARLY_FULL_FREE_MIB = 42

function withSpecials(placement: Placement, partitions: Partition[]): Partition[] {
  const [first, ...rest] = partitions
  if (first === undefined) return partitions
  switch (placement.special) {
    case 'full-root-linux':
    case 'full-root-windows':
      return [{ ...first, consumedMib: first.capacityMib - NEARLY_FULL_FREE_MIB }, ...rest]
    case 'bind-mounts': {
      // A container host mounts the same file system again and again: the sum exceeds the disks.
      const mounts = Array.from({ length: 6 }, (_, index) => ({ ...first, path: `/var/lib/containers/mount-${index + 1}`, diskKey: null }))
      return [...partitions, ...mounts]
    }
    default:
      return partitions
  }
}
