import { compareNatural } from '#shared/domain/compare.ts'
import type { EstatePortGroup } from '#shared/domain/estate/estate.ts'
import type { Host, PhysicalNic, VmkernelAdapter } from '#shared/domain/estate/infrastructure.ts'
import type { HostInterface, NetworkAttachment } from '#shared/domain/estate/logical-network.ts'
import type { PortGroupHost, Switch } from '#shared/domain/estate/network.ts'
import type { Nic } from '#shared/domain/estate/vm-devices.ts'
import { inferVmkernelPurposes, type VmkernelPurpose } from './vmkernel-purposes.ts'

/** What an estate says of one source's hosts and their networks; rows of other hosts and sources do no harm. */
export interface HostInventory {
  readonly portGroups: readonly EstatePortGroup[]
  readonly portGroupHosts: readonly PortGroupHost[]
  readonly switches: readonly Pick<Switch, 'sourceId' | 'kind' | 'name' | 'hostName' | 'mtu' | 'teamingPolicy' | 'lacpMode'>[]
  readonly physicalNics: readonly Pick<PhysicalNic, 'sourceId' | 'hostName' | 'device' | 'driver' | 'speedMbps' | 'isLinkUp' | 'switchName' | 'uplinkPort'>[]
  readonly vmkernelAdapters: readonly VmkernelAdapter[]
  readonly hostInterfaces: readonly HostInterface[]
  readonly networkAttachments: readonly NetworkAttachment[]
  /** Of the VMs on this host that are no templates. */
  readonly vmNics: readonly (Pick<Nic, 'vmId' | 'label' | 'macAddress' | 'portGroupId'> & { readonly vmName: string })[]
}

/** The networks of one host as a drawing shows them: NICs, the switches or bonds above them, and what is on these. */
export interface HostNetworks {
  readonly nics: readonly { readonly device: string; readonly speedMbps: number | null; readonly isLinkUp: boolean | null; readonly driver: string | null; readonly switchName: string | null; readonly uplink: string | null }[]
  readonly switches: readonly { readonly name: string; readonly kind: 'standard' | 'distributed' | 'bond' | 'nic'; readonly mtu: number | null; readonly teaming: string | null; readonly nics: readonly string[] }[]
  /** Port groups and vNIC profiles that the host carries, or that VMs on it use. */
  readonly networks: readonly { readonly id: string; readonly name: string; readonly vlanKind: EstatePortGroup['vlanKind']; readonly vlanId: number | null; readonly vlanText: string | null; readonly switchName: string | null; readonly vms: number; readonly nics: number }[]
  readonly adapters: readonly { readonly device: string; readonly portGroup: string | null; readonly switchName: string | null; readonly vlanId: number | null; readonly address: string | null; readonly mtu: number | null; readonly purpose: VmkernelPurpose | null }[]
  readonly guests: readonly { readonly vmId: string; readonly vmName: string; readonly label: string | null; readonly macAddress: string | null; readonly portGroupId: string | null }[]
}

/** What a host carries, by its own rows; vSphere's switches and oVirt's bonds alike. In natural order. */
export function hostNetworks({ name: hostName, sourceId }: Pick<Host, 'name' | 'sourceId'>, inventory: HostInventory): HostNetworks {
  const isOwn = (row: { readonly sourceId: string; readonly hostName: string | null }): boolean => row.sourceId === sourceId && row.hostName === hostName
  const interfaces = inventory.hostInterfaces.filter(isOwn)
  const lower = lowerDevice(interfaces)
  const deviceOfNetwork = new Map(inventory.networkAttachments.filter(isOwn).flatMap(({ networkUuid, networkName, device }) => (device === null ? [] : [networkUuid, networkName].flatMap((key) => (key === null ? [] : [[key, lower(device)] as const])))))
  const ownNics = inventory.physicalNics.filter(isOwn)
  const nics = ownNics
    .flatMap(({ device, speedMbps, isLinkUp, driver, switchName, uplinkPort }) => (device === null ? [] : [{ device, speedMbps, isLinkUp, driver, switchName: interfaces.length > 0 ? bondOf(device, interfaces) : switchName, uplink: uplinkPort }]))
    .sort((left, right) => compareNatural(left.device, right.device))
  const switches = interfaces.length > 0 ? bondsOf(interfaces, nics) : switchesOf(inventory.switches.filter((row) => row.sourceId === sourceId && (row.hostName === hostName || row.kind === 'distributed')), nics)
  const switchOfPortGroup = standardSwitches(inventory.portGroupHosts, hostName)
  const uses = countUses(inventory.vmNics)
  const carriedSwitches = new Set(switches.map(({ name }) => name))
  const networks = inventory.portGroups
    .filter((portGroup) => portGroup.sourceId === sourceId && portGroup.isUplink !== true)
    .flatMap((portGroup) => {
      const { id, name, vlanKind, vlanId, vlanText, vnicProfile, kind } = portGroup
      const use = uses.get(id)
      const device = vnicProfile === undefined ? null : (deviceOfNetwork.get(vnicProfile.networkUuid ?? '') ?? deviceOfNetwork.get(vnicProfile.networkName ?? '') ?? null)
      const isCarried = vnicProfile !== undefined ? device !== null : kind === 'standard' ? switchOfPortGroup.has(id) : portGroup.switchName !== null && carriedSwitches.has(portGroup.switchName)
      if (!isCarried && use === undefined) return []
      return [{ id, name, vlanKind, vlanId, vlanText, switchName: vnicProfile !== undefined ? device : (switchOfPortGroup.get(id) ?? portGroup.switchName), vms: use?.vmIds.size ?? 0, nics: use?.nics ?? 0 }]
    })
    .sort((left, right) => (left.vlanId ?? 0) - (right.vlanId ?? 0) || compareNatural(left.name, right.name))
  return { nics, switches, networks, adapters: adaptersOf(inventory.vmkernelAdapters.filter((row) => row.sourceId === sourceId), hostName, inventory, sourceId, switchOfPortGroup, interfaces, lower), guests: guestsOf(inventory.vmNics) }
}

