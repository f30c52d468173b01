import { isRecord } from '#shared/engine/check/field-values.ts'
import { staticAddresses } from './addresses.ts'
import { judgeBridgeMappings } from './bridge-mappings.ts'
import { type InterfaceView, readInterfaces } from './interface-view.ts'
import { judgeInterface } from './judge-interface.ts'
import { judgeMtus } from './mtu.ts'
import { judgeReferences } from './references.ts'
import { type StateProblem, stateProblem } from './state-problem.ts'

/** What a state may have at its top (nmstate 2.2, NetworkState, which refuses anything else). */
const SECTIONS: ReadonlySet<string> = new Set(['description', 'dns-resolver', 'hostname', 'interfaces', 'ovn', 'ovs-db', 'route-rules', 'routes'])

/**
 * What nmstate would refuse in a desiredState of any shape, or what would not do what it says: types, names, references
 * between interfaces, ports taken twice, MTUs, bonds, VLAN filters, addresses and OVN's bridge mappings. In the order
 * of the state. `at` is its place with a dot at its end, "spec.desiredState.", or empty. The custom resource's own
 * schema takes anything here, so an API server finds none of this.
 */
export function validateDesiredState(state: unknown, at = ''): readonly StateProblem[] {
  if (!isRecord(state)) return [stateProblem(at === '' ? 'desiredState' : at.slice(0, -1), 'is no object.', 'Write interfaces and ovn below it.')]
  const unknown = Object.keys(state).filter((section) => !SECTIONS.has(section)).map((section) => stateProblem(`${at}${section}`, 'is no part of a state.', `Correct its spelling; ${[...SECTIONS].join(', ')} are.`))
  const views = readInterfaces(state, at)
  return [
    ...unknown,
    ...shapes(state, at),
    ...views.flatMap(judgeInterface),
    ...judgeReferences(views),
    ...judgeMtus(views),
    ...addressesTwice(views),
    ...judgeBridgeMappings(state, at, views),
  ]
}

function shapes(state: Readonly<Record<string, unknown>>, at: string): readonly StateProblem[] {
  const problems: StateProblem[] = []
  if (state.interfaces !== undefined && !Array.isArray(state.interfaces)) problems.push(stateProblem(`${at}interfaces`, 'is no list.', 'Write each interface as an entry of a list.'))
  if (Array.isArray(state.interfaces)) {
    state.interfaces.forEach((entry: unknown, index) => {
      if (!isRecord(entry)) problems.push(stateProblem(`${at}interfaces[${String(index)}]`, 'is no object.', 'Write name, type and state below it.'))
    })
  }
  const mappings = isRecord(state.ovn) ? state.ovn['bridge-mappings'] : undefined
  if (state.ovn !== undefined && !isRecord(state.ovn)) problems.push(stateProblem(`${at}ovn`, 'is no object.', 'Write bridge-mappings below it.'))
  if (mappings !== undefined && !Array.isArray(mappings)) problems.push(stateProblem(`${at}ovn.bridge-mappings`, 'is no list.', 'Write each mapping as an entry of a list.'))
  return problems
}

function addressesTwice(views: readonly InterfaceView[]): readonly StateProblem[] {
  const first = new Map<string, InterfaceView>()
  return views.filter(({ isAbsent }) => !isAbsent).flatMap((view) =>
    staticAddresses(view.raw).flatMap((address) => {
      const other = first.get(address)
      if (other === undefined) first.set(address, view)
      return other === undefined ? [] : [stateProblem(view.at, `has the address ${address}, as ${other.name} has.`, 'Give each interface an address of its own.')]
    }),
  )
}
