import * as fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { EstatePortGroup } from '#shared/domain/estate/estate.ts'
import type { VmkernelAdapter } from '#shared/domain/estate/infrastructure.ts'
import { makePortGroup } from '#shared/engine/testing/estate-fixtures.ts'
import { analyseNetworks, type NetworkAnalysis } from './analyse-networks.ts'
import { CONFLICT_CODES } from './network-conflicts.ts'
import type { NetworkInventory, VmNic } from './network-inventory.ts'
import { inferVmkernelPurposes } from './vmkernel-purposes.ts'

let last = 0
const portGroup = (rest: Partial<EstatePortGroup> = {}): EstatePortGroup => makePortGroup({ id: `s/pg-${String((last += 1))}`, sourceId: 's', kind: 'distributed', name: 'App', switchName: 'dvs', datacenterName: 'DC', vlanKind: 'access', vlanId: 10, isUplink: false, ...rest })
const nic = (portGroupId: string, vm: number, address: string | null = null, clusterName: string | null = 'C1'): VmNic => ({ vmId: `vm-${String(vm)}`, portGroupId, ipv4Addresses: address, clusterName })
const host = (name: string, clusterName = 'C1', sourceId = 's'): NetworkInventory['hosts'][number] => ({ id: `${sourceId}/${name}`, sourceId, name, clusterName, datacenterName: 'DC' })
const vmk = (rest: Partial<VmkernelAdapter>): VmkernelAdapter => ({ sourceId: 's', hostName: 'h1', hostId: 's/h1', device: 'vmk1', portGroupName: 'x', macAddress: null, isDhcp: false, ipv4Address: null, ipv6Address: null, subnetMask: null, gateway: null, mtu: 1500, ...rest })
const inventory = (rest: Partial<NetworkInventory>): NetworkInventory => ({ sources: [{ id: 's', name: 'vc-1' }, { id: 't', name: 'vc-2' }], hosts: [], switches: [], portGroups: [], portGroupHosts: [], physicalNics: [], vmkernelAdapters: [], networkAttachments: [], vmNics: [], ...rest })
const merged = (portGroups: EstatePortGroup[], vmNics: VmNic[] = []): string[] => analyseNetworks(inventory({ portGroups, vmNics })).networks.map(({ names, confidence, evidence }) => `${names.join('+')} ${confidence}${evidence.length === 0 ? '' : ` ${evidence.join(' ')}`}`)