type Switches = HostNetworks['switches']

/** A switch that this host has NICs on, or that is its own; a distributed one of other hosts is none of its. */
function switchesOf(rows: HostInventory['switches'], nics: HostNetworks['nics']): Switches {
  const known = new Map<string, Switches[number]>()
  for (const { name, kind, hostName, mtu, teamingPolicy, lacpMode } of rows) {
    const members = nics.filter(({ switchName }) => switchName === name).map(({ device }) => device)
    if (members.length > 0 || hostName !== null) known.set(name, { name, kind, mtu, teaming: lacpMode !== null && /active|passive|enabled/i.test(lacpMode) ? 'LACP' : teamingPolicy, nics: members })
  }
  for (const { switchName } of nics) {
    if (switchName === null || known.has(switchName)) continue
    known.set(switchName, { name: switchName, kind: 'distributed', mtu: null, teaming: null, nics: nics.filter((nic) => nic.switchName === switchName).map(({ device }) => device) })
  }
  return [...known.values()].sort((left, right) => compareNatural(left.name, right.name))
}

/** Bonds of an oVirt host, and NICs that carry networks without one. */
function bondsOf(interfaces: readonly HostInterface[], nics: HostNetworks['nics']): Switches {
  return interfaces
    .filter(({ kind, device, networkName }) => kind === 'bond' || (kind === 'nic' && (networkName !== null || interfaces.some((other) => other.kind === 'vlan' && other.baseDevice === device))))
    .map(({ device, kind, mtu, bondMode }) => ({ name: device, kind: kind === 'bond' ? 'bond' as const : 'nic' as const, mtu, teaming: bondMode, nics: kind === 'bond' ? nics.filter(({ switchName }) => switchName === device).map((nic) => nic.device) : [device] }))
    .sort((left, right) => compareNatural(left.name, right.name))
}

/** The bond that a NIC is in, or the NIC itself. */
function bondOf(device: string, interfaces: readonly HostInterface[]): string | null {
  const bond = interfaces.find(({ kind, bondMembers }) => kind === 'bond' && bondMembers !== null && bondMembers.split(/[\s,;]+/).includes(device))
  if (bond !== undefined) return bond.device
  return interfaces.some((own) => own.device === device && own.networkName !== null) || interfaces.some(({ kind, baseDevice }) => kind === 'vlan' && baseDevice === device) ? device : null
}

/** What a VLAN device lies on; any other device is itself. */
function lowerDevice(interfaces: readonly HostInterface[]): (device: string) => string {
  const bases = new Map(interfaces.flatMap(({ device, baseDevice }) => (baseDevice === null ? [] : [[device, baseDevice] as const])))
  return (device) => bases.get(device) ?? device
}

function standardSwitches(rows: readonly PortGroupHost[], hostName: string): ReadonlyMap<string, string | null> {
  return new Map(rows.filter((row) => row.hostName === hostName).map(({ portGroupId, switchName }) => [portGroupId, switchName]))
}

function countUses(vmNics: HostInventory['vmNics']): ReadonlyMap<string, { readonly vmIds: Set<string>; nics: number }> {
  const uses = new Map<string, { readonly vmIds: Set<string>; nics: number }>()
  for (const { portGroupId, vmId } of vmNics) {
    if (portGroupId === null) continue
    const use = uses.get(portGroupId) ?? { vmIds: new Set<string>(), nics: 0 }
    use.vmIds.add(vmId)
    use.nics += 1
    uses.set(portGroupId, use)
  }
  return uses
}

function guestsOf(vmNics: HostInventory['vmNics']): HostNetworks['guests'] {
  return vmNics
    .map(({ vmId, vmName, label, macAddress, portGroupId }) => ({ vmId, vmName, label, macAddress, portGroupId }))
    .sort((left, right) => compareNatural(left.vmName, right.vmName) || compareNatural(left.label ?? '', right.label ?? ''))
}

/** The host's own adapters; what they are for is told by those of all hosts, since subnets are shared. */
function adaptersOf(all: readonly VmkernelAdapter[], hostName: string, { portGroups }: HostInventory, sourceId: string, switchOfPortGroup: ReadonlyMap<string, string | null>, interfaces: readonly HostInterface[], lower: (device: string) => string): HostNetworks['adapters'] {
  const purposes = new Map(inferVmkernelPurposes(all).map(({ portGroupName, purpose }) => [portGroupName, purpose]))
  return all
    .filter((adapter) => adapter.hostName === hostName)
    .flatMap(({ device, portGroupName, ipv4Address, mtu }) => {
      if (device === null) return []
      // A name is on several switches at times: the one that the host itself lists comes first.
      const named = portGroups.filter((portGroup) => portGroup.sourceId === sourceId && portGroup.name === portGroupName && portGroup.vnicProfile === undefined)
      const portGroup = named.find(({ id }) => switchOfPortGroup.has(id)) ?? named.find(({ kind }) => kind === 'distributed') ?? null
      const own = interfaces.find((entry) => entry.device === device)
      return [{ device, portGroup: portGroupName, switchName: own !== undefined ? lower(device) : portGroup === null ? null : (switchOfPortGroup.get(portGroup.id) ?? portGroup.switchName), vlanId: own?.vlanId ?? portGroup?.vlanId ?? null, address: ipv4Address, mtu, purpose: purposes.get(portGroupName) ?? null }]
    })
    .sort((left, right) => compareNatural(left.device, right.device))
}
