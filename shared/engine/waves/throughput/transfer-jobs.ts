import type { WaveVm } from '#shared/domain/waves/wave-vm.ts'
import type { PickedRates } from './pick-rates.ts'

/**
 * What MTV does with one VM. The places that it takes of `controller_max_vm_inflight`, and until when, are those of MTV's
 * schedulers: a cold VM of vSphere one until it is created, one by copy offload until its conversion begins, a warm VM one
 * for each disk that is not finished; an oVirt engine counts VMs, over all of its hosts.
 */
export interface TransferJob {
  readonly vmId: string
  /** Whose places it takes: an ESXi host's, or an oVirt engine's. */
  readonly slotKey: string
  readonly cost: number
  readonly releases: 'when-created' | 'when-converting' | 'disk-by-disk' | 'takes-none'
  /** virt-v2v copies the disks of a VM one after the other; everything else copies them at once. */
  readonly isParallel: boolean
  readonly flows: readonly TransferFlow[]
  readonly conversionSeconds: number
  readonly checkSeconds: number
}

/** One disk on its way. Shares are of a resource's whole capacity, for each MiB/s. */
export interface TransferFlow {
  readonly mib: number
  /** The most that one disk does, MiB/s. */
  readonly maxRate: number
  readonly resources: readonly { readonly key: string; readonly capacity: number }[]
}

/** What falls into the window: all of a cold VM, the last delta and the conversion of a warm one. */
export function cutoverJob(vm: WaveVm, rates: PickedRates): TransferJob {
  if (vm.type === 'warm') return { ...base(vm, rates), cost: 0, releases: 'takes-none', isParallel: true, flows: deltaFlows(vm, rates) }
  if (vm.isOffloaded) return { ...base(vm, rates), cost: 1, releases: 'when-converting', isParallel: false, flows: flowsOf(vm, rates, (disk) => disk.copyMib) }
  return { ...base(vm, rates), cost: 1, releases: 'when-created', isParallel: vm.sourceKind === 'ovirt', flows: flowsOf(vm, rates, (disk) => disk.copyMib) }
}

/** What a warm VM copies before the window, up to the state in which it waits for its cut-over. */
export function precopyJob(vm: WaveVm, rates: PickedRates): TransferJob {
  const isOvirt = vm.sourceKind === 'ovirt'
  return {
    ...base(vm, rates),
    cost: isOvirt ? 1 : vm.disks.length,
    releases: isOvirt ? 'when-converting' : 'disk-by-disk',
    isParallel: true,
    flows: flowsOf(vm, rates, (disk) => disk.copyMib),
    conversionSeconds: 0,
    checkSeconds: 0,
  }
}

/** Whose places a VM takes; hosts that the inventory does not name count as one. */
export function slotKeyOf(vm: WaveVm): string {
  return vm.sourceKind === 'ovirt' ? `engine ${vm.sourceId}` : hostKeyOf(vm)
}

export function hostKeyOf(vm: WaveVm): string {
  return vm.hostId ?? `unknown host of ${vm.sourceId}`
}

/**
 * What the last snapshot of a VM's disk holds at its cut-over, MiB: half a precopy interval on average at best, a whole one
 * to be counted on; here always the whole. A measured change goes to the disks by what they hold.
 */
export function deltaMib(vm: WaveVm, rates: PickedRates): number {
  const used = vm.disks.reduce((sum, disk) => sum + disk.copyMib, 0)
  const daily = vm.dailyChangeMib ?? (used * rates.dailyChangePercent) / PERCENT
  return Math.min(used, (daily * rates.precopyMinutes) / MINUTES_PER_DAY)
}

const PERCENT = 100
const MINUTES_PER_DAY = 1_440

function base(vm: WaveVm, rates: PickedRates): Pick<TransferJob, 'vmId' | 'slotKey' | 'conversionSeconds' | 'checkSeconds'> {
  return { vmId: vm.id, slotKey: slotKeyOf(vm), conversionSeconds: rates.conversionSeconds, checkSeconds: rates.checkSeconds }
}

function deltaFlows(vm: WaveVm, rates: PickedRates): readonly TransferFlow[] {
  const used = vm.disks.reduce((sum, disk) => sum + disk.copyMib, 0)
  const share = used === 0 ? 0 : deltaMib(vm, rates) / used
  return flowsOf(vm, rates, (disk) => disk.copyMib * share)
}

function flowsOf(vm: WaveVm, rates: PickedRates, mibOf: (disk: WaveVm['disks'][number]) => number): readonly TransferFlow[] {
  const own = vm.type === 'warm' ? rates.warm : rates.cold
  const named = resourcesAt(rates)
  const hostKey = hostKeyOf(vm)
  const host = named('host', hostKey, own.host)
  return vm.disks.map((disk) => {
    // The array copies by itself: no host reads, and no link of the migration carries it.
    if (vm.isOffloaded) return { mib: mibOf(disk), maxRate: rates.offload, resources: disk.datastoreId === null ? [] : [named('offload', disk.datastoreId, rates.offload)] }
    return { mib: mibOf(disk), maxRate: own.disk, resources: disk.datastoreId === null ? [host, ...named.common] : [host, named('datastore', disk.datastoreId, own.datastore), ...named.common] }
  })
}

type Resource = TransferFlow['resources'][number]

/** The resources of one case of rates. */
interface NamedResources {
  /** The same each time it is asked for: keys that are made anew for each disk would be hashed anew wherever they are looked up. */
  (kind: 'host' | 'datastore' | 'offload', id: string, capacity: number): Resource
  /** What every copy shares, where it limits. */
  readonly common: readonly Resource[]
}

const resourcesOfRates = new WeakMap<PickedRates, NamedResources>()

function resourcesAt(rates: PickedRates): NamedResources {
  const known = resourcesOfRates.get(rates) ?? nameResources(rates)
  resourcesOfRates.set(rates, known)
  return known
}

function nameResources(rates: PickedRates): NamedResources {
  const byKind = { host: new Map<string, Resource[]>(), datastore: new Map<string, Resource[]>(), offload: new Map<string, Resource[]>() }
  const common = [{ key: 'link', capacity: rates.link }, { key: 'target', capacity: rates.target }].filter(({ capacity }) => capacity !== Number.POSITIVE_INFINITY)
  return Object.assign((kind: keyof typeof byKind, id: string, capacity: number): Resource => {
    // Warm and cold copies may have rates of their own.
    const own = byKind[kind].get(id) ?? []
    const known = own.find((resource) => resource.capacity === capacity)
    if (known !== undefined) return known
    const resource = { key: own[0]?.key ?? `${kind} ${id}`, capacity }
    byKind[kind].set(id, [...own, resource])
    return resource
  }, { common })
}