describe('one network on several switches and vCenters', () => {
  const pair = (left: Partial<EstatePortGroup>, right: Partial<EstatePortGroup>): EstatePortGroup[] => [portGroup(left), portGroup(right)]
  const profile = (networkUuid: string): Partial<EstatePortGroup> => ({ switchName: null, vnicProfile: { portGroupId: 'x', networkUuid, networkName: 'ovirtmgmt', isPassThrough: null, isPortMirroring: null, networkFilter: null, qosName: null, customProperties: null, isMigratable: null, mtu: null } })

  test.each<[string, EstatePortGroup[], string[]]>([
    ['one VLAN on one distributed switch', pair({ name: 'A' }, { name: 'B' }), ['A+B high same-switch']],
    ['one name on two switches', pair({ name: 'Web-10' }, { name: 'web 10', switchName: 'other' }), ['Web-10+web 10 medium same-name']],
    ['one name in two vCenters', pair({}, { sourceId: 't' }), ['App low same-name']],
    ['other names on other switches', pair({ name: 'A' }, { name: 'B', switchName: 'other' }), ['A high', 'B high']],
    ['other VLANs', pair({}, { vlanId: 11 }), ['App high', 'App high']],
    ['untagged on one switch', pair({ name: 'A', vlanKind: 'untagged', vlanId: null }, { name: 'B', vlanKind: 'untagged', vlanId: null }), ['A+B high same-switch']],
    ['untagged of one name in two datacenters', pair({ vlanKind: 'untagged', vlanId: null, kind: 'standard' }, { vlanKind: 'untagged', vlanId: null, kind: 'standard', datacenterName: 'DC2' }), ['App high', 'App high']],
    ['trunks of one name', pair({ vlanKind: 'trunk', vlanId: null }, { vlanKind: 'trunk', vlanId: null }), ['App high', 'App high']],
    ['unknown VLANs', pair({ vlanKind: 'unknown', vlanId: null }, { vlanKind: 'unknown', vlanId: null }), ['App high', 'App high']],
    ['profiles of one logical network', pair({ name: 'p1', ...profile('u1') }, { name: 'p2', ...profile('u1') }), ['p1+p2 high same-logical-network']],
    ['profiles of two logical networks', pair({ name: 'p1', ...profile('u1') }, { name: 'p2', ...profile('u2') }), ['p1 high', 'p2 high']],
    ['names without letters', pair({ name: '---' }, { name: '___', switchName: 'other' }), ['--- high', '___ high']],
    ['uplinks, which are no networks', pair({ isUplink: true }, { name: 'B' }), ['B high']],
  ])('%s', (_what, portGroups, expected) => {
    expect(merged(portGroups)).toEqual(expected)
  })

  it('trusts guests in one subnet, two on each side', () => {
    const [left, right] = pair({ name: 'A' }, { name: 'B', sourceId: 't' }) as [EstatePortGroup, EstatePortGroup]
    const guests = (count: number): VmNic[] => [nic(left.id, 1, '10.1.2.3'), nic(left.id, 2, '10.1.2.4, fe80::1'), ...Array.from({ length: count }, (_, index) => nic(right.id, 10 + index, '10.1.2.9'))]
    expect(merged([left, right], guests(2))).toEqual(['A+B high same-subnet'])
    expect(merged([left, right], guests(1))).toEqual(['A high', 'B high'])
    expect(merged([left, right], guests(2).map((entry) => ({ ...entry, ipv4Addresses: '169.254.0.1' })))).toEqual(['A high', 'B high'])
  })

  it('is called as most VMs know it', () => {
    const [left, right] = pair({ name: 'A' }, { name: 'B' }) as [EstatePortGroup, EstatePortGroup]
    const [network] = analyseNetworks(inventory({ portGroups: [left, right], vmNics: [nic(left.id, 1), nic(right.id, 1), nic(right.id, 2), nic(right.id, 2)] })).networks
    expect(network).toMatchObject({ name: 'B', vmCount: 2, nicCount: 4 })
  })

  it('keeps each port group in one network, whatever the order', () => {
    const some = fc.record({ name: fc.constantFrom('A', 'a', 'B', 'C-1'), switchName: fc.constantFrom('x', 'y', null), sourceId: fc.constantFrom('s', 't'), vlanId: fc.constantFrom(1, 2), isUplink: fc.constant(false), kind: fc.constantFrom('standard', 'distributed') })
    fc.assert(fc.property(fc.array(some, { maxLength: 12 }).chain((rows) => fc.tuple(fc.constant(rows.map((row, index) => portGroup({ ...row, id: `${row.sourceId}/${String(index)}` }))), fc.shuffledSubarray(rows.map((_, index) => index), { minLength: rows.length }))), ([portGroups, order]) => {
      const ids = (rows: readonly EstatePortGroup[]): string[] => analyseNetworks(inventory({ portGroups: rows })).networks.map((network) => network.portGroups.map(({ id }) => id).sort().join()).sort()
      const networks = ids(portGroups)
      expect(networks.flatMap((joined) => joined.split(',')).filter((id) => id !== '').sort()).toEqual(portGroups.map(({ id }) => id).sort())
      expect(ids(order.flatMap((index) => portGroups[index] ?? []))).toEqual(networks)
    }))
  })
})

