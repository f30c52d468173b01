import * as fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { EstateVm } from '#shared/domain/estate/estate.ts'
import type { FirewallGroup, FirewallRule, FirewallService } from '#shared/domain/side/firewall.ts'
import { makeNic, makePortGroup, makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { makeTarget } from '#shared/engine/testing/target-fixture.ts'
import { ipv4ToNumber, networkSize } from '#shared/engine/nmstate/ip-address.ts'
import { networksOf, readAddressRange } from './address-ranges.ts'
import { type FirewallFacts, judgeFirewall, planNetworkSecurity, type SecurityInput } from './plan-network-security.ts'
import { readEntry } from './resolve-services.ts'

const PG = makePortGroup({ id: 's/pg-1', sourceId: 's', name: 'Web' })
const POD = makePortGroup({ id: 's/pg-2', sourceId: 's', name: 'Pods' })
const BRIDGE = makePortGroup({ id: 's/pg-3', sourceId: 's', name: 'Bridged' })
let row = 0
const rule = (rest: Partial<FirewallRule> = {}): FirewallRule => ({ sheet: 'f', row: (row += 1), policy: 'P', category: 'Application', ruleId: null, name: `r${String(row)}`, sequence: null, sources: ['ANY'], isSourceNegated: null, destinations: ['web'], isDestinationNegated: null, services: ['TCP 443'], profiles: [], appliedTo: [], action: 'ALLOW', direction: null, ipProtocol: null, isEnabled: true, isLogged: null, notes: null, otherCells: [], ...rest })
const group = (name: string, members: string[], criteria: string[] = []): FirewallGroup => ({ sheet: 'f', row: 1, path: `/groups/${name}`, name, members, criteria, description: null, otherCells: [] })
const service = (name: string, ...entries: string[]): FirewallService => ({ sheet: 'f', row: 1, path: null, name, entries, description: null, otherCells: [] })
const DROP = rule({ name: 'default', policy: 'last', destinations: ['ANY'], services: ['ANY'], action: 'DROP' })
const vm = (name: string, address: string | null, portGroup = PG): EstateVm => makeVm({ id: `s/${name}`, name, sourceId: 's', nics: [makeNic({ vmId: `s/${name}`, portGroupId: portGroup.id, networkName: portGroup.name, ipv4Addresses: address })] })
const VMS = [vm('web-1', '10.0.0.1'), vm('web-2', '10.0.0.2'), vm('app-1', '10.0.1.1'), vm('silent', null), vm('pod-1', '10.9.0.1', POD), vm('pod-2', '10.9.0.2', POD), vm('bridged', '10.8.0.1', BRIDGE)]
const GROUPS = [group('web', [], ['VirtualMachine Name STARTSWITH web-']), group('app', ['app-1']), group('pods', ['pod-1', 'pod-2']), group('tagged', [], ['VirtualMachine Tag EQUALS x']), group('nested', ['/groups/app', '10.1.0.0/24'])]

function secure(rules: readonly FirewallRule[], policies: 'none' | 'skeletons' | 'translated' = 'translated', services: readonly FirewallService[] = []) {
  const facts: FirewallFacts = { rules, groups: GROUPS, services }
  const input: SecurityInput = {
    verdicts: judgeFirewall(facts, VMS, [PG, POD]),
    vms: VMS, included: VMS, estatePortGroups: [PG, POD, BRIDGE],
    plans: [{ vms: VMS.map(({ id, name }) => ({ vmId: id, targetName: name })), targetNamespace: 'ns', networkMap: [] }] as never, // nothing else is looked at
    attachments: [
      { name: 'vlan-0033-web', namespace: 'default', physicalNetworkName: 'p', vlanId: 33, mtu: null, portGroupNames: ['Web'] },
      { name: 'trunk', namespace: 'default', physicalNetworkName: 'br', vlanId: null, mtu: null, trunk: { bridge: 'br', vlans: [], isMacSpoofChecked: false }, portGroupNames: ['Bridged'] },
    ],
    portGroups: [[PG, { type: 'multus', attachmentName: 'vlan-0033-web' }], [POD, { type: 'pod' }], [BRIDGE, { type: 'multus', attachmentName: 'trunk' }]].map(([portGroup, destination]) => ({ portGroupId: (portGroup as typeof PG).id, destination })) as never, // as above
    target: makeTarget({ networks: { ...makeTarget().networks, policies } }),
  }
  return planNetworkSecurity(input)
}

describe('rules that a policy can carry', () => {
  it('lets traffic in to VMs on a localnet by the addresses of who sends', () => {
    const { rules, policies } = secure([rule({ name: 'App to web', sources: ['nested'], services: ['HTTPS', 'TCP 8000-8002'] }), DROP], 'translated', [service('HTTPS', 'TCP 443')])
    expect(rules[0]).toMatchObject({ outcome: 'translated', vmIds: ['s/app-1', 's/web-1', 's/web-2'], policies: ['ns/p-app-to-web'] })
    expect(policies.filter(({ isSkeleton }) => !isSkeleton)).toEqual([{
      kind: 'MultiNetworkPolicy', direction: 'ingress', namespace: 'ns', name: 'p-app-to-web', attachments: ['default/vlan-0033-web'], vmNames: ['web-1', 'web-2'], isSkeleton: false, comments: [],
      allowed: [{ rules: ['P: App to web'], cidrs: ['10.0.1.1/32', '10.1.0.0/24'], vms: [], ports: [443, 8000, 8001, 8002].map((port) => ({ protocol: 'TCP', port, endPort: null })) }],
    }])
  })

  it('knows VMs on the pod network by their names', () => {
    const { rules, policies } = secure([rule({ name: 'pods', sources: ['pods'], destinations: ['pods'], services: ['TCP 1-65535'] }), DROP])
    expect(rules[0]?.outcome).toBe('translated')
    expect(policies.find(({ isSkeleton }) => !isSkeleton)).toMatchObject({ kind: 'NetworkPolicy', vmNames: ['pod-1', 'pod-2'], allowed: [{ cidrs: [], vms: [{ namespace: 'ns', names: ['pod-1', 'pod-2'] }], ports: [{ port: 1, endPort: 65_535 }] }] })
  })

  test.each<[string, Partial<FirewallRule>, string, RegExp]>([
    ['a VM without an address sends', { sources: ['silent', 'app'] }, 'partly', /1 of the VMs that send/],
    ['a VM is on a Linux bridge', { destinations: ['web', 'bridged'] }, 'partly', /1 of these VMs have a NIC on a network where no policy holds/],
    ['all VMs are on one', { destinations: ['bridged'] }, 'listed', /no policy holds/],
    ['nobody is known who sends', { sources: ['silent'] }, 'listed', /could tell its sources/],
    ['a long range of ports', { services: ['TCP 1-1000'] }, 'listed', /too long/],
    ['ICMP', { services: ['ICMPv4 8'] }, 'listed', /no ICMP, so it stops ICMPv4 8/],
    ['ICMP beside a port', { services: ['ICMPv4 8', 'TCP 443'] }, 'partly', /no ICMP, so it stops ICMPv4 8/],
    ['ESP beside a port', { services: ['IP 50', 'TCP 443'] }, 'partly', /cannot say IP 50/],
    ['a service that nobody lists', { services: ['/infra/services/X'] }, 'listed', /cannot say/],
    ['a tag', { destinations: ['tagged'] }, 'listed', /conditions of the group tagged/],
    ['a group that nobody lists', { sources: ['/groups/none'] }, 'listed', /whom it means: \/groups\/none/],
    ['layer 7', { profiles: ['TLS'] }, 'listed', /looks into/],
    ['what goes out of nobody in particular', { direction: 'OUT' }, 'listed', /every VM/],
    ['what goes out', { direction: 'OUT', sources: ['app'] }, 'translated', /policies/],
    ['what goes out to nobody known', { direction: 'OUT', sources: ['app'], destinations: ['silent'] }, 'listed', /could tell its destinations/],
    ['all but a group', { isSourceNegated: true, sources: ['app'] }, 'listed', /all but/],
    ['IPv6', { ipProtocol: 'IPV6' }, 'listed', /IPv6/],
    ['everybody', { destinations: ['ANY'], sources: ['app'] }, 'listed', /every VM/],
    ['DROP', { action: 'DROP', sources: ['app'] }, 'listed', /cannot stop/],
    ['a jump', { action: 'JUMP_TO_APPLICATION' }, 'listed', /no action/],
    ['disabled', { isEnabled: false }, 'disabled', /disabled/],
    ['the whole firewall, as its pages call it', { appliedTo: ['DFW'], sources: ['app'] }, 'translated', /policies/],
    ['every VM that it is applied to', { destinations: ['ANY'], appliedTo: ['web'], sources: ['app'] }, 'translated', /policies/],
  ])('%s', (_what, rest, outcome, because) => {
    const [judged] = secure([rule(rest), DROP]).rules
    expect(judged).toMatchObject({ outcome, because: expect.stringMatching(because) as string })
  })

  it('stops what goes out of a VM only where all rules that let out of it are told', () => {
    const { rules, policies } = secure([
      rule({ name: 'dns', direction: 'OUT', sources: ['app'], destinations: ['10.0.0.53'], services: ['UDP 53'] }),
      rule({ name: 'both', sources: ['app'] }),
      rule({ name: 'away', sources: ['app'], destinations: ['ANY'], services: ['TCP 25'] }),
      rule({ name: 'ping', sources: ['app'], services: ['ICMPv4 8'] }),
      rule({ name: 'in only', direction: 'IN', sources: ['app'], services: ['TCP 22'] }),
      rule({ name: 'others', sources: ['pods'], services: ['TCP 80'] }),
      DROP,
    ])
    const out = policies.filter(({ direction }) => direction === 'egress')
    expect(out.map(({ name, vmNames, allowed }) => [name, vmNames, allowed.flatMap(({ cidrs, ports }) => [...cidrs, ...ports.map(({ port }) => port)])])).toEqual([
      ['p-away-out', ['app-1'], [25]],
      ['p-both-out', ['app-1'], ['10.0.0.1/32', '10.0.0.2/32', 443]],
      ['p-dns-out', ['app-1'], ['10.0.0.53/32', 53]],
    ])
    expect(out.map(({ comments }) => comments.join())).toEqual(Array.from({ length: 3 }, () => expect.stringMatching(/let traffic out of some of the VMs, too.*ping/) as string))
    expect(rules.map(({ rule: name, outcome }) => `${name} ${outcome}`)).toEqual(['dns translated', 'both translated', 'away partly', 'ping listed', 'in only translated', 'others listed', 'default listed'])
    // What comes in to it is not stopped by that.
    expect(policies.find(({ vmNames, isSkeleton }) => isSkeleton && vmNames.includes('app-1'))).toBeDefined()
  })

  it('leaves what goes out alone where the firewall stops only what comes in', () => {
    expect(secure([rule({ direction: 'OUT', sources: ['app'] }), { ...DROP, direction: 'IN' }]).rules[0]?.because).toMatch(/no rule that stops everything else/)
    expect(secure([rule({ name: 'stop', direction: 'OUT', action: 'DROP', sources: ['app'], destinations: ['web'] }), rule({ sources: ['app'] }), DROP]).rules[1]?.outcome).toBe('listed')
  })

  it('carries nothing where the firewall does not stop the rest, and nothing behind a rule that may stop it', () => {
    expect(secure([rule()]).rules[0]?.because).toMatch(/no rule that stops everything else/)
    expect(secure([rule(), { ...DROP, action: 'ALLOW' }]).rules.map(({ because }) => because)).toEqual([expect.stringMatching(/no rule that stops/), expect.stringMatching(/lets through what no other/)])
    expect(secure([rule({ name: 'stop', action: 'REJECT', sources: ['app'] }), rule({ sources: ['nested'] }), rule({ sources: ['pods'] }), DROP]).rules.map(({ outcome }) => outcome)).toEqual(['listed', 'listed', 'listed', 'listed'])
    expect(secure([rule({ name: 'stop', action: 'REJECT', sources: ['app'] }), rule({ sources: ['10.1.0.0/24'] }), DROP]).rules[1]?.outcome).toBe('translated')
    expect(secure([DROP, rule({ policy: 'last' })]).rules[1]?.because).toMatch(/never asked/)
  })

  it('asks categories in their order, whatever the file has', () => {
    const [first] = secure([DROP, rule({ name: 'first', category: 'Infrastructure' })]).rules
    expect(first).toMatchObject({ rule: 'first', outcome: 'translated' })
  })

  it('names on a policy the rules that let traffic in to its VMs and are nowhere', () => {
    const { policies } = secure([rule({ name: 'ok', sources: ['app'] }), rule({ name: 'ping', services: ['ICMPv4 8'] }), DROP])
    expect(policies.find(({ isSkeleton }) => !isSkeleton)?.comments).toEqual([expect.stringContaining('ping')])
  })

  it('writes skeletons for VMs that no other policy selects, and nothing where none are wanted', () => {
    const { policies } = secure([rule(), DROP])
    expect(policies.filter(({ isSkeleton }) => isSkeleton).map(({ kind, name, vmNames }) => [kind, name, vmNames])).toEqual([['MultiNetworkPolicy', 'skeleton-vlan-0033-web', ['app-1', 'silent']], ['NetworkPolicy', 'skeleton-pod-network', ['pod-1', 'pod-2']]])
    expect(secure([rule(), DROP], 'none')).toMatchObject({ policies: [], rules: [{ outcome: 'listed', because: expect.stringContaining('asks for none') as string }, {}] })
    expect(secure([rule(), DROP], 'skeletons').policies.every(({ isSkeleton }) => isSkeleton)).toBe(true)
  })

  it('counts rules by VM, by identity and by address', () => {
    const { rulesByVm, countsByVm } = secure([rule({ name: 'a', sources: ['10.0.1.0/24'] }), rule({ name: 'ping', destinations: ['app'], services: ['ICMPv4'] }), rule({ name: 'b', isEnabled: false }), DROP])
    expect(Object.fromEntries(rulesByVm)).toEqual({ 's/web-1': ['P: a'], 's/web-2': ['P: a'], 's/app-1': ['P: a', 'P: ping'] })
    expect(Object.fromEntries(countsByVm)).toEqual({ 's/web-1': { rules: 1, translated: 1, listed: 0 }, 's/web-2': { rules: 1, translated: 1, listed: 0 }, 's/app-1': { rules: 2, translated: 1, listed: 1 } })
  })
})

it('asks about each VM on a segment of NSX where no rules were imported', () => {
  const segment = makePortGroup({ id: 's/nsx', sourceId: 's', name: 'vxw-dvs-61-virtualwire-12-sid-5011-web', vlanKind: 'untagged' })
  const plan = planNetworkSecurity({ verdicts: null, vms: [], included: [vm('a', null, segment), vm('b', null)], estatePortGroups: [segment, PG], plans: [], attachments: [], portGroups: [], target: makeTarget() })
  expect(plan).toMatchObject({ hasRules: false, open: [{ vmId: 's/a', networks: [segment.name] }], notEvaluated: [expect.stringContaining('No rules of a firewall')] })
})

test.each<[string, unknown]>([
  ['TCP 443', [{ protocol: 'TCP', port: 443, endPort: null }]],
  ['udp', [{ protocol: 'UDP', port: null, endPort: null }]],
  ['TCP 80,8000-8001', [{ protocol: 'TCP', port: 80, endPort: null }, { protocol: 'TCP', port: 8000, endPort: 8001 }]],
  ['TCP 443 from 1024-65535', null],
  ['TCP 0', null],
  ['TCP 70000', null],
  ['TCP 20-10', null],
  ['IP 47', null],
])('readEntry %s', (entry, expected) => {
  expect(readEntry(entry)).toEqual(expected)
})

it('cuts a range into networks that hold its addresses and no other', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.integer({ min: 0, max: 2 ** 32 - 1 }), (one, other) => {
    const [first, last] = [Math.min(one, other), Math.max(one, other)]
    let next = first
    for (const network of networksOf({ first, last })) {
      const [address = '', length = ''] = network.split('/')
      expect(ipv4ToNumber(address)).toBe(next)
      next += networkSize(Number(length))
    }
    expect(next).toBe(last + 1)
  }))
  expect(['10.0.0.5', '10.0.0.0/30', '10.0.0.9-10.0.0.1', 'x', '10.0.0.1/24'].map((text) => readAddressRange(text))).toEqual([{ first: 167_772_165, last: 167_772_165 }, { first: 167_772_160, last: 167_772_163 }, null, null, null])
})
