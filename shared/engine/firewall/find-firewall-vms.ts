import { unescapeEntityName } from '#shared/domain/estate/entity-name.ts'
import type { EstateVm } from '#shared/domain/estate/estate.ts'
import { ipv4ToNumber, isIpv4Address } from '#shared/engine/nmstate/ip-address.ts'
import type { AddressRange } from './address-ranges.ts'

/** Finds VMs by what a firewall's export calls them. */
export interface FirewallVmFinder {
  /** VMs with an IPv4 address in the range. */
  byAddress(range: AddressRange): readonly string[]
  /** By instance UUID, MAC address, or a name that one VM alone bears; null: nobody is called so. */
  byIdentity(text: string): readonly string[] | null
  /** By the path of a segment, whose name is a port group's; null: there is no such port group, or the path is none of a segment. */
  bySegment(path: string): readonly string[] | null
}

/** `portGroupNames` gives the name of each port group by its id. */
export function createVmFinder(vms: readonly EstateVm[], portGroupNames: ReadonlyMap<string, string>): FirewallVmFinder {
  const byAddress: { readonly address: number; readonly vmId: string }[] = []
  const byKey = new Map<string, string[]>()
  const bySegment = new Map<string, Set<string>>()
  for (const name of portGroupNames.values()) bySegment.set(segmentKey(name), new Set())
  for (const vm of vms) {
    for (const key of [vm.instanceUuid, vm.name, ...vm.nics.map(({ macAddress }) => macAddress)]) if (key !== null) push(byKey, key.toLowerCase(), vm.id)
    for (const { ipv4Addresses, portGroupId } of vm.nics) {
      for (const address of ipv4Texts(ipv4Addresses)) byAddress.push({ address: ipv4ToNumber(address), vmId: vm.id })
      const segment = portGroupId === null ? undefined : portGroupNames.get(portGroupId)
      if (segment !== undefined) bySegment.get(segmentKey(segment))?.add(vm.id)
    }
  }
  byAddress.sort((left, right) => left.address - right.address)
  return {
    byAddress: ({ first, last }) => {
      const found: string[] = []
      for (let index = firstAtLeast(byAddress, first); index < byAddress.length; index += 1) {
        const entry = byAddress[index]
        if (entry === undefined || entry.address > last) break
        found.push(entry.vmId)
      }
      return found
    },
    byIdentity: (text) => {
      const ids = byKey.get(text.toLowerCase())
      return ids?.length === 1 ? ids : null
    },
    bySegment: (path) => {
      const [, name] = /\/segments\/([^/]+)$/.exec(path) ?? []
      const ids = name === undefined ? undefined : bySegment.get(segmentKey(name))
      return ids === undefined ? null : [...ids]
    },
  }
}

/** Slashes in it are escaped in a path, and in names of older inventories. */
function segmentKey(name: string): string {
  return unescapeEntityName(name).toLowerCase()
}

/** The IPv4 addresses of a NIC as inventories list them. */
export function ipv4Texts(addresses: string | null): readonly string[] {
  return (addresses ?? '').split(/[\s,;]+/).filter(isIpv4Address)
}

function push(lists: Map<string, string[]>, key: string, vmId: string): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [vmId])
  else if (!list.includes(vmId)) list.push(vmId)
}

function firstAtLeast(entries: readonly { readonly address: number }[], wanted: number): number {
  let low = 0
  let high = entries.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((entries[middle]?.address ?? 0) < wanted) low = middle + 1
    else high = middle
  }
  return low
}
