import { fieldValue, fieldValues, isRecord } from '#shared/engine/check/field-values.ts'
import { judgeAddresses } from './addresses.ts'
import { judgeKernelBond, judgeOvsBond } from './bond-options.ts'
import { judgeBridgePorts } from './bridge-ports.ts'
import { interfaceNameFault } from './interface-name.ts'
import { BRIDGE_TYPES, type InterfaceView } from './interface-view.ts'
import { type StateProblem, stateProblem } from './state-problem.ts'

/** Interface types of nmstate 2.2. Those that no VM network is made of are let pass unseen. */
const INTERFACE_TYPES: ReadonlySet<string> = new Set([
  'ethernet', 'bond', 'vlan', 'ovs-bridge', 'ovs-interface', 'linux-bridge', 'dummy', 'hsr', 'infiniband', 'ipsec', 'ipvlan',
  'loopback', 'mac-vlan', 'mac-vtap', 'macsec', 'team', 'tun', 'veth', 'vrf', 'vxlan', 'xfrm',
])
const STATES: ReadonlySet<string> = new Set(['up', 'down', 'absent', 'ignore'])
/** Linux: IPv4 needs 68 bytes (RFC 791), and no interface carries more than 65535. */
const MTU_MIN = 68
const MTU_MAX = 65_535
/** IEEE 802.1Q: 0 and 4095 are reserved. */
const VLAN_MIN = 1
const VLAN_MAX = 4094
const MAC_ADDRESS = /^([0-9a-f]{2}:){5}[0-9a-f]{2}$/i
const BOND_FIELDS: ReadonlySet<string> = new Set(['mode', 'options', 'port', 'ports', 'slaves', 'ports-config'])
const VLAN_FIELDS: ReadonlySet<string> = new Set(['base-iface', 'id', 'protocol', 'registration-protocol', 'reorder-headers', 'loose-binding'])

/** What is wrong with one interface, whatever the others are. */
export function judgeInterface(view: InterfaceView): readonly StateProblem[] {
  const { at, raw, name, type } = view
  const nameFault = typeof raw.name === 'string' ? interfaceNameFault(name) : 'is missing'
  const problems: StateProblem[] = nameFault === null ? [] : [stateProblem(`${at}.name`, `${nameFault}.`, 'Give the interface a name of at most 15 characters without blanks and slashes.')]
  if (!INTERFACE_TYPES.has(type)) problems.push(stateProblem(`${at}.type`, type === '' ? 'is missing.' : `is "${type}", which nmstate does not know.`, 'Write ethernet, bond, vlan, ovs-bridge, ovs-interface or linux-bridge.'))
  const state = raw.state ?? 'up'
  if (typeof state !== 'string' || !STATES.has(state)) problems.push(stateProblem(`${at}.state`, `is ${JSON.stringify(state)}.`, `It has to be one of ${[...STATES].join(', ')}.`))
  if (view.isAbsent) return problems
  const { mtu } = raw
  if (mtu !== undefined && !(typeof mtu === 'number' && Number.isInteger(mtu) && mtu >= MTU_MIN && mtu <= MTU_MAX)) {
    problems.push(stateProblem(`${at}.mtu`, `is ${JSON.stringify(mtu)}.`, `It has to be a whole number from ${String(MTU_MIN)} to ${String(MTU_MAX)}.`))
  }
  return [...problems, ...judgeIdentity(view), ...judgeAddresses(raw, at), ...judgeType(view)]
}

function judgeIdentity({ at, raw }: InterfaceView): readonly StateProblem[] {
  const mac = raw['mac-address']
  if (mac !== undefined && !(typeof mac === 'string' && (MAC_ADDRESS.test(mac) || mac.includes('{{')))) return [stateProblem(`${at}.mac-address`, `is ${JSON.stringify(mac)}.`, 'Write six pairs of hexadecimal digits with colons between.')]
  if (raw.identifier === 'mac-address' && mac === undefined) return [stateProblem(`${at}.identifier`, 'is mac-address, and no mac-address is stated.', 'State the mac-address of the NIC.')]
  return []
}

function judgeType(view: InterfaceView): readonly StateProblem[] {
  const { at, raw, type } = view
  if (type === 'bond') return [...unknownFields(raw, at, 'link-aggregation', BOND_FIELDS), ...judgeKernelBond(view)]
  if (type === 'vlan') return [...unknownFields(raw, at, 'vlan', VLAN_FIELDS), ...judgeVlan(view)]
  if (!BRIDGE_TYPES.has(type)) return []
  if (!isRecord(raw.bridge)) return [stateProblem(`${at}.bridge`, 'is missing.', 'A bridge needs its ports there, even if there are none.')]
  const ports = raw.bridge.port
  if (ports !== undefined && !Array.isArray(ports)) return [stateProblem(`${at}.bridge.port`, 'is no list.', 'Write the ports as a list of names.')]
  if (type === 'linux-bridge' && view.ovsBonds.length > 0) return view.ovsBonds.map((bond) => stateProblem(`${bond.at}.link-aggregation`, 'is a bond inside a Linux bridge.', 'Make the bond an interface of its own; only OVS bridges bond their ports themselves.'))
  return [...judgeBridgePorts(view), ...view.ovsBonds.flatMap(judgeOvsBond)]
}

function judgeVlan({ at, raw, baseInterface, name }: InterfaceView): readonly StateProblem[] {
  const id = fieldValue(raw, 'vlan.id')
  const problems: StateProblem[] = []
  if (baseInterface === null || baseInterface === '') problems.push(stateProblem(`${at}.vlan.base-iface`, 'is missing.', 'Name the interface that the VLAN is on.'))
  else if (baseInterface === name) problems.push(stateProblem(`${at}.vlan.base-iface`, `is ${name} itself.`, 'Name the interface that the VLAN is on.'))
  if (!(typeof id === 'number' && Number.isInteger(id) && id >= VLAN_MIN && id <= VLAN_MAX)) problems.push(stateProblem(`${at}.vlan.id`, `is ${JSON.stringify(id ?? null)}.`, `A VLAN id is a whole number from ${String(VLAN_MIN)} to ${String(VLAN_MAX)}.`))
  const named = /\.(\d+)$/.exec(name)?.[1]
  if (named !== undefined && typeof id === 'number' && Number(named) !== id) problems.push(stateProblem(`${at}.name`, `is ${name}, and the VLAN is ${String(id)}.`, 'Name the interface by its own VLAN, or whoever reads it goes wrong.', 'warning'))
  return problems
}

function unknownFields(raw: unknown, at: string, section: string, known: ReadonlySet<string>): readonly StateProblem[] {
  return fieldValues(raw, section).flatMap(({ value }) =>
    isRecord(value) ? Object.keys(value).filter((field) => !known.has(field)).map((field) => stateProblem(`${at}.${section}.${field}`, 'is no field that nmstate knows.', 'Correct its spelling, or take it out.')) : [],
  )
}

/** Whether an interface says so of itself by its address family. */
export function hasAddresses(view: InterfaceView): boolean {
  return ['ipv4', 'ipv6'].some((family) => fieldValue(view.raw, `${family}.enabled`) === true)
}
