import * as fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { validateDesiredState } from './validate-desired-state.ts'

const NIC = { name: 'eno2', type: 'ethernet', state: 'up' }
const BOND = { name: 'bond1', type: 'bond', state: 'up', 'link-aggregation': { mode: '802.3ad', options: { miimon: '100', lacp_rate: 'fast' }, port: ['eno3', 'eno4'] } }
const OVS = { name: 'br-vm', type: 'ovs-bridge', state: 'up', bridge: { 'allow-extra-patch-ports': true, options: { stp: false }, port: [{ name: 'bond1' }] } }
const LINUX = { name: 'br-trunk', type: 'linux-bridge', state: 'up', bridge: { options: { stp: { enabled: false } }, port: [{ name: 'bond1', vlan: { mode: 'trunk', 'trunk-tags': [{ id: 5 }, { 'id-range': { min: 10, max: 20 } }] } }] } }
const VLAN = { name: 'bond1.102', type: 'vlan', state: 'up', vlan: { 'base-iface': 'bond1', id: 102 } }
const SLB = { name: 'br-vm', type: 'ovs-bridge', bridge: { 'allow-extra-patch-ports': true, port: [{ name: 'bond1', 'link-aggregation': { mode: 'balance-slb', port: [{ name: 'eno3' }, { name: 'eno4' }] } }, { name: 'storage0', vlan: { mode: 'access', tag: 102 } }] } }
const MAPPING = { localnet: 'physnet', bridge: 'br-vm', state: 'present' }

const of = (...interfaces: unknown[]): unknown => ({ interfaces })
const bond = (aggregation: object, rest: object = {}): unknown => ({ ...BOND, ...rest, 'link-aggregation': { ...BOND['link-aggregation'], ...aggregation } })
const options = (mode: string, values: object): unknown => of(bond({ mode, options: values }))
const vlan = (section: object, rest: object = {}): unknown => ({ ...VLAN, ...rest, vlan: { ...VLAN.vlan, ...section } })
const port = (...ports: unknown[]): unknown => of({ ...OVS, bridge: { ...OVS.bridge, port: ports } })
const filter = (section: unknown): unknown => of({ ...LINUX, bridge: { port: [{ name: 'bond1', vlan: section }] } })
const ipv4 = (section: unknown): unknown => of({ ...NIC, ipv4: section })
const mapped = (...mappings: unknown[]): unknown => ({ interfaces: [BOND, OVS], ovn: { 'bridge-mappings': mappings } })

