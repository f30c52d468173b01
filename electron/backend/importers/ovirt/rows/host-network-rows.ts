import type { PhysicalNic, VmkernelAdapter } from '#shared/domain/estate/infrastructure.ts'
import type { HostInterface, NetworkAttachment } from '#shared/domain/estate/logical-network.ts'
import { childOf, childrenOf, idOf, textOf, type OvirtElement } from '../documents/ovirt-element.ts'
import { flagOf, integerOf, joinTexts, numberOf, propertiesOf } from '../documents/ovirt-values.ts'
import type { OvirtRun } from '../ovirt-run.ts'
import { isPhysicalNic } from './host-rows.ts'

const BITS_PER_MEGABIT = 1_000_000

/** A host's devices: what RVTools calls a NIC, a VMkernel adapter, and all of them with their bonds and VLANs. */
export interface HostNetworkRows {
  readonly physicalNics: readonly PhysicalNic[]
  readonly addressed: readonly VmkernelAdapter[]
  readonly interfaces: readonly HostInterface[]
  readonly attachments: readonly NetworkAttachment[]
}

export function hostNetworkRows(host: OvirtElement, run: OvirtRun): HostNetworkRows {
  const nics = run.inventory.membersOf(host, 'host_nic') ?? []
  const names = new Map(nics.map((nic) => [nic.id, deviceOf(nic)]))
  const owner = { sourceId: run.source.id, hostName: textOf(host, 'name') ?? host.id, hostId: run.idOf(host.id ?? '') }
  const networkOf = (element: OvirtElement): string | null => run.nameOf('network', idOf(element, 'network')) ?? textOf(element, 'network', 'name')
  const interfaces = nics.map((nic): HostInterface => {
    const members = childrenOf(childOf(nic, 'bonding', 'slaves'), 'host_nic')
    const options = childrenOf(childOf(nic, 'bonding', 'options'), 'option')
    return {
      ...owner,
      device: deviceOf(nic),
      kind: childOf(nic, 'bonding') !== null ? 'bond' : childOf(nic, 'vlan') !== null || childOf(nic, 'base_interface') !== null ? 'vlan' : 'nic',
      baseDevice: textOf(nic, 'base_interface'),
      vlanId: vlanIdOf(nic),
      mtu: integerOf(nic, 'mtu'),
      speedMbps: speedOf(nic),
      isUp: isUpOf(nic),
      macAddress: textOf(nic, 'mac', 'address'),
      bondMode: textOf(options.find((option) => textOf(option, 'name') === 'mode') ?? null, 'value'),
      bondOptions: propertiesOf(childOf(nic, 'bonding'), 'options', 'option'),
      bondMembers: joinTexts(members.map((member) => textOf(member, 'name') ?? names.get(member.id) ?? member.id)),
      activeMember: textOf(nic, 'bonding', 'active_slave', 'name') ?? names.get(idOf(nic, 'bonding', 'active_slave')) ?? idOf(nic, 'bonding', 'active_slave'),
      networkName: networkOf(nic),
      networkLabels: joinTexts(childrenOf(childOf(nic, 'network_labels'), 'network_label').map((label) => label.id)),
      isBridged: flagOf(nic, 'bridged'),
      bootProtocol: textOf(nic, 'boot_protocol'),
      ipv4Address: textOf(nic, 'ip', 'address'),
      ipv4Netmask: textOf(nic, 'ip', 'netmask'),
      ipv4Gateway: textOf(nic, 'ip', 'gateway'),
      ipv6Address: textOf(nic, 'ipv6', 'address'),
      virtualFunctions: integerOf(nic, 'virtual_functions_configuration', 'number_of_virtual_functions'),
    }
  })
  return {
    interfaces,
    physicalNics: nics.filter(isPhysicalNic).map((nic) => ({
      ...owner,
      device: deviceOf(nic),
      driver: null,
      speedMbps: speedOf(nic),
      isLinkUp: isUpOf(nic),
      macAddress: textOf(nic, 'mac', 'address'),
      switchName: networkOf(nic),
      uplinkPort: null,
      pciAddress: null,
    })),
    addressed: interfaces.filter(({ ipv4Address, ipv6Address }) => ipv4Address !== null || ipv6Address !== null).map((device) => ({
      ...owner,
      device: device.device,
      portGroupName: device.networkName,
      macAddress: device.macAddress,
      isDhcp: device.bootProtocol === null ? null : device.bootProtocol === 'dhcp',
      ipv4Address: device.ipv4Address,
      ipv6Address: device.ipv6Address,
      subnetMask: device.ipv4Netmask,
      gateway: device.ipv4Gateway,
      mtu: device.mtu,
    })),
    attachments: (run.inventory.membersOf(host, 'network_attachment') ?? []).map((attachment) => {
      const network = run.inventory.find('network', idOf(attachment, 'network'))
      const ipv4 = childrenOf(childOf(attachment, 'ip_address_assignments'), 'ip_address_assignment').find((entry) => textOf(entry, 'ip', 'version') !== 'v6') ?? null
      return {
        ...owner,
        networkUuid: idOf(attachment, 'network'),
        networkName: networkOf(attachment),
        device: textOf(attachment, 'host_nic', 'name') ?? names.get(idOf(attachment, 'host_nic')) ?? null,
        isInSync: flagOf(attachment, 'in_sync'),
        vlanId: vlanIdOf(network),
        mtu: integerOf(network, 'mtu'),
        bootProtocol: textOf(ipv4, 'assignment_method'),
        ipv4Address: textOf(ipv4, 'ip', 'address'),
        ipv4Netmask: textOf(ipv4, 'ip', 'netmask'),
        ipv4Gateway: textOf(ipv4, 'ip', 'gateway'),
      }
    }),
  }
}

/** `<vlan id="42"/>`: the id is an attribute in XML and a field in JSON. Null where it is absent or no number. */
export function vlanIdOf(element: OvirtElement | null): number | null {
  const id = idOf(element, 'vlan')
  return id !== null && /^\d{1,4}$/.test(id) ? Number(id) : null
}

function deviceOf(nic: OvirtElement): string {
  return textOf(nic, 'name') ?? nic.id ?? ''
}

/** The API states bits a second, and 0 for a link that is down. */
function speedOf(nic: OvirtElement): number | null {
  const speed = numberOf(nic, 'speed')
  return speed === null || speed <= 0 ? null : speed / BITS_PER_MEGABIT
}

function isUpOf(nic: OvirtElement): boolean | null {
  const status = textOf(nic, 'status')
  return status === null ? null : status === 'up'
}
