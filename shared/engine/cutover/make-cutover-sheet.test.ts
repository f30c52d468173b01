import { describe, expect, it, test } from 'vitest'
import type { Estate, EstateVm } from '#shared/domain/estate/estate.ts'
import type { GatewayDecision } from '#shared/domain/decisions/gateway-decision.ts'
import { NO_DECISIONS } from '#shared/domain/decisions/decision.ts'
import type { CutoverSheet, CutoverWave } from '#shared/domain/plan/cutover.ts'
import type { IpNetwork } from '#shared/domain/side/ip-network.ts'
import { analyseNetworks } from '#shared/engine/networks/analyse-networks.ts'
import { buildMigrationPlan } from '#shared/engine/plan/build-migration-plan.ts'
import { makeConfiguredNic } from '#shared/engine/testing/configured-vm.ts'
import { makeEstate, makeNic, makePortGroup, makeVm, SOURCE_ID } from '#shared/engine/testing/estate-fixtures.ts'
import { makeTarget } from '#shared/engine/testing/target-fixture.ts'
import { isInDhcpRange } from './address-plan.ts'
import { makeCutoverSheet } from './make-cutover-sheet.ts'

const WEB = makePortGroup({ moref: 'dvportgroup-1', name: 'Web' })
const NSX = makePortGroup({ moref: 'dvportgroup-2', name: 'vxw-dvs-61-virtualwire-12-sid-5011-app', vlanKind: 'untagged', vlanId: null })
const ROW: IpNetwork = { sheet: 'ip', row: 1, name: 'Web', vlanId: 33, cidr: '10.1.0.0/24', gateway: '10.1.0.1', dnsServers: ['10.0.0.53'], dnsDomain: 'corp.example', dhcpRange: '10.1.0.100-10.1.0.199', location: null, otherCells: [] }
const vm = (number: number, address: string | null, portGroup = WEB): EstateVm => makeVm({ moref: `vm-${String(number)}`, name: `server-${String(number)}`, nics: [makeNic({ vmId: `${SOURCE_ID}/vm-${String(number)}`, portGroupId: portGroup.id, networkName: portGroup.name, ipv4Addresses: address, macAddress: `00:50:56:00:00:0${String(number)}` })] })
const wave = (number: number, ...vms: number[]): CutoverWave => ({ number, windowId: `sat/2026-03-0${String(number)}`, startMs: number, endMs: number + 1, vmIds: vms.map((id) => `${SOURCE_ID}/vm-${String(id)}`) })

function sheetOf(vms: readonly EstateVm[], rest: { waves?: readonly CutoverWave[] | null; ipNetworks?: readonly IpNetwork[]; excluded?: readonly number[]; rulesByVm?: ReadonlyMap<string, readonly string[]> | null; loadBalancersByVm?: ReadonlyMap<string, readonly string[]> | null; gateways?: Readonly<Record<string, GatewayDecision>> } = {}): CutoverSheet {
  const estate: Estate = makeEstate({ vms, portGroups: [WEB, NSX] })
  const decisions = { ...NO_DECISIONS, 'vm.inclusion': Object.fromEntries((rest.excluded ?? []).map((id) => [`${SOURCE_ID}/vm-${String(id)}`, { isIncluded: false, reason: 'stays' }])) }
  const plan = buildMigrationPlan({ estate, target: makeTarget(), decisions, concerns: [], notEvaluated: [] })
  const { networks } = analyseNetworks({ sources: estate.sources, hosts: [], switches: [], portGroups: estate.portGroups, portGroupHosts: [], physicalNics: [], vmkernelAdapters: [], networkAttachments: [], vmNics: vms.flatMap(({ nics }) => nics.map((nic) => ({ ...nic, clusterName: null }))) })
  return makeCutoverSheet({ estate, plan, networks, ipNetworks: rest.ipNetworks ?? [ROW], waves: rest.waves === undefined ? null : rest.waves, rulesByVm: rest.rulesByVm ?? null, loadBalancersByVm: rest.loadBalancersByVm ?? null, gateways: rest.gateways ?? {} })
}

