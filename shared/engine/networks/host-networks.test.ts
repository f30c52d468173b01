import { describe, expect, it } from 'vitest'
import type { EstatePortGroup } from '#shared/domain/estate/estate.ts'
import type { HostInterface, NetworkAttachment, VnicProfile } from '#shared/domain/estate/logical-network.ts'
import { makePortGroup } from '#shared/engine/testing/estate-fixtures.ts'
import { type HostInventory, hostNetworks } from './host-networks.ts'

const HOST = { name: 'h1', sourceId: 's' }
const NOTHING: HostInventory = { portGroups: [], portGroupHosts: [], switches: [], physicalNics: [], vmkernelAdapters: [], hostInterfaces: [], networkAttachments: [], vmNics: [] }
const portGroup = (id: string, rest: Partial<EstatePortGroup>): EstatePortGroup => makePortGroup({ id, sourceId: 's', kind: 'distributed', name: id, switchName: 'dvs', datacenterName: 'DC', vlanKind: 'access', vlanId: 10, isUplink: false, ...rest })
const pnic = (device: string, switchName: string | null, hostName = 'h1') => ({ sourceId: 's', hostName, device, driver: 'ixgben', speedMbps: 25_000, isLinkUp: true, switchName, uplinkPort: null })
const virtual = (name: string, kind: 'standard' | 'distributed', hostName: string | null) => ({ sourceId: 's', kind, name, hostName, mtu: 9000, teamingPolicy: 'loadbalance_srcid', lacpMode: null })
const vmNic = (vmName: string, portGroupId: string | null) => ({ vmId: `s/${vmName}`, vmName, label: 'Network adapter 1', macAddress: null, portGroupId })
const vmk = (device: string, portGroupName: string, hostName = 'h1') => ({ sourceId: 's', hostName, hostId: null, device, portGroupName, macAddress: null, isDhcp: false, ipv4Address: '10.0.0.1', ipv6Address: null, subnetMask: '255.255.255.0', gateway: null, mtu: 9000 })

describe('the networks of a vSphere host', () => {
  const drawn = hostNetworks(HOST, {
    ...NOTHING,
    physicalNics: [pnic('vmnic10', 'dvs'), pnic('vmnic2', 'dvs'), pnic('vmnic0', 'vSwitch0'), pnic('vmnic1', null), pnic('vmnic0', 'dvs-other', 'h2')],
    switches: [virtual('dvs', 'distributed', null), virtual('dvs-other', 'distributed', null), virtual('vSwitch0', 'standard', 'h1'), virtual('vSwitch1', 'standard', 'h2')],
    portGroups: [
      portGroup('dv-20', { vlanId: 20 }), portGroup('dv-10', {}), portGroup('uplinks', { isUplink: true }), portGroup('elsewhere', { switchName: 'dvs-other' }), portGroup('foreign', { sourceId: 't' }),
      portGroup('std', { kind: 'standard', switchName: 'vSwitch0', vlanId: 5 }), portGroup('std-other', { kind: 'standard', switchName: 'vSwitch0' }), portGroup('vmotion', { name: 'vMotion', vlanId: 30 }),
    ],
    portGroupHosts: [{ portGroupId: 'std', hostName: 'h1', switchName: 'vSwitch0', vlanText: '5' }, { portGroupId: 'std-other', hostName: 'h2', switchName: 'vSwitch0', vlanText: '5' }],
    vmkernelAdapters: [vmk('vmk1', 'vMotion'), vmk('vmk1', 'vMotion', 'h2')],
    vmNics: [vmNic('b', 'dv-10'), vmNic('a', 'dv-10'), vmNic('a', 'dv-10'), vmNic('a', null), vmNic('a', 'elsewhere')],
  })

  it('are its own NICs in natural order, and the switches that they are on', () => {
    expect(drawn.nics.map(({ device, switchName }) => [device, switchName])).toEqual([['vmnic0', 'vSwitch0'], ['vmnic1', null], ['vmnic2', 'dvs'], ['vmnic10', 'dvs']])
    expect(drawn.switches.map(({ name, nics }) => [name, nics])).toEqual([['dvs', ['vmnic2', 'vmnic10']], ['vSwitch0', ['vmnic0']]])
  })

  it('are the port groups it carries, and those that its VMs use all the same', () => {
    expect(drawn.networks.map(({ id, switchName, vms, nics }) => [id, switchName, vms, nics])).toEqual([['std', 'vSwitch0', 0, 0], ['dv-10', 'dvs', 2, 3], ['elsewhere', 'dvs-other', 1, 1], ['dv-20', 'dvs', 0, 0], ['vmotion', 'dvs', 0, 0]])
  })

  it('are its adapters with what they are for, and its guests, attached or not', () => {
    expect(drawn.adapters).toEqual([{ device: 'vmk1', portGroup: 'vMotion', switchName: 'dvs', vlanId: 30, address: '10.0.0.1', mtu: 9000, purpose: 'vmotion' }])
    expect(drawn.guests.map(({ vmName, portGroupId }) => [vmName, portGroupId])).toEqual([['a', 'dv-10'], ['a', 'dv-10'], ['a', null], ['a', 'elsewhere'], ['b', 'dv-10']])
  })

  it('are drawn where the inventory lists NICs and no switches', () => {
    expect(hostNetworks(HOST, { ...NOTHING, physicalNics: [pnic('vmnic0', 'dvs')] }).switches).toEqual([{ name: 'dvs', kind: 'distributed', mtu: null, teaming: null, nics: ['vmnic0'] }])
    expect(hostNetworks(HOST, NOTHING)).toEqual({ nics: [], switches: [], networks: [], adapters: [], guests: [] })
  })
})