/** What is broken, the state, and what the one sentence about it has to say. */
const BROKEN: [what: string, state: unknown, says: RegExp][] = [
  ['no object', 'interfaces', /desiredState is no object/],
  ['a section misspelt', { interface: [] }, /interface is no part of a state/],
  ['interfaces as an object', { interfaces: { eno1: {} } }, /interfaces is no list/],
  ['an interface as a text', of('eno1'), /interfaces\[0\] is no object/],
  ['no name', of({ type: 'ethernet' }), /interfaces\[0\]\.name is missing/],
  ['an empty name', of({ ...NIC, name: '' }), /name is empty/],
  ['a name of 16 characters', of({ ...NIC, name: 'enp100s100f1np12' }), /longer than 15 characters/],
  ['a VLAN name of 16 characters', of(vlan({ 'base-iface': 'storagebond1', id: 1234 }, { name: 'storagebond.1234' })), /longer than 15 characters/],
  ['a name with a slash', of({ ...NIC, name: 'eno/1' }), /no interface of Linux/],
  ['a name with a blank', of({ ...NIC, name: 'eno 1' }), /no interface of Linux/],
  ['a name twice', of(NIC, NIC), /interfaces\[1\]\.name is eno2, as is that of interfaces\[0\]/],
  ['no type', of({ name: 'eno1' }), /type is missing/],
  ['an unknown type', of({ ...NIC, type: 'bridge' }), /nmstate does not know/],
  ['an unknown state', of({ ...NIC, state: 'present' }), /state is "present"/],
  ['an MTU as a text', of({ ...NIC, mtu: '9000' }), /mtu is "9000"/],
  ['an MTU below what IP needs', of({ ...NIC, mtu: 60 }), /mtu is 60/],
  ['a bond without its section', of({ name: 'bond1', type: 'bond' }), /link-aggregation is missing/],
  ['a bond without a mode', of(bond({ mode: undefined })), /mode is null, which is no mode/],
  ['a kernel bond with the mode of an OVS bond', of(bond({ mode: 'balance-slb', options: {} })), /"balance-slb", which is no mode of a kernel bond/],
  ['a bond without ports', of(bond({ port: [] })), /names no interface/],
  ['a field of a bond misspelt', of(bond({ option: {} })), /link-aggregation\.option is no field/],
  ['a NIC twice in a bond', of(bond({ port: ['eno3', 'eno3'] })), /eno3, which bond1 has already/],
  ['a NIC in two bonds', of(BOND, bond({ port: ['eno4', 'eno5'] }, { name: 'bond2' })), /eno4, which is a port of bond1/],
  ['a bond of itself', of(bond({ port: ['eno3', 'bond1'] })), /is bond1 itself/],
  ['a bond of a bond', of(BOND, bond({ port: ['bond1', 'eno5'] }, { name: 'bond2' })), /a bond itself/],
  ['an unknown option', options('802.3ad', { mimon: 100 }), /mimon is no option of a bond/],
  ['LACP options without LACP', options('active-backup', { lacp_rate: 'fast' }), /lacp_rate has no meaning in mode active-backup/],
  ['a hash policy in active-backup', options('active-backup', { xmit_hash_policy: 'layer3+4' }), /no meaning in mode active-backup/],
  ['a primary with LACP', options('802.3ad', { primary: 'eno3' }), /primary has no meaning in mode 802\.3ad/],
  ['a primary outside of the bond', options('active-backup', { primary: 'eno9' }), /eno9, which is no port/],
  ['ARP monitoring with LACP', options('4', { arp_interval: 100 }), /no meaning in mode 802\.3ad/],
  ['two ways of watching links', options('active-backup', { miimon: 100, arp_interval: 100 }), /by miimon and by arp_interval/],
  ['a rate that is none', options('802.3ad', { lacp_rate: 'quick' }), /has to be one of slow, fast|is "quick"/],
  ['an interval that is no number', options('802.3ad', { miimon: '100ms' }), /has to be a whole number/],
  ['a port with addresses', of(bond({ port: ['eno2', 'eno3'] }), { ...NIC, ipv4: { enabled: true, dhcp: true } }), /eno2, which bears addresses/],
  ['a port that goes away', of(BOND, { name: 'eno3', type: 'ethernet', state: 'absent' }), /eno3, which the same state takes away/],
  ['a round-robin bond under a bridge', of(bond({ mode: 'balance-rr', options: {} }), OVS), /balance-rr does not work under a bridge/],
  ['balance-alb by number under a bridge', of(bond({ mode: 6, options: {} }), OVS), /balance-alb does not work under a bridge/],
  ['a VLAN without a base', of({ name: 'v', type: 'vlan', vlan: { id: 5 } }), /base-iface is missing/],
  ['a VLAN without an id', of({ name: 'v', type: 'vlan', vlan: { 'base-iface': 'bond1' } }), /vlan\.id is null/],
  ['VLAN 4095', of(vlan({ id: 4095 }, { name: 'v' })), /vlan\.id is 4095/],
  ['a VLAN on itself', of(vlan({ 'base-iface': 'bond1.102' })), /is bond1\.102 itself/],
  ['a VLAN on what goes away', of(VLAN, { ...BOND, state: 'absent' }), /bond1, which the same state takes away/],
  ['a VLAN twice on one bond', of(VLAN, { ...VLAN, name: 'storage' }), /VLAN 102 on bond1, as is bond1\.102/],
  ['a VLAN named by another', of({ ...VLAN, name: 'bond1.201' }), /is bond1\.201, and the VLAN is 102/],
  ['a VLAN on an OVS bond', of(SLB, VLAN), /inside Open vSwitch only/],
  ['a VLAN on an OVS bridge', of(BOND, OVS, vlan({ 'base-iface': 'br-vm' }, { name: 'br-vm.102' })), /inside Open vSwitch only/],
  ['a VLAN on a member of a bond', of(BOND, vlan({ 'base-iface': 'eno3' }, { name: 'eno3.102' })), /a member of the bond/],
  ['a VLAN larger than its base', of({ ...BOND, mtu: 1500 }, { ...VLAN, mtu: 9000 }), /9000, and bond1 below bond1\.102 carries 1500\./],
  ['a VLAN larger than a base that says nothing', of(BOND, { ...VLAN, mtu: 9000 }), /carries 1500 as long as/],
  ['a bond larger than its NIC', of({ ...BOND, mtu: 9000 }, { name: 'eno3', type: 'ethernet', mtu: 1500 }), /eno3 below bond1 carries 1500/],
  ['a bridge larger than its port', of({ ...BOND, mtu: 1500 }, { ...LINUX, mtu: 9000 }), /bond1 below br-trunk carries 1500/],
  ['a circle', of(bond({ port: ['bond1.102'] }), VLAN), /lies on itself/],
  ['a bridge without its section', of({ name: 'br-vm', type: 'ovs-bridge' }), /bridge is missing/],
  ['ports as an object', of({ ...OVS, bridge: { port: { name: 'bond1' } } }), /bridge\.port is no list/],
  ['a port without a name', port({ vlan: {} }), /port\[0\]\.name is missing/],
  ['a port as a text', port('bond1'), /port\[0\] is no object/],
  ['a port twice', port({ name: 'bond1' }, { name: 'bond1' }), /bond1, which br-vm has already/],
  ['a bridge as a port', of(OVS, { ...LINUX, bridge: { port: [{ name: 'br-in' }] } }, { name: 'br-in', type: 'linux-bridge', bridge: {} }), /br-in, a bridge itself/],
  ['one uplink for two kinds of bridge', of(BOND, OVS, LINUX), /bond1, which is a port of br-vm/],
  ['an OVS bond with a kernel mode', port({ name: 'b', 'link-aggregation': { mode: '802.3ad', port: [{ name: 'eno3' }, { name: 'eno4' }] } }), /no mode of a bond in Open vSwitch/],
  ['an OVS bond of one NIC', port({ name: 'b', 'link-aggregation': { mode: 'balance-slb', port: [{ name: 'eno3' }] } }), /gives the bond b one port/],
  ['a bond inside a Linux bridge', of({ ...LINUX, bridge: { port: [{ name: 'b', 'link-aggregation': { mode: 'active-backup', port: [] } }] } }), /a bond inside a Linux bridge/],
  ['a filter without a mode', filter({ tag: 5 }), /mode is null/],
  ['a trunk without VLANs', filter({ mode: 'trunk' }), /trunk-tags names no VLAN/],
  ['a trunk with a tag and no native VLAN', filter({ mode: 'trunk', 'trunk-tags': [{ id: 5 }], tag: 6 }), /without a native VLAN/],
  ['an access port with a trunk', filter({ mode: 'access', tag: 5, 'trunk-tags': [{ id: 5 }] }), /for an access port/],
  ['a range the wrong way round', filter({ mode: 'trunk', 'trunk-tags': [{ 'id-range': { min: 20, max: 10 } }] }), /no range of VLANs/],
  ['an address that is none', ipv4({ enabled: true, address: [{ ip: '10.0.0.256', 'prefix-length': 24 }] }), /no IPv4 address/],
  ['an address with its prefix', ipv4({ enabled: true, address: [{ ip: '10.0.0.1/24', 'prefix-length': 24 }] }), /no IPv4 address/],
  ['a prefix beyond the end', ipv4({ enabled: true, address: [{ ip: '10.0.0.1', 'prefix-length': 33 }] }), /prefix-length is 33/],
  ['an address beside DHCP', ipv4({ enabled: true, dhcp: true, address: [{ ip: '10.0.0.1', 'prefix-length': 24 }] }), /beside DHCP/],
  ['an address with IPv4 off', ipv4({ enabled: false, address: [{ ip: '10.0.0.1', 'prefix-length': 24 }] }), /while the family is off/],
  ['nobody says whether IPv4 is on', ipv4({ dhcp: true }), /enabled is missing/],
  ['one address on two interfaces', of({ ...NIC, ipv4: { enabled: true, address: [{ ip: '10.0.0.1', 'prefix-length': 24 }] } }, { ...VLAN, ipv4: { enabled: true, address: [{ ip: '10.0.0.1', 'prefix-length': 24 }] } }), /10\.0\.0\.1, as eno2 has/],
  ['a NIC by a MAC that is not stated', of({ ...NIC, identifier: 'mac-address' }), /no mac-address is stated/],
  ['a MAC that is none', of({ ...NIC, 'mac-address': '00:11:22:33:44' }), /mac-address is/],
  ['a mapping onto no bridge', mapped({ localnet: 'physnet' }), /maps onto no bridge/],
  ['a mapping onto a bridge that is not made', mapped({ ...MAPPING, bridge: 'br-other' }), /does not make/],
  ['a mapping onto a Linux bridge', { interfaces: [BOND, LINUX], ovn: { 'bridge-mappings': [{ ...MAPPING, bridge: 'br-trunk' }] } }, /a Linux bridge/],
  ['a localnet twice', mapped(MAPPING, MAPPING), /a second time/],
  ['a localnet with a comma', mapped({ ...MAPPING, localnet: 'a,b' }), /no valid localnet/],
  ['a mapping in an unknown state', mapped({ ...MAPPING, state: 'up' }), /state is "up"/],
  ['a mapping as a text', mapped('physnet:br-vm'), /bridge-mappings\[0\] is no object/],
  ['mappings as an object', { ovn: { 'bridge-mappings': {} } }, /is no list/],
  ['a mapped bridge that drops its patch ports', { interfaces: [BOND, { ...OVS, bridge: { port: [{ name: 'bond1' }] } }], ovn: { 'bridge-mappings': [MAPPING] } }, /allow-extra-patch-ports is not true/],
]