describe('a NIC', () => {
  it('has its address with the prefix, gateway and name servers of the plan of addresses', () => {
    expect(sheetOf([vm(1, '10.1.0.20')], { rulesByVm: new Map([[`${SOURCE_ID}/vm-1`, ['Web in']]]), loadBalancersByVm: new Map() }).nics).toEqual([{
      vmId: `${SOURCE_ID}/vm-1`, vmName: 'server-1', targetName: 'server-1', namespace: 'prod', planName: expect.any(String) as string, wave: 1, label: 'Network adapter 1', macAddress: '00:50:56:00:00:01',
      networkId: WEB.id, networkName: 'Web', vlanKind: 'access', vlanId: 33, addresses: [{ address: '10.1.0.20', prefixLength: 24 }], gateway: '10.1.0.1', dnsServers: ['10.0.0.53'], dnsDomain: 'corp.example',
      addressing: 'static', addressingBecause: 'It is outside the DHCP range of the plan of addresses.', destination: 'default/vlan-0033-web', firewallRules: ['Web in'], loadBalancers: [],
    }])
  })

  test.each<[string, string | null, IpNetwork[], string]>([
    ['within the range', '10.1.0.150', [ROW], 'dhcp'],
    ['a second address outside of it', '10.1.0.150; 10.1.0.5', [ROW], 'static'],
    ['no range stated', '10.1.0.150', [{ ...ROW, dhcpRange: null }], 'unknown'],
    ['a range in words', '10.1.0.150', [{ ...ROW, dhcpRange: 'yes' }], 'unknown'],
    ['no plan of addresses', '10.1.0.150', [], 'unknown'],
    ['no address', null, [ROW], 'unknown'],
  ])('%s', (_what, address, ipNetworks, expected) => {
    expect(sheetOf([vm(1, address)], { ipNetworks }).nics[0]).toMatchObject({ addressing: expected })
  })

  it('believes the guest first', () => {
    const own = makeVm({ nics: [makeConfiguredNic({ addressOrigins: 'dhcp' })] })
    expect(sheetOf([{ ...own, nics: own.nics.map((nic) => ({ ...nic, ipv4Addresses: '10.1.0.5' })) }]).nics[0]).toMatchObject({ addressing: 'dhcp', addressingBecause: 'The guest says so.' })
  })

  it('knows the gateway of a VLAN with one subnet where the guest states no address, and not of one with two', () => {
    expect(sheetOf([vm(1, null)]).nics[0]).toMatchObject({ addresses: [], gateway: '10.1.0.1' })
    expect(sheetOf([vm(1, null)], { ipNetworks: [ROW, { ...ROW, cidr: '10.2.0.0/24' }] }).nics[0]?.gateway).toBeNull()
  })
})

describe('a network', () => {
  it('is stretched from the first window with a VM of it to the last', () => {
    const { networks, nics } = sheetOf([vm(1, '10.1.0.20'), vm(2, '10.1.0.21'), vm(3, '10.1.0.22')], { waves: [wave(1, 2), wave(2), wave(3, 1, 3)] })
    expect(nics.map(({ wave: number, vmName }) => [number, vmName])).toEqual([[1, 'server-2'], [3, 'server-1'], [3, 'server-3']])
    expect(networks).toEqual([expect.objectContaining({ networkId: WEB.id, subnets: ['10.1.0.0/24'], gateways: ['10.1.0.1'], vmCount: 3, vmsThatStay: 0, stretchedFrom: 'sat/2026-03-01', stretchedTo: 'sat/2026-03-03', lastVm: 'server-3', gatewayOwner: 'unknown', gatewayMoves: null })])
  })

  it('has no end of it while VMs stay, by decision or without a wave', () => {
    expect(sheetOf([vm(1, null), vm(2, null), vm(3, null)], { waves: [wave(1, 1)], excluded: [3] }).networks[0]).toMatchObject({ vmsThatStay: 2, stretchedFrom: 'sat/2026-03-01', stretchedTo: null })
    expect(sheetOf([vm(1, null)], { waves: [wave(1, 1)] }).networks[0]).toMatchObject({ stretchedFrom: null, stretchedTo: null })
  })

  it('has its gateway on a VM that bears the address', () => {
    expect(sheetOf([vm(1, '10.1.0.1'), vm(2, '10.1.0.9')], { waves: [wave(1, 1), wave(2, 2)] }).networks[0]).toMatchObject({ gatewayOwner: 'vm', gatewayOwnerName: 'server-1', gatewayMoves: 'sat/2026-03-01' })
  })

  it('has it in NSX where NSX made the segment', () => {
    expect(sheetOf([vm(1, null, NSX), vm(2, null, NSX)], { waves: [wave(1, 1), wave(2, 2)] }).networks[0]).toMatchObject({ gatewayOwner: 'nsx', gatewayMoves: 'sat/2026-03-02' })
  })
})

