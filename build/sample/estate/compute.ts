import { randomStream } from '../random.ts'
import type { Guest } from './guest.ts'
import type { Placement } from './placement.ts'
import { PURPOSE } from './purpose.ts'
import type { Vm } from './vm-types.ts'

type Compute = Pick<
  Vm,
  | 'vcpus' | 'coresPerSocket' | 'memoryMib' | 'cpuReservationMhz' | 'cpuLimitMhz' | 'memoryReservationMib'
  | 'memoryLimitMib' | 'isMemoryReservationLocked' | 'latencySensitivity' | 'activity' | 'firmware'
  | 'hasSecureBoot' | 'hardwareVersion' | 'changedBlockTracking'
>

const UNLIMITED = -1
const MIB_PER_GIB = 1024

/** Draws the size of a VM, its shares of the host and its virtual hardware. */
export function computeOf(placement: Placement, guest: Guest): Compute {
  const random = randomStream(placement.seed, PURPOSE.compute, placement.vcenter.index, placement.index)
  const { special, cluster } = placement
  const [vcpus, memoryGib] = sizeOf(placement, random.fraction(), random.fraction())
  const memoryMib = Math.round(memoryGib * MIB_PER_GIB)
  const hardwareVersion = special === 'old-hardware' || special === 'old-windows' ? 8 : random.pick([13, 15, 17, 19, 19, 19, 20, 21])
  const isEfi = special === 'secure-boot' || (hardwareVersion >= 13 && random.chance(0.55))
  const isPinned = special === 'low-latency'
  const isLocked = special === 'memory-locked' || isPinned
  return {
    vcpus,
    coresPerSocket: vcpus % 4 === 0 && random.chance(0.4) ? 4 : vcpus % 2 === 0 && random.chance(0.5) ? 2 : 1,
    memoryMib,
    cpuReservationMhz: special === 'cpu-reserved' || isPinned ? vcpus * cluster.hardware.cpuMhz : 0,
    cpuLimitMhz: special === 'cpu-reserved' ? vcpus * cluster.hardware.cpuMhz : UNLIMITED,
    memoryReservationMib: isLocked ? memoryMib : special === 'cpu-reserved' ? memoryMib / 2 : 0,
    memoryLimitMib: special === 'cpu-reserved' ? memoryMib : UNLIMITED,
    isMemoryReservationLocked: isLocked,
    latencySensitivity: isPinned ? 'high' : 'normal',
    activity: guest.powerState === 'poweredOn' ? 0.02 + random.fraction() * 0.4 : 0,
    firmware: isEfi && special !== 'old-hardware' ? 'efi' : 'bios',
    hasSecureBoot: isEfi && (special === 'secure-boot' || random.chance(0.4)),
    hardwareVersion,
    changedBlockTracking: special !== 'cluster-agent' && random.chance(0.7) ? 'TRUE' : null,
  }
}

function sizeOf(placement: Placement, cpuDraw: number, memoryDraw: number): [vcpus: number, memoryGib: number] {
  if (placement.special === 'cluster-agent') return [1, 0.125]
  if (placement.special === 'large') return [28, 384]
  if (placement.special === 'placeholder') return [1, 1]
  const pick = (values: readonly number[], draw: number) => values[Math.floor(draw * values.length)] ?? 1
  switch (placement.tier) {
    case 'web':
      return [pick([1, 2, 2, 4], cpuDraw), pick([2, 4, 4, 8, 8], memoryDraw)]
    case 'app':
      return [pick([2, 4, 4, 4, 6, 8], cpuDraw), pick([8, 8, 12, 16, 16, 24, 32], memoryDraw)]
    case 'db':
      return [pick([4, 8, 8, 8, 12, 16], cpuDraw), pick([16, 32, 32, 48, 64, 96], memoryDraw)]
  }
}