/** What is right, and must pass without a word. */
const SOUND: [what: string, state: unknown][] = [
  ['nothing', {}],
  ['a NIC, a bond, a bridge and a mapping', mapped(MAPPING)],
  ['a mapping onto the bridge of the cluster', { ovn: { 'bridge-mappings': [{ localnet: 'physnet', bridge: 'br-ex', state: 'present' }] } }],
  ['a mapping that goes', { ovn: { 'bridge-mappings': [{ localnet: 'physnet', state: 'absent' }] } }],
  ['a bond by number', of(bond({ mode: 4 }))],
  ['NetworkManager’s own balance-slb', options('balance-xor', { 'balance-slb': 1, xmit_hash_policy: 'vlan+srcmac' })],
  ['a primary among the ports', options('active-backup', { miimon: 100, primary: 'eno3' })],
  ['an OVS bond with an internal port', of(SLB, { name: 'storage0', type: 'ovs-interface', state: 'up', ipv4: { enabled: true, dhcp: true } })],
  ['a bridge and its internal port of one name', of({ ...OVS, bridge: { port: [{ name: 'br-vm' }, { name: 'bond1' }] } }, { name: 'br-vm', type: 'ovs-interface', state: 'up' })],
  ['a VLAN on a bond that is on the node already', of({ ...VLAN, mtu: 9000 })],
  ['jumbo frames from top to bottom', of({ ...BOND, mtu: 9000 }, { ...VLAN, mtu: 9000 }, { name: 'eno3', type: 'ethernet', mtu: 9000 })],
  ['a Linux bridge with a trunk', of(BOND, LINUX)],
  ['a Linux bridge that filters nothing', filter({})],
  ['NICs by their MAC addresses', of(BOND, { name: 'eno3', type: 'ethernet', identifier: 'mac-address', 'mac-address': '00:11:22:33:44:5A' })],
  ['names that a policy captures', of(bond({ port: ['{{ capture.first.interfaces.0.name }}', 'eno4'] }))],
  ['addresses of both families', of({ ...NIC, ipv4: { enabled: true, address: [{ ip: '10.0.0.1', 'prefix-length': 24 }] }, ipv6: { enabled: true, address: [{ ip: 'fd00::1', 'prefix-length': 64 }, { ip: '::ffff:10.0.0.1', 'prefix-length': 128 }] } })],
  ['routes, DNS and a type that no VM network needs', { ...(of({ name: 'dummy0', type: 'dummy' }) as object), routes: {}, 'dns-resolver': {} }],
]

