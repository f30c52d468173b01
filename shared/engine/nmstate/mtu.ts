import type { InterfaceView } from './interface-view.ts'
import { type StateProblem, stateProblem } from './state-problem.ts'

/** What an interface carries unless it is told otherwise (IEEE 802.3). */
const DEFAULT_MTU = 1500

/**
 * Frames have to fit the interface below: a VLAN its base, a bridge its ports. Where the lower one is described without
 * an MTU it has 1500 at first; where it is not described at all, nobody knows, and nothing is said.
 */
export function judgeMtus(views: readonly InterfaceView[]): readonly StateProblem[] {
  const present = views.filter(({ isAbsent }) => !isAbsent)
  const byName = new Map(present.filter(({ type }) => type !== 'ovs-bridge').map((view) => [view.name, view]))
  return present.flatMap((view): readonly StateProblem[] => {
    const { at, mtu, name } = view
    if (mtu === null) return []
    const lower = [...(view.baseInterface === null ? [] : [view.baseInterface]), ...view.ports.map((port) => port.name), ...view.ovsBonds.flatMap(({ members }) => members.map((member) => member.name))]
    return lower.flatMap((lowerName): readonly StateProblem[] => {
      const port = byName.get(lowerName)
      if (port === undefined || port === view) return []
      // The kernel gives a bond's own MTU to its members.
      const lowerMtu = port.mtu ?? (view.type === 'bond' ? mtu : DEFAULT_MTU)
      if (lowerMtu >= mtu) return []
      return [stateProblem(`${at}.mtu`, `is ${String(mtu)}, and ${lowerName} below ${name} carries ${String(lowerMtu)}${port.mtu === null ? ' as long as nothing else is stated' : ''}.`, `Give ${lowerName} an mtu of at least ${String(mtu)}.`)]
    })
  })
}
