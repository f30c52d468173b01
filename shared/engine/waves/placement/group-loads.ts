import type { CutoverGroup } from '#shared/domain/waves/wave-schedule.ts'
import type { WaveRates } from '#shared/domain/waves/wave-rates.ts'
import type { WaveVm } from '#shared/domain/waves/wave-vm.ts'
import { pickRates } from '../throughput/pick-rates.ts'
import { cutoverJob } from '../throughput/transfer-jobs.ts'
import { copySeconds, placeSeconds } from '../throughput/wave-bounds.ts'

/** What a group takes of a window, at the rates that are to be counted on. */
export interface GroupLoad {
  readonly vms: number
  readonly capacityMib: number
  readonly vcpus: number
  readonly riskPoints: number
  /** Of each host, datastore, link and place by its number: seconds at its full rate, and what follows the last of them in any case. */
  readonly resources: readonly { readonly index: number; readonly seconds: number; readonly tailSeconds: number }[]
  /** The longest of them, with what follows. */
  readonly fullestSeconds: number
  /** The VM that takes longest by itself, with conversion and check. */
  readonly longestSeconds: number
  readonly firstLandingSeconds: number
  readonly checkSeconds: number
  /** What follows the last copy in any case. */
  readonly tailSeconds: number
  readonly networkIds: readonly string[]
  readonly sourceKeys: readonly string[]
}

/** The loads of all groups, with one numbering of resources. */
export function groupLoads(groups: readonly CutoverGroup[], vms: readonly WaveVm[], waveRates: WaveRates): { readonly loads: readonly GroupLoad[]; readonly resourceCount: number } {
  const rates = pickRates(waveRates, 'cautious')
  const numbers = new Map<string, number>()
  const numberOf = (key: string): number => {
    const number = numbers.get(key) ?? numbers.size
    numbers.set(key, number)
    return number
  }
  const byId = new Map(vms.map((vm) => [vm.id, vm]))
  const tailSeconds = rates.conversionSeconds + rates.checkSeconds
  const loads = groups.map((group): GroupLoad => {
    const members = group.vmIds.map((id) => byId.get(id)).filter((vm) => vm !== undefined)
    const held = new Map<number, { readonly index: number; seconds: number; tailSeconds: number }>()
    const add = (key: string, amount: number, tailSeconds: number): void => {
      if (amount <= 0) return
      const index = numberOf(key)
      const own = held.get(index) ?? { index, seconds: 0, tailSeconds }
      own.seconds += amount
      own.tailSeconds = Math.min(own.tailSeconds, tailSeconds)
      held.set(index, own)
    }
    let longestSeconds = 0
    let firstLandingSeconds = Number.POSITIVE_INFINITY
    for (const vm of members) {
      const job = cutoverJob(vm, rates)
      const copy = copySeconds(job)
      longestSeconds = Math.max(longestSeconds, copy + job.conversionSeconds + job.checkSeconds)
      firstLandingSeconds = Math.min(firstLandingSeconds, copy + job.conversionSeconds)
      for (const flow of job.flows) for (const { key, capacity } of flow.resources) add(key, flow.mib / capacity, tailSeconds)
      // A place that is held until the VM is created holds its conversion already.
      add(`slots ${job.slotKey}`, placeSeconds(job, copy, rates.inFlight) / rates.inFlight, job.releases === 'when-created' ? rates.checkSeconds : tailSeconds)
    }
    return {
      vms: members.length,
      capacityMib: sum(members, (vm) => vm.disks.reduce((total, disk) => total + disk.capacityMib, 0)),
      vcpus: sum(members, (vm) => vm.vcpus ?? 0),
      riskPoints: sum(members, (vm) => vm.riskPoints),
      resources: [...held.values()],
      fullestSeconds: Math.max(0, ...[...held.values()].map(({ seconds, tailSeconds: tail }) => seconds + tail)),
      longestSeconds,
      firstLandingSeconds,
      checkSeconds: members.length * rates.checkSeconds,
      tailSeconds,
      networkIds: [...new Set(members.flatMap((vm) => vm.networkIds))],
      sourceKeys: sourceKeysOf(members),
    }
  })
  return { loads, resourceCount: numbers.size }
}

/** The hosts and datastores that VMs are on, as `host <id>` and `datastore <id>`. */
export function sourceKeysOf(vms: readonly WaveVm[]): readonly string[] {
  return [...new Set(vms.flatMap((vm) => [...(vm.hostId === null ? [] : [`host ${vm.hostId}`]), ...vm.disks.flatMap((disk) => (disk.datastoreId === null ? [] : [`datastore ${disk.datastoreId}`]))]))]
}

function sum<Item>(items: readonly Item[], amountOf: (item: Item) => number): number {
  return items.reduce((total, item) => total + amountOf(item), 0)
}
