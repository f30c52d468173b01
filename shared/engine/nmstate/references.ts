import { fieldValue } from '#shared/engine/check/field-values.ts'
import { kernelBondMode, MODES_UNFIT_FOR_BRIDGES } from './bond-options.ts'
import { interfaceNameFault } from './interface-name.ts'
import { BRIDGE_TYPES, type InterfaceView, type PortView } from './interface-view.ts'
import { hasAddresses } from './judge-interface.ts'
import { type StateProblem, stateProblem } from './state-problem.ts'

const SHORTEN = 'Name an interface in at most 15 characters, without blanks and slashes.'

/** A port with the interface that takes it. */
interface TakenPort extends PortView {
  readonly owner: InterfaceView
}

/**
 * Who refers to whom: names that are there twice, interfaces that two others take, circles, and ports that cannot be
 * ports. An interface that is not described is taken to be on the node already, as NICs are.
 */
export function judgeReferences(views: readonly InterfaceView[]): readonly StateProblem[] {
  const present = views.filter(({ isAbsent }) => !isAbsent)
  const taken = present.flatMap((owner) => [...owner.ports, ...owner.ovsBonds.flatMap(({ members }) => members)].map((port) => ({ ...port, owner })))
  const byName = new Map(present.filter(({ name, type }) => name !== '' && type !== 'ovs-bridge').map((view) => [view.name, view]))
  return [...namesTwice(views), ...takenTwice(taken), ...unfitPorts(taken, byName, views), ...bases(present, byName, views), ...circles(present)]
}

/** Bridges of Open vSwitch are no interfaces of the kernel: one may be called as an internal port of its own. */
function namesTwice(views: readonly InterfaceView[]): readonly StateProblem[] {
  const first = new Map<string, InterfaceView>()
  return views.flatMap((view) => {
    if (view.name === '') return []
    const key = `${view.type === 'ovs-bridge' ? 'ovs' : 'kernel'} ${view.name}`
    const other = first.get(key)
    if (other === undefined) first.set(key, view)
    return other === undefined ? [] : [stateProblem(`${view.at}.name`, `is ${view.name}, as is that of ${other.at}.`, 'Describe each interface once.')]
  })
}

function takenTwice(taken: readonly TakenPort[]): readonly StateProblem[] {
  const first = new Map<string, TakenPort>()
  return taken.flatMap((port) => {
    if (port.name === '') return []
    const other = first.get(port.name)
    if (other === undefined) first.set(port.name, port)
    if (other === undefined) return []
    const isSame = other.owner === port.owner
    return [stateProblem(port.at, `is ${port.name}, which ${isSame ? `${port.owner.name} has already` : `is a port of ${other.owner.name}`}.`, 'A NIC or bond can be a port once: one uplink cannot serve two bonds or bridges.')]
  })
}

function unfitPorts(taken: readonly TakenPort[], byName: ReadonlyMap<string, InterfaceView>, views: readonly InterfaceView[]): readonly StateProblem[] {
  const absent = new Set(views.filter(({ isAbsent }) => isAbsent).map(({ name }) => name))
  return taken.flatMap(({ at, name, owner }): readonly StateProblem[] => {
    if (name === '') return [stateProblem(at, 'is no name of an interface.', 'Name the interface that is the port.')]
    const fault = interfaceNameFault(name)
    if (fault !== null) return [stateProblem(at, `${fault}.`, SHORTEN)]
    if (name === owner.name && owner.type !== 'ovs-bridge') return [stateProblem(at, `is ${name} itself.`, 'Name another interface.')]
    if (absent.has(name)) return [stateProblem(at, `is ${name}, which the same state takes away.`, 'Keep the interface, or name another one.')]
    const port = byName.get(name)
    if (port === undefined) return []
    const problems: StateProblem[] = []
    if (BRIDGE_TYPES.has(port.type)) problems.push(stateProblem(at, `is ${name}, a bridge itself.`, 'Name the NIC or bond that the bridge is to have for an uplink.'))
    if (owner.type === 'bond' && port.type === 'bond') problems.push(stateProblem(at, `is ${name}, a bond itself.`, 'Name its NICs.'))
    const mayBearAddresses = port.type === 'ovs-interface'
    if (hasAddresses(port) && !mayBearAddresses) problems.push(stateProblem(at, `is ${name}, which bears addresses.`, 'Addresses of a port have no effect: give them to the bond, or to a VLAN interface or an internal port.'))
    const mode = port.type === 'bond' && BRIDGE_TYPES.has(owner.type) ? kernelBondMode(port) : null
    if (mode !== null && MODES_UNFIT_FOR_BRIDGES.has(mode)) problems.push(stateProblem(at, `is ${name}, whose mode ${mode} does not work under a bridge of VMs.`, 'Choose 802.3ad or active-backup, or balance-slb in an OVS bridge.'))
    return problems
  })
}