describe('conflicts', () => {
  const two = [host('h1'), host('h2')]
  const on = (id: string, name: string, vlanText: string | null = '10'): NetworkInventory['portGroupHosts'][number] => ({ portGroupId: id, hostName: name, switchName: 'vSwitch0', vlanText })
  const standard = (rest: Partial<EstatePortGroup> = {}): EstatePortGroup => portGroup({ kind: 'standard', id: 's/std', ...rest })
  const used = (rows: EstatePortGroup[]): VmNic[] => rows.map(({ id }, index) => nic(id, index))
  const CASES: [code: string, what: string, given: () => Partial<NetworkInventory>, says: RegExp | null][] = [
    ['vms-on-uplink', 'a network', () => withUse(portGroup()), null],
    ['vms-on-uplink', 'the uplinks', () => withUse(portGroup({ isUplink: true })), /1 VM is on App, the uplinks/],
    ['vms-on-vmkernel', 'elsewhere', () => ({ ...withUse(portGroup()), vmkernelAdapters: [vmk({ portGroupName: 'vMotion' })] }), null],
    ['vms-on-vmkernel', 'on it', () => ({ ...withUse(portGroup()), vmkernelAdapters: [vmk({ portGroupName: 'App' })] }), /1 VM is on App, where hosts have vmkernel/],
    ['vms-on-vmkernel', 'on one of that name in another vCenter', () => ({ ...withUse(portGroup()), vmkernelAdapters: [vmk({ portGroupName: 'App', sourceId: 't' })] }), null],
    ['hosts-differ', 'alike', () => ({ portGroups: [standard()], portGroupHosts: [on('s/std', 'h1'), on('s/std', 'h2')] }), null],
    ['hosts-differ', 'two VLANs', () => ({ portGroups: [standard({ vlanKind: 'unknown', vlanId: null })], portGroupHosts: [on('s/std', 'h1'), on('s/std', 'h2', '11'), on('s/std', 'h3', '11')] }), /10 on 1 host, 11 on 2 hosts/],
    ['name-with-several-vlans', 'one VLAN', () => ({ portGroups: [portGroup(), portGroup({ switchName: 'other' })] }), null],
    ['name-with-several-vlans', 'two VLANs', () => ({ portGroups: [portGroup(), portGroup({ switchName: 'other', vlanId: 11 })] }), /App has different VLANs: VLAN 10, VLAN 11/],
    ['name-with-several-vlans', 'in two vCenters', () => ({ portGroups: [portGroup(), portGroup({ sourceId: 't', vlanId: 11 })] }), null],
    ['vlan-with-several-names', 'one name', () => ({ portGroups: [portGroup(), portGroup({ name: 'app' })] }), null],
    ['vlan-with-several-names', 'two on one switch', () => ({ portGroups: [portGroup(), portGroup({ name: 'Web' })] }), /VLAN 10 goes by App, Web and is taken for one network \(same-switch\)/],
    ['vlan-apart', 'merged', () => ({ portGroups: [portGroup(), portGroup({ name: 'Web' })] }), null],
    ['vlan-apart', 'two switches', () => ({ portGroups: [portGroup(), portGroup({ name: 'Web', switchName: 'other' })] }), /VLAN 10 goes by App, Web on different switches/],
    ['vlan-apart', 'two datacenters', () => ({ portGroups: [portGroup(), portGroup({ name: 'Web', switchName: 'other', datacenterName: 'DC2' })] }), null],
    ['only-some-hosts', 'all hosts', () => ({ hosts: two, portGroups: [standard()], portGroupHosts: [on('s/std', 'h1'), on('s/std', 'h2')] }), null],
    ['only-some-hosts', 'one of two', () => ({ hosts: two, portGroups: [standard()], portGroupHosts: [on('s/std', 'h1')] }), /App is on 1 of 2 hosts of C1/],
    ['only-some-hosts', 'a distributed switch with NICs of one of two', () => ({ hosts: two, portGroups: [portGroup()], physicalNics: [{ sourceId: 's', hostName: 'h1', device: 'vmnic0', switchName: 'dvs' }] }), /1 of 2 hosts/],
    ['only-some-hosts', 'nobody knows', () => ({ hosts: two, portGroups: [portGroup()] }), null],
    ['unused', 'used', () => withUse(portGroup()), null],
    ['unused', 'no VM', () => { const own = portGroup(); return { portGroups: [own, portGroup({ name: 'Old', vlanId: 99 })], vmNics: used([own]) } }, /Old has no VM and no vmkernel adapter/],
    ['unused', 'a vmkernel network', () => { const own = portGroup(); return { portGroups: [own, portGroup({ name: 'vMotion', vlanId: 99 })], vmNics: used([own]), vmkernelAdapters: [vmk({ portGroupName: 'vMotion' })] } }, null],
    ['unused', 'no NIC is listed', () => ({ portGroups: [portGroup()] }), null],
  ]

  function withUse(own: EstatePortGroup): Partial<NetworkInventory> {
    return { portGroups: [own], vmNics: [nic(own.id, 1)] }
  }

  test.each(CASES)('%s: %s', (code, _what, given, says) => {
    const found = analyseNetworks(inventory(given())).conflicts.filter((conflict) => conflict.code === code)
    expect(found).toHaveLength(says === null ? 0 : 1)
    if (says !== null) expect(found[0]?.message).toMatch(says)
  })

  it('have a clean and a flagged case each', () => {
    for (const code of CONFLICT_CODES) {
      expect(CASES.some(([own, , , says]) => own === code && says === null), code).toBe(true)
      expect(CASES.some(([own, , , says]) => own === code && says !== null), code).toBe(true)
    }
  })
})