describe('a gateway by decision', () => {
  const THREE = [vm(1, '10.1.0.20'), vm(2, '10.1.0.1'), vm(3, '10.1.0.22')]
  const WAVES = [wave(1, 1), wave(2, 2), wave(3, 3)]
  test.each<[string, GatewayDecision, string | null, string]>([
    ['stays', { owner: 'router', name: 'core-1', moves: 'never', reason: 'Agreed.' }, null, 'Agreed. It stays where it is, so the VLAN has to reach it from the target for good. server-2 bears its address, though.'],
    ['moves first', { owner: 'firewall', moves: 'first-wave' }, 'sat/2026-03-01', 'Of the VMs 2 move after it or stay: these reach it over the stretched VLAN. server-2 bears its address, though.'],
    ['moves last', { owner: 'vm', moves: 'last-wave' }, 'sat/2026-03-03', 'Of the VMs 2 moved before it: these reach it over the stretched VLAN.'],
    ['moves in between', { owner: 'vm', moves: 'window', window: 'sat/2026-03-02' }, 'sat/2026-03-02', 'Of the VMs 1 moved before it and 1 move after it or stay: these reach it over the stretched VLAN.'],
    ['moves when nobody else does', { owner: 'vm', moves: 'window', window: 'sun/2026-05-01' }, 'sun/2026-05-01', 'No VM of it moves in this window.'],
  ])('%s', (_what, decision, gatewayMoves, because) => {
    expect(sheetOf(THREE, { waves: WAVES, gateways: { [WEB.id]: decision } }).networks[0]).toMatchObject({ gatewayOwner: decision.owner, gatewayOwnerName: decision.owner === 'vm' ? 'server-2' : (decision.name ?? null), gatewayMoves, gatewayDecision: decision, because, portGroupIds: [WEB.id] })
  })

  it('has no day without a schedule, and moves with all of its VMs where one wave takes them', () => {
    const gateways = { [WEB.id]: { owner: 'router', moves: 'last-wave' } } as const
    expect(sheetOf([vm(1, null)], { gateways }).networks[0]).toMatchObject({ gatewayMoves: null, because: 'There is no schedule of its VMs yet, so no day follows.' })
    expect(sheetOf([vm(1, null)], { gateways, waves: [wave(1, 1)] }).networks[0]).toMatchObject({ because: 'All VMs of the network move with it.' })
  })
})

it('says what nobody could look at', () => {
  const { basis, waves, notEvaluated } = sheetOf([vm(1, null)], { ipNetworks: [] })
  expect({ basis, waves: waves.map(({ windowId, vmIds }) => [windowId, vmIds.length]) }).toEqual({ basis: 'estate', waves: [[null, 1]] })
  expect(notEvaluated.map((text) => text.split(' ').slice(0, 4).join(' '))).toEqual(['There is no schedule', 'No plan of addresses', 'Of 1 NIC on', 'No rules of a', 'Load balancers are not'])
})

test.each<[string | null, boolean | null]>([['10.0.0.1-10.0.0.9', true], ['10.0.0.1 - 9', true], ['10.0.0.8/29', false], ['10.0.0.20-30; 10.0.0.5-6', true], [null, null], ['pool', null], ['10.0.0.1-2, x', null]])('isInDhcpRange %s', (text, expected) => {
  expect(isInDhcpRange('10.0.0.5', text)).toBe(expected)
})