function bases(present: readonly InterfaceView[], byName: ReadonlyMap<string, InterfaceView>, views: readonly InterfaceView[]): readonly StateProblem[] {
  const seen = new Map<string, InterfaceView>()
  const absent = new Set(views.filter(({ isAbsent }) => isAbsent).map(({ name }) => name))
  const ovsBonds = new Set(present.flatMap(({ ovsBonds: bonds }) => bonds.map(({ name }) => name)))
  const members = new Map(present.flatMap((owner) => [...(owner.type === 'bond' ? owner.ports : []), ...owner.ovsBonds.flatMap((bond) => bond.members)].map(({ name }) => [name, owner.name] as const)))
  return present.flatMap((view): readonly StateProblem[] => {
    const base = view.baseInterface
    if (base === null || base === '') return []
    const at = `${view.at}.vlan.base-iface`
    const fault = interfaceNameFault(base)
    const problems: StateProblem[] = fault === null ? [] : [stateProblem(at, `${fault}.`, SHORTEN)]
    if (absent.has(base)) problems.push(stateProblem(at, `is ${base}, which the same state takes away.`, 'Keep the interface, or name another one.'))
    if (ovsBonds.has(base) || (!byName.has(base) && present.some(({ name, type }) => type === 'ovs-bridge' && name === base))) {
      problems.push(stateProblem(at, `is ${base}, which exists inside Open vSwitch only.`, 'Make an internal port (ovs-interface) with the VLAN as its access tag.'))
    }
    if (members.has(base)) problems.push(stateProblem(at, `is ${base}, a member of the bond in ${members.get(base) ?? ''}.`, 'Put the VLAN on the bond.'))
    const key = `${base} ${String(fieldValue(view.raw, 'vlan.id'))}`
    const other = seen.get(key)
    if (other === undefined) seen.set(key, view)
    else problems.push(stateProblem(`${view.at}.vlan`, `is VLAN ${String(fieldValue(view.raw, 'vlan.id'))} on ${base}, as is ${other.name}.`, 'Keep one interface for each VLAN.'))
    return problems
  })
}

/** An interface that is, over ports and bases, below itself. */
function circles(present: readonly InterfaceView[]): readonly StateProblem[] {
  const below = new Map(present.filter(({ type }) => type !== 'ovs-bridge').map((view) => [view.name, [...view.ports.map(({ name }) => name), ...(view.baseInterface === null ? [] : [view.baseInterface])]]))
  return present.flatMap((view) => {
    const reached = new Set<string>()
    const toVisit = [...(below.get(view.name) ?? [])].filter((name) => name !== view.name)
    for (let name = toVisit.pop(); name !== undefined; name = toVisit.pop()) {
      if (reached.has(name)) continue
      reached.add(name)
      toVisit.push(...(below.get(name) ?? []))
    }
    return reached.has(view.name) ? [stateProblem(view.at, `is ${view.name}, which lies on itself: ${[...reached].join(', ')}.`, 'Cut the circle of ports and base interfaces.')] : []
  })
}
