import { compareText } from '#shared/domain/compare.ts'
import { createDiskCounter } from '#shared/engine/estate/disk-counter.ts'
import type { SizingHost } from './sizing-vm.ts'

/** As much of a VM of the source as says what it leaves behind. */
export interface LeavingVm {
  readonly id: string
  readonly hostId: string | null
  readonly vcpus: number | null
  readonly memoryMib: number | null
  readonly disks: readonly { readonly capacityMib: number | null; readonly sharedAs?: string }[]
}

/** What has left the source by the end of a window: the window's own, then everything up to it. */
export interface FreedWindow {
  readonly window: string
  /** The local day on which it begins. */
  readonly date: string
  readonly vms: number
  readonly vcpus: number
  readonly memoryMib: number
  readonly disksMib: number
  /** Hosts on which no VM is left, by name. */
  readonly emptyHosts: readonly string[]
  readonly emptyHostIds: readonly string[]
  readonly total: { readonly vms: number; readonly vcpus: number; readonly memoryMib: number; readonly disksMib: number; readonly hosts: number; readonly hostCores: number; readonly hostMemoryMib: number }
}

/**
 * What every window of a kept schedule frees on the source, in the order of their days: vCPUs, memory (MiB) and disks (MiB) of
 * the VMs that leave, and the hosts on which none is left, as the VMs lie now. A VM that is in no window stays, and keeps its
 * host. What the inventory does not state of a VM is in no sum, and a shared disk is in one.
 */
export function freedCapacity(vms: readonly LeavingVm[], hosts: readonly SizingHost[], windowOf: ReadonlyMap<string, string>): readonly FreedWindow[] {
  const windows = [...new Set(vms.flatMap(({ id }) => windowOf.get(id) ?? []))].sort((left, right) => compareText(dateOf(left), dateOf(right)) || compareText(left, right))
  const placeOf = new Map(windows.map((window, place) => [window, place]))
  const lastOf = new Map<string, number>()
  for (const { id, hostId } of vms) {
    if (hostId === null) continue
    lastOf.set(hostId, Math.max(lastOf.get(hostId) ?? 0, placeOf.get(windowOf.get(id) ?? '') ?? Infinity))
  }
  const total = { vms: 0, vcpus: 0, memoryMib: 0, disksMib: 0, hosts: 0, hostCores: 0, hostMemoryMib: 0 }
  const vmsIn = new Map<string, LeavingVm[]>(windows.map((window) => [window, []]))
  for (const vm of vms) vmsIn.get(windowOf.get(vm.id) ?? '')?.push(vm)
  const isCounted = createDiskCounter()
  return windows.map((window, place) => {
    const own = { vms: 0, vcpus: 0, memoryMib: 0, disksMib: 0 }
    for (const vm of vmsIn.get(window) ?? []) {
      own.vms += 1
      own.vcpus += vm.vcpus ?? 0
      own.memoryMib += vm.memoryMib ?? 0
      own.disksMib += vm.disks.reduce((sum, disk) => sum + (isCounted(disk) ? (disk.capacityMib ?? 0) : 0), 0)
    }
    const empty = hosts.filter(({ id }) => lastOf.get(id) === place)
    total.vms += own.vms
    total.vcpus += own.vcpus
    total.memoryMib += own.memoryMib
    total.disksMib += own.disksMib
    total.hosts += empty.length
    for (const { sockets, coresPerSocket, memoryMib } of empty) {
      total.hostCores += (sockets ?? 0) * (coresPerSocket ?? 0)
      total.hostMemoryMib += memoryMib ?? 0
    }
    return { window, date: dateOf(window), ...own, emptyHosts: empty.map(({ name }) => name).sort(compareText), emptyHostIds: empty.map(({ id }) => id).sort(compareText), total: { ...total } }
  })
}

/** A window is named `<rule>/<day>`. */
function dateOf(window: string): string {
  return window.slice(window.lastIndexOf('/') + 1)
}
