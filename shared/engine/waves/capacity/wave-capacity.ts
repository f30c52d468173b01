import { compareText } from '#shared/domain/compare.ts'
import type { Reason } from '#shared/domain/plan/reason.ts'
import { MIB_PER_GIB, MIB_PER_TIB } from '#shared/domain/units.ts'
import type { CapacityAmounts, WaveCapacity } from '#shared/domain/waves/wave-capacity.ts'
import type { WaveSupply } from '#shared/domain/waves/wave-supply.ts'
import { amountWords } from '../run-book/amount-words.ts'
import { daysAfter } from '../run-book/local-time.ts'

/** A VM as the target's capacity sees it; what the inventory does not state is null and in no sum. */
export interface LandingVm {
  readonly id: string
  readonly vcpus: number | null
  readonly memoryMib: number | null
  readonly disks: readonly { readonly storageClass: string | null; readonly capacityMib: number }[]
}

/** A wave in the order of the windows, those that are past included. */
export interface LandingWave {
  readonly windowId: string
  readonly date: string
  readonly vms: readonly LandingVm[]
  /** The most VMs that are on their way at once. */
  readonly mostAtOnce: number
}

export interface CapacityOptions {
  readonly supply: readonly WaveSupply[]
  /** What the target states of its StorageClasses, MiB; null: nothing. */
  readonly classCapacityMib: ReadonlyMap<string, number | null>
  /** For each VM that is on its way, GiB. */
  readonly conversionGib: number
  readonly sourceKeptDays: number
}

const NOTHING: CapacityAmounts = { vms: 0, vcpus: 0, memoryMib: 0, disksMib: 0 }

/** What the target has to hold after each wave, and at its busiest moment, beside what is stated to be there by then. */
export function waveCapacity(waves: readonly LandingWave[], { supply, classCapacityMib, conversionGib, sourceKeptDays }: CapacityOptions): readonly WaveCapacity[] {
  const steps = [...supply].sort((left, right) => compareText(left.from, right.from))
  let landed = NOTHING
  const byClass = new Map<string | null, number>()
  return waves.map(({ windowId, date, vms, mostAtOnce }, place): WaveCapacity => {
    const arriving = vms.reduce((sum, vm) => add(sum, amountsOf(vm)), NOTHING)
    const before = landed
    landed = add(landed, arriving)
    for (const { storageClass, capacityMib } of vms.flatMap(({ disks }) => disks)) byClass.set(storageClass, (byClass.get(storageClass) ?? 0) + capacityMib)
    const known = statedAt(steps, date)
    const conversionMib = mostAtOnce * conversionGib * MIB_PER_GIB
    const classes = [...byClass].sort(([left], [right]) => compareText(left ?? '\uffff', right ?? '\uffff')).map(([name, neededMib]) => {
      const stated = name === null ? undefined : known.storageTib?.[name]
      const capacityMib = stated === undefined ? (name === null ? null : (classCapacityMib.get(name) ?? null)) : stated * MIB_PER_TIB
      return { name, neededMib, capacityMib, fits: capacityMib === null ? null : neededMib <= capacityMib }
    })
    const kept = waves.slice(0, place + 1).filter((wave) => daysAfter(wave.date, sourceKeptDays) > date)
    return {
      windowId, date, arriving, landed, stated: { vcpus: known.vcpus ?? null, memoryMib: known.memoryGib === undefined ? null : known.memoryGib * MIB_PER_GIB }, conversionMib, peakMib: before.disksMib + arriving.disksMib + conversionMib, classes,
      retainedMib: kept.flatMap((wave) => wave.vms).reduce((sum, vm) => sum + amountsOf(vm).disksMib, 0),
      retainedUntil: daysAfter(date, sourceKeptDays),
      problems: [...problemsOf(landed, known), ...classes.flatMap(({ name, neededMib, capacityMib, fits }): readonly Reason[] => (fits === false ? [{ code: 'storage-missing', message: `${name ?? ''} has to hold ${amountWords(neededMib)} by then and has ${amountWords(capacityMib ?? 0)}: provide more before this wave, or move it.` }] : []))],
    }
  })
}

function problemsOf({ vcpus, memoryMib }: CapacityAmounts, known: Partial<WaveSupply>): readonly Reason[] {
  const problems: Reason[] = []
  if (known.memoryGib !== undefined && memoryMib > known.memoryGib * MIB_PER_GIB) problems.push({ code: 'memory-missing', message: `The VMs that have landed by then need ${amountWords(memoryMib)} of memory and the nodes have ${amountWords(known.memoryGib * MIB_PER_GIB)}: add nodes before this wave, or move it.` })
  if (known.vcpus !== undefined && vcpus > known.vcpus) problems.push({ code: 'vcpus-missing', message: `The VMs that have landed by then have ${String(vcpus)} vCPUs and the nodes take ${String(known.vcpus)}: add nodes before this wave, or move it.` })
  return problems
}

/** A later step holds for what it states; the rest stays as it was. */
function statedAt(steps: readonly WaveSupply[], date: string): Partial<WaveSupply> {
  return steps.filter(({ from }) => from <= date).reduce<Partial<WaveSupply>>((known, step) => ({ ...known, ...step, storageTib: { ...known.storageTib, ...step.storageTib } }), {})
}

function amountsOf({ vcpus, memoryMib, disks }: LandingVm): CapacityAmounts {
  return { vms: 1, vcpus: vcpus ?? 0, memoryMib: memoryMib ?? 0, disksMib: disks.reduce((sum, { capacityMib }) => sum + capacityMib, 0) }
}

function add(left: CapacityAmounts, right: CapacityAmounts): CapacityAmounts {
  return { vms: left.vms + right.vms, vcpus: left.vcpus + right.vcpus, memoryMib: left.memoryMib + right.memoryMib, disksMib: left.disksMib + right.disksMib }
}
