import { compareText } from '#shared/domain/compare.ts'
import { MIB_PER_GIB, MIB_PER_TIB } from '#shared/domain/units.ts'
import type { CapacityAmounts, ClassNeed, WaveCapacity } from '#shared/domain/waves/wave-capacity.ts'
import type { WaveSupply } from '#shared/domain/waves/wave-supply.ts'
import { daysAfter } from '../run-book/local-time.ts'
import { capacityShortages } from './capacity-shortages.ts'
import { addRoom, nodeNeeds, type NodePool, type NodeRoom, NO_ROOM } from './node-needs.ts'

/** A VM as the target's capacity sees it; what the inventory does not state is null and in no sum. */
export interface LandingVm {
  readonly id: string
  readonly vcpus: number | null
  readonly memoryMib: number | null
  readonly disks: readonly { readonly storageClass: string | null; readonly capacityMib: number }[]
  /** What it asks of a node, and of which pool; null: nothing is known of it. */
  readonly request: { readonly pool: string; readonly room: NodeRoom } | null
}

/** A wave in the order of the windows, those that are past included. */
export interface LandingWave {
  readonly windowId: string
  readonly date: string
  readonly vms: readonly LandingVm[]
  /** The most VMs that are on their way at once. */
  readonly mostAtOnce: number
}

/** A host of the source that is a node of the general pool from a day on. */
export interface ReusedHost {
  readonly from: string
  readonly room: NodeRoom
}

export interface CapacityOptions {
  readonly supply: readonly WaveSupply[]
  /** What the target states of its StorageClasses, MiB; null: nothing. */
  readonly classCapacityMib: ReadonlyMap<string, number | null>
  /** For each VM that is on its way, GiB. */
  readonly conversionGib: number
  readonly sourceKeptDays: number
  /** The general pool first; empty: no model of node is known. */
  readonly pools: readonly NodePool[]
  readonly reusedHosts: readonly ReusedHost[]
}

const NOTHING: CapacityAmounts = { vms: 0, vcpus: 0, memoryMib: 0, disksMib: 0 }

/** What the target has to hold after each wave, and at its busiest moment, beside what is stated to be there by then. */
export function waveCapacity(waves: readonly LandingWave[], { supply, classCapacityMib, conversionGib, sourceKeptDays, pools, reusedHosts }: CapacityOptions): readonly WaveCapacity[] {
  const steps = [...supply].sort((left, right) => compareText(left.from, right.from))
  let landed = NOTHING
  const byClass = new Map<string | null, number>()
  const byPool = new Map<string, NodeRoom>()
  return waves.map(({ windowId, date, vms, mostAtOnce }, place): WaveCapacity => {
    const arriving = vms.reduce((sum, vm) => add(sum, amountsOf(vm)), NOTHING)
    const before = landed
    landed = add(landed, arriving)
    for (const { storageClass, capacityMib } of vms.flatMap(({ disks }) => disks)) byClass.set(storageClass, (byClass.get(storageClass) ?? 0) + capacityMib)
    for (const { request } of vms) if (request !== null) byPool.set(request.pool, addRoom(byPool.get(request.pool) ?? NO_ROOM, request.room))
    const known = statedAt(steps, date)
    const conversionMib = mostAtOnce * conversionGib * MIB_PER_GIB
    const classes = [...byClass].sort(([left], [right]) => compareText(left ?? '\uffff', right ?? '\uffff')).map(([name, neededMib]): ClassNeed => {
      const stated = name === null ? undefined : known.storageTib?.[name]
      const capacityMib = stated === undefined ? (name === null ? null : (classCapacityMib.get(name) ?? null)) : stated * MIB_PER_TIB
      // Any of the VMs with a disk there may be among those that are converted at once.
      const atOnce = Math.min(mostAtOnce, vms.filter(({ disks }) => disks.some(({ storageClass }) => storageClass === name)).length)
      const peakMib = neededMib + atOnce * conversionGib * MIB_PER_GIB
      return { name, neededMib, peakMib, capacityMib, fits: capacityMib === null ? null : peakMib <= capacityMib }
    })
    const nodes = nodeNeeds(pools, { landed: byPool, storedMib: byClass, hosts: reusedHosts.filter(({ from }) => from <= date).map(({ room }) => room), stated: known.nodes ?? null })
    const kept = waves.slice(0, place + 1).filter((wave) => daysAfter(wave.date, sourceKeptDays) > date)
    return {
      windowId, date, arriving, landed, nodes, conversionMib, classes,
      stated: { vcpus: known.vcpus ?? null, memoryMib: known.memoryGib === undefined ? null : known.memoryGib * MIB_PER_GIB },
      peakMib: before.disksMib + arriving.disksMib + conversionMib,
      retainedMib: kept.flatMap((wave) => wave.vms).reduce((sum, vm) => sum + amountsOf(vm).disksMib, 0),
      retainedUntil: daysAfter(date, sourceKeptDays),
      shortages: capacityShortages({ windowId, date, landed, nodes, classes }, known),
    }
  })
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
