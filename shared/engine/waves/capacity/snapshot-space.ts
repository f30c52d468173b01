import { compareText } from '#shared/domain/compare.ts'
import type { SnapshotSpace } from '#shared/domain/waves/wave-capacity.ts'
import type { WaveVm } from '#shared/domain/waves/wave-vm.ts'
import type { WaveRates } from '#shared/domain/waves/wave-rates.ts'

export interface WarmWave {
  readonly windowId: string
  readonly vms: readonly WaveVm[]
  /** How long before the window the first copies begin, to be counted on. */
  readonly precopySeconds: number
}

const PERCENT = 100
const SECONDS_PER_DAY = 86_400
const SECONDS_PER_MINUTE = 60

/**
 * What snapshots of warm VMs take of their datastores: while the first copy runs, everything that changes goes into one; and
 * a further interval's, since a new one is made before the old one is gone. Counted at the higher daily change. Never more than the disk.
 */
export function snapshotSpace(waves: readonly WarmWave[], freeMib: ReadonlyMap<string, number | null>, rates: WaveRates): readonly SnapshotSpace[] {
  return waves.flatMap(({ windowId, vms, precopySeconds }) => {
    const needs = new Map<string, { vms: Set<string>; mib: number }>()
    const days = (precopySeconds + rates.precopyMinutes * SECONDS_PER_MINUTE) / SECONDS_PER_DAY
    for (const vm of vms) {
      if (vm.type !== 'warm') continue
      const used = vm.disks.reduce((sum, { copyMib }) => sum + copyMib, 0)
      const daily = vm.dailyChangeMib ?? (used * rates.dailyChangePercent.cautious) / PERCENT
      for (const { datastoreId, capacityMib, copyMib } of vm.disks) {
        if (datastoreId === null) continue
        const own = needs.get(datastoreId) ?? { vms: new Set<string>(), mib: 0 }
        own.vms.add(vm.id)
        own.mib += Math.min(capacityMib, used === 0 ? 0 : ((daily * copyMib) / used) * days)
        needs.set(datastoreId, own)
      }
    }
    return [...needs].sort(([left], [right]) => compareText(left, right)).map(([datastoreId, { vms: own, mib }]): SnapshotSpace => {
      const free = freeMib.get(datastoreId) ?? null
      return { windowId, datastoreId, vms: own.size, neededMib: mib, freeMib: free, fits: free === null ? null : mib <= free }
    })
  })
}
