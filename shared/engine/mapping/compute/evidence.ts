import type { EstateVm } from '#shared/domain/estate/estate.ts'
import type { Reason } from '#shared/domain/plan/reason.ts'
import type { OvercommittedVms } from '#shared/domain/target/compute-policy.ts'
import { MIB_PER_GIB } from '#shared/domain/units.ts'
import { vmSetting } from '#shared/engine/estate/vm-setting.ts'
import type { ComputeVm } from './compute-vm.ts'
import { overcommittedBy } from './overcommitted.ts'

/** What speaks for one series of instance types or another. */
export interface SeriesEvidence {
  /** Why it needs CPUs of its own; null: nothing says so. */
  readonly dedicated: Reason | null
  readonly hasNuma: boolean
  /** All of its memory is reserved. */
  readonly isMemoryReserved: boolean
  readonly overcommitted: Reason | null
  readonly memoryHeavy: Reason | null
}

/** The rated clock of a host differs from the sum that a reservation was made of by roundings: within this it counts as all. */
const FULL_RESERVATION = 0.95
/** GiB for each vCPU of m1: from there on memory decides the size. */
const MEMORY_HEAVY_GIB_PER_VCPU = 8
/** Pinning policies of oVirt that give CPUs to one VM alone (oVirt API CpuPinningPolicy). */
const EXCLUSIVE_PINNING: ReadonlySet<string> = new Set(['dedicated', 'isolate_threads', 'resize_and_pin_numa'])

/** What the inventory says for and against a series. `hostMhz` is the rated clock of the VM's host; null: not known. */
export function gatherEvidence(vm: ComputeVm, hostMhz: number | null, overcommitted: readonly OvercommittedVms[]): SeriesEvidence {
  const named = overcommittedBy(vm, overcommitted)
  return {
    dedicated: dedicatedReason(vm, hostMhz),
    hasNuma: (vm.configuration?.numaNodeCount ?? 0) > 1 || Boolean(vmSetting(vm, 'numaNodes')),
    isMemoryReserved: isMemoryReserved(vm),
    overcommitted: named === null ? null : { code: 'overcommitted', message: `The target's policy overcommits the memory of ${named}.` },
    memoryHeavy:
      vm.vcpus !== null && vm.memoryMib !== null && vm.vcpus > 0 && vm.memoryMib / MIB_PER_GIB / vm.vcpus >= MEMORY_HEAVY_GIB_PER_VCPU
        ? { code: 'memory-heavy', message: `It has ${round(vm.memoryMib / MIB_PER_GIB / vm.vcpus)} GiB for each vCPU.` }
        : null,
  }
}

/** Whether all memory of a VM is reserved. */
export function isMemoryReserved({ memory, memoryMib }: Pick<EstateVm, 'memory' | 'memoryMib'>): boolean {
  if (memory?.isReservationLockedToMax === true) return true
  return memoryMib !== null && memoryMib > 0 && (memory?.reservationMib ?? 0) >= memoryMib
}

function dedicatedReason(vm: ComputeVm, hostMhz: number | null): Reason | null {
  if (vm.latencySensitivity?.toLowerCase() === 'high') return { code: 'latency-sensitive', message: 'Its latency sensitivity is high.' }
  const pinning = vm.configuration?.cpuPinningPolicy ?? null
  if (pinning !== null && EXCLUSIVE_PINNING.has(pinning)) return { code: 'cpu-pinned', message: `Its CPUs are pinned (${pinning}).` }
  const reserved = vm.cpu?.reservationMhz ?? 0
  if (reserved <= 0 || hostMhz === null || vm.vcpus === null) return null
  const whole = vm.vcpus * hostMhz
  return reserved >= whole * FULL_RESERVATION ? { code: 'cpu-reserved', message: `All of its CPU is reserved: ${reserved} of ${Math.round(whole)} MHz.` } : null
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
