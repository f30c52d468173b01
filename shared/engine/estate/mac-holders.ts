import type { EstateVm } from '#shared/domain/estate/estate.ts'
import { isUnattachedNic } from '#shared/engine/plan/unattached-nic.ts'

/** The VMs that bear each MAC address (in lower case) on a NIC that is attached to a network, in the order given. MTV keeps addresses. */
export function findMacHolders(vms: readonly EstateVm[]): ReadonlyMap<string, readonly EstateVm[]> {
  const holders = new Map<string, EstateVm[]>()
  for (const vm of vms) {
    for (const nic of vm.nics) {
      if (nic.macAddress === null || isUnattachedNic(nic)) continue
      const mac = nic.macAddress.toLowerCase()
      const known = holders.get(mac)
      if (known === undefined) holders.set(mac, [vm])
      else if (known.at(-1) !== vm) known.push(vm)
    }
  }
  return holders
}