describe('vmkernel adapters', () => {
  test.each<[string, Partial<VmkernelAdapter>[], (string | null)[]]>([
    ['by name', [{ portGroupName: 'vMotion-A' }], ['vmotion high']],
    ['the more particular word', [{ portGroupName: 'vSAN' }], ['vsan high']],
    ['iSCSI', [{ portGroupName: 'iSCSI-1' }], ['storage high']],
    ['management', [{ portGroupName: 'Management Network', device: 'vmk0', gateway: '10.0.0.1' }], ['management high']],
    ['two words', [{ portGroupName: 'Mgmt+vMotion' }], ['vmotion low']],
    ['the first adapter with a gateway', [{ portGroupName: 'DPG-17', device: 'vmk0', gateway: '10.0.0.1' }], ['management medium']],
    ['the first adapter without one', [{ portGroupName: 'DPG-17', device: 'vmk0' }], ['null null']],
    ['a subnet shared with one that is known', [{ portGroupName: 'vMotion', ipv4Address: '10.5.0.3', subnetMask: '255.255.255.0' }, { portGroupName: 'DPG-18', ipv4Address: '10.5.0.4', subnetMask: '255.255.255.0' }], ['vmotion medium', 'vmotion high']],
    ['nothing', [{ portGroupName: null }], ['null null']],
  ])('%s', (_what, adapters, expected) => {
    expect(inferVmkernelPurposes(adapters.map(vmk)).map(({ purpose, confidence }) => `${String(purpose)} ${String(confidence)}`)).toEqual(expected)
  })
})

describe('coverage and gaps', () => {
  it('counts hosts and VMs by cluster, and says what it cannot tell', () => {
    const own = portGroup({ kind: 'standard' })
    const unclear = portGroup({ vlanId: 20, name: 'Far' })
    const analysis: NetworkAnalysis = analyseNetworks(
      inventory({
        hosts: [host('h1'), host('h2'), host('h3', 'C2')],
        portGroups: [own, unclear],
        portGroupHosts: [{ portGroupId: own.id, hostName: 'h1', switchName: 'v0', vlanText: '10' }],
        vmNics: [nic(own.id, 1), nic(unclear.id, 2, null, 'C2')],
      }),
    )
    expect(analysis.coverage).toEqual([
      { networkId: own.id, sourceId: 's', clusterName: 'C1', carryingHosts: 1, hosts: 2, vms: 1 },
      { networkId: unclear.id, sourceId: 's', clusterName: 'C2', carryingHosts: null, hosts: 1, vms: 1 },
    ])
    expect(analysis.notEvaluated).toEqual([
      'vc-1: of 1 networks the inventory does not tell which hosts carry them.',
      'vc-1: no vmkernel adapters are listed, so VMs on their networks are not found.',
      'vc-2: no port groups are listed.',
      'vc-2: no hosts are listed, so nobody can tell which of them carry a network.',
    ])
  })
})