describe('the networks of an oVirt host', () => {
  const device = (name: string, kind: 'nic' | 'bond' | 'vlan', rest: Partial<HostInterface> = {}): HostInterface => ({ sourceId: 's', hostId: null, hostName: 'h1', device: name, kind, baseDevice: null, vlanId: null, mtu: 1500, speedMbps: null, isUp: true, macAddress: null, bondMode: null, bondOptions: null, bondMembers: null, activeMember: null, networkName: null, networkLabels: null, isBridged: null, bootProtocol: null, ipv4Address: null, ipv4Netmask: null, ipv4Gateway: null, ipv6Address: null, virtualFunctions: null, ...rest })
  const attachment = (networkUuid: string, on: string): NetworkAttachment => ({ sourceId: 's', hostId: null, hostName: 'h1', networkUuid, networkName: null, device: on, isInSync: true, vlanId: null, mtu: null, bootProtocol: null, ipv4Address: null, ipv4Netmask: null, ipv4Gateway: null })
  const profile = (networkUuid: string): VnicProfile => ({ portGroupId: 'x', networkUuid, networkName: null, isPassThrough: null, isPortMirroring: null, networkFilter: null, qosName: null, customProperties: null, isMigratable: null, mtu: null })

  it('lie on bonds, through the VLAN devices on these', () => {
    const drawn = hostNetworks(HOST, {
      ...NOTHING,
      physicalNics: [pnic('eth0', null), pnic('eth1', null), pnic('eth2', 'ovirtmgmt'), pnic('eth3', null)],
      hostInterfaces: [device('bond0', 'bond', { bondMembers: 'eth0, eth1', bondMode: '4' }), device('bond0.42', 'vlan', { baseDevice: 'bond0', vlanId: 42 }), device('eth2', 'nic', { networkName: 'ovirtmgmt' }), device('eth3', 'nic')],
      networkAttachments: [attachment('u42', 'bond0.42'), attachment('mgmt', 'eth2')],
      portGroups: [portGroup('p42', { switchName: null, vlanId: 42, vnicProfile: profile('u42') }), portGroup('p43', { switchName: null, vnicProfile: profile('u43') })],
      vmkernelAdapters: [vmk('eth2', 'ovirtmgmt')],
    })
    expect(drawn.switches).toEqual([{ name: 'bond0', kind: 'bond', mtu: 1500, teaming: '4', nics: ['eth0', 'eth1'] }, { name: 'eth2', kind: 'nic', mtu: 1500, teaming: null, nics: ['eth2'] }])
    expect(drawn.networks.map(({ id, switchName }) => [id, switchName])).toEqual([['p42', 'bond0']])
    expect(drawn.adapters).toMatchObject([{ device: 'eth2', switchName: 'eth2', purpose: 'management' }])
    expect(drawn.nics.map(({ switchName }) => switchName)).toEqual(['bond0', 'bond0', 'eth2', null])
  })
})