describe('validateDesiredState', () => {
  it('is tested with at least 30 broken states', () => {
    expect(BROKEN.length).toBeGreaterThanOrEqual(30)
    expect(new Set(BROKEN.map(([what]) => what)).size).toBe(BROKEN.length)
  })

  test.each(BROKEN)('refuses %s in a sentence', (_what, state, says) => {
    const problems = validateDesiredState(state)
    expect(problems.map(({ message }) => message).filter((message) => says.test(message))).not.toEqual([])
    for (const { message, remedy, at } of problems) {
      expect(message.startsWith(at)).toBe(true)
      expect(message).toMatch(/\.$/)
      expect(remedy).toMatch(/\.$/)
    }
  })

  test.each(SOUND)('accepts %s', (_what, state) => {
    expect(validateDesiredState(state)).toEqual([])
  })

  it('names the place within a manifest', () => {
    expect(validateDesiredState(of({ name: 'eno1' }), 'spec.desiredState.').map(({ at }) => at)).toEqual(['spec.desiredState.interfaces[0].type'])
  })

  it('answers whatever it is given, and the same each time', () => {
    const anything = fc.anything({ maxDepth: 4 })
    const likely = fc.record({ interfaces: fc.array(fc.record({ name: fc.constantFrom('bond0', 'eno1', 'br-vm', 'bond0.7'), type: fc.constantFrom('bond', 'vlan', 'ovs-bridge', 'linux-bridge', 'ethernet'), 'link-aggregation': fc.oneof(anything, fc.record({ mode: fc.constantFrom('802.3ad', '1', 'x'), port: fc.array(fc.constantFrom('eno1', 'bond0', 'bond0.7')) })), vlan: fc.oneof(anything, fc.record({ 'base-iface': fc.constantFrom('bond0', 'bond0.7', 'br-vm'), id: fc.integer() })), bridge: fc.oneof(anything, fc.record({ port: fc.array(fc.record({ name: fc.constantFrom('bond0', 'br-vm') })) })), ipv4: anything, mtu: anything }, { requiredKeys: ['name', 'type'] })), ovn: anything })
    fc.assert(fc.property(fc.oneof(anything, likely), (state) => {
      expect(validateDesiredState(state)).toEqual(validateDesiredState(state))
    }), { numRuns: 300 })
  })
})
