import { childOf, childrenOf, textOf, type OvirtElement } from '../documents/ovirt-element.ts'
import type { OvirtRun } from '../ovirt-run.ts'

export interface GuestAddresses {
  readonly ipv4: readonly string[]
  readonly ipv6: readonly string[]
}

/** What the guest agent reported of a VM, over all its devices. */
export function guestAddressesOf(vm: OvirtElement, run: OvirtRun): GuestAddresses {
  const devices = run.inventory.membersOf(vm, 'reported_device') ?? []
  const nics = run.inventory.membersOf(vm, 'nic') ?? []
  return addressesIn([...devices, ...nics.flatMap((nic) => reportedDevicesOf(nic))])
}

/** What it reported of one NIC: inlined in it, or found by its MAC address among the VM's devices. */
export function nicAddressesOf(nic: OvirtElement, vm: OvirtElement, run: OvirtRun): GuestAddresses {
  const mac = textOf(nic, 'mac', 'address')?.toLowerCase()
  const devices = run.inventory.membersOf(vm, 'reported_device') ?? []
  return addressesIn([...reportedDevicesOf(nic), ...devices.filter((device) => mac !== undefined && textOf(device, 'mac', 'address')?.toLowerCase() === mac)])
}

function reportedDevicesOf(nic: OvirtElement): readonly OvirtElement[] {
  return childrenOf(childOf(nic, 'reported_devices'), 'reported_device')
}

function addressesIn(devices: readonly OvirtElement[]): GuestAddresses {
  const ipv4 = new Set<string>()
  const ipv6 = new Set<string>()
  for (const device of devices) {
    for (const ip of childrenOf(childOf(device, 'ips'), 'ip')) {
      const address = textOf(ip, 'address')
      if (address !== null) (address.includes(':') ? ipv6 : ipv4).add(address)
    }
  }
  return { ipv4: [...ipv4], ipv6: [...ipv6] }
}
