import { fieldText, fieldValue, fieldValues, isRecord } from '#shared/engine/check/field-values.ts'
import type { InterfaceView } from './interface-view.ts'
import { type StateProblem, stateProblem } from './state-problem.ts'

/** OVN-Kubernetes' own bridge on every node: it is there without being described. */
const CLUSTER_BRIDGE = 'br-ex'
const MAPPING_STATES: ReadonlySet<unknown> = new Set([undefined, 'present', 'absent'])

/** The names under which OVN knows bridges. `at` is the state's own place, with a dot at its end. */
export function judgeBridgeMappings(state: unknown, at: string, views: readonly InterfaceView[]): readonly StateProblem[] {
  const bridges = new Map(views.filter(({ isAbsent, type }) => !isAbsent && type.endsWith('-bridge')).map((view) => [view.name, view]))
  const seen = new Set<string>()
  return fieldValues(state, 'ovn.bridge-mappings[]').flatMap(({ at: place, value }): readonly StateProblem[] => {
    const where = `${at}${place}`
    if (!isRecord(value)) return [stateProblem(where, 'is no object.', 'Write localnet and bridge below it.')]
    if (!MAPPING_STATES.has(value.state)) return [stateProblem(`${where}.state`, `is ${JSON.stringify(value.state)}.`, 'It has to be present or absent.')]
    if (value.state === 'absent') return []
    const bridge = fieldText(value, 'bridge')
    const localnet = fieldText(value, 'localnet')
    const view = bridges.get(bridge ?? '')
    const problems: StateProblem[] = []
    if (bridge === null || (bridge !== CLUSTER_BRIDGE && view === undefined)) {
      problems.push(stateProblem(where, `maps onto ${bridge ?? 'no bridge'}, which the policy does not make.`, `Describe the bridge among the interfaces, or map onto ${CLUSTER_BRIDGE}.`))
    } else if (view?.type === 'linux-bridge') {
      problems.push(stateProblem(where, `maps onto ${bridge}, a Linux bridge.`, 'OVN maps OVS bridges only: make it one, or attach VMs to the Linux bridge by a NAD of type bridge.'))
    } else if (view !== undefined && fieldValue(view.raw, 'bridge.allow-extra-patch-ports') !== true) {
      problems.push(stateProblem(`${view.at}.bridge.allow-extra-patch-ports`, `is not true, and ${where} maps onto ${view.name}.`, 'Set it: without it nmstate takes away the ports by which OVN connects VMs.', 'warning'))
    }
    if (localnet === null || /[,:\s]/.test(localnet) || localnet === '') problems.push(stateProblem(where, 'has no valid localnet.', 'Name it without comma, colon and white space.'))
    else if (seen.has(localnet)) problems.push(stateProblem(where, `maps ${localnet} a second time.`, 'Keep one mapping for each localnet.'))
    if (localnet !== null) seen.add(localnet)
    return problems
  })
}
