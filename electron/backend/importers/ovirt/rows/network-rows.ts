import type { LogicalNetwork, VnicProfile } from '#shared/domain/estate/logical-network.ts'
import type { PortGroup } from '#shared/domain/estate/network.ts'
import { childOf, childrenOf, idOf, textOf, type OvirtElement } from '../documents/ovirt-element.ts'
import { flagOf, integerOf, propertiesOf, textsOf } from '../documents/ovirt-values.ts'
import type { OvirtRun } from '../ovirt-run.ts'
import { vlanIdOf } from './host-network-rows.ts'

export function logicalNetworkRow(network: OvirtElement, run: OvirtRun): LogicalNetwork {
  const usages = childrenOf(childOf(network, 'usages'), 'usage').map((usage) => usage.text)
  return {
    id: run.idOf(network.id ?? ''),
    sourceId: run.source.id,
    moref: network.id,
    name: textOf(network, 'name') ?? network.id ?? '',
    datacenterName: run.nameOf('data_center', idOf(network, 'data_center')),
    vlanId: vlanIdOf(network),
    mtu: integerOf(network, 'mtu'),
    usages: textsOf(network, 'usages', 'usage'),
    isVmNetwork: childOf(network, 'usages') === null ? null : usages.includes('vm'),
    isSpanningTreeEnabled: flagOf(network, 'stp'),
    isPortIsolated: flagOf(network, 'port_isolation'),
    externalProvider: textOf(network, 'external_provider', 'name') ?? idOf(network, 'external_provider'),
    physicalNetworkName: run.nameOf('network', idOf(network, 'external_provider_physical_network')),
    qosName: textOf(network, 'qos', 'name') ?? idOf(network, 'qos'),
  }
}

/**
 * A vNIC profile in the place of a port group: its logical network is the switch and gives the VLAN. A network that no
 * document lists leaves the VLAN unknown; a listed one without a VLAN is untagged.
 */
export function profileRow(profile: OvirtElement, run: OvirtRun): PortGroup {
  const network = run.inventory.find('network', idOf(profile, 'network'))
  const name = textOf(profile, 'name') ?? profile.id ?? ''
  const vlanId = vlanIdOf(network)
  const owner = network === null ? null : idOf(network, 'external_provider')
  const isPhysical = network !== null && (owner === null || idOf(network, 'external_provider_physical_network') !== null)
  return {
    id: run.idOf(profile.id ?? ''),
    sourceId: run.source.id,
    kind: 'distributed',
    moref: profile.id,
    name,
    switchName: run.resolveName('network', idOf(profile, 'network'), `The vNIC profile ${name}`),
    datacenterName: run.nameOf('data_center', idOf(network, 'data_center')),
    // What an external provider such as OVN does with a network's frames is not in the engine's documents.
    vlanKind: !isPhysical ? 'unknown' : vlanId === null ? 'untagged' : 'access',
    vlanId,
    vlanText: vlanId === null ? (owner === null ? null : 'external provider') : String(vlanId),
    bindingType: null,
    isUplink: false,
    isPromiscuousAllowed: null,
    isMacChangeAllowed: null,
    isForgedTransmitAllowed: null,
    teamingPolicy: null,
    activeUplinks: null,
    standbyUplinks: null,
  }
}

export function vnicProfileRow(profile: OvirtElement, run: OvirtRun): VnicProfile {
  const networkUuid = idOf(profile, 'network')
  const mode = textOf(profile, 'pass_through', 'mode')
  const filterId = idOf(profile, 'network_filter')
  // The engine leaves these out where there is none; a profile that names its network is described in full.
  const none = networkUuid === null ? null : ''
  return {
    portGroupId: run.idOf(profile.id ?? ''),
    networkUuid,
    networkName: run.nameOf('network', networkUuid) ?? textOf(profile, 'network', 'name'),
    isPassThrough: mode === null ? null : mode === 'enabled',
    isPortMirroring: flagOf(profile, 'port_mirroring'),
    networkFilter: textOf(profile, 'network_filter', 'name') ?? run.nameOf('network_filter', filterId) ?? filterId ?? none,
    qosName: textOf(profile, 'qos', 'name') ?? idOf(profile, 'qos') ?? none,
    customProperties: propertiesOf(profile, 'custom_properties', 'custom_property') ?? none,
    isMigratable: flagOf(profile, 'migratable'),
    mtu: integerOf(run.inventory.find('network', networkUuid), 'mtu'),
  }
}
