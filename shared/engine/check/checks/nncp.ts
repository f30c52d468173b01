import { describeObject, type KubeObject } from '#shared/domain/plan/kube-object.ts'
import { type CheckProblem, defineCheck } from '../check.ts'
import { fieldText, fieldValues, isRecord } from '../field-values.ts'

/** Linux: IFNAMSIZ is 16 with the closing zero, and nmstate finds out only on the node. */
const INTERFACE_NAME_MAX_LENGTH = 15
/** OVN-Kubernetes' own bridge on every node: to change it takes the node off the network. */
const CLUSTER_BRIDGE = 'br-ex'

/** nmstate applies what it is given, node by node: a mistake here costs nodes, not VMs. */
export const nncp = defineCheck({
  id: 'nncp',
  title: 'Node network policies have valid names, map existing bridges and leave br-ex alone',
  severity: 'critical',
  needs: ['manifests'],
  check: ({ objects }) => objects.ofKind('NodeNetworkConfigurationPolicy').flatMap((policy) => [...longNames(policy), ...clusterBridge(policy), ...mappings(policy)]),
})

const INTERFACES = 'spec.desiredState.interfaces[]'
const NAME_PATHS = [
  `${INTERFACES}.name`,
  `${INTERFACES}.bridge.port[].name`,
  `${INTERFACES}.bridge.port[].link-aggregation.port[].name`,
  `${INTERFACES}.link-aggregation.port[]`,
  `${INTERFACES}.vlan.base-iface`,
  'spec.desiredState.ovn.bridge-mappings[].bridge',
]

function longNames(policy: KubeObject): readonly CheckProblem[] {
  return NAME_PATHS.flatMap((path) => fieldValues(policy, path))
    .filter(({ value }) => typeof value === 'string' && value.length > INTERFACE_NAME_MAX_LENGTH)
    .map(({ at, value }) => ({ subject: describeObject(policy), message: `${at} is "${String(value)}", longer than ${INTERFACE_NAME_MAX_LENGTH} characters.`, remedy: 'Shorten the interface name.' }))
}

function clusterBridge(policy: KubeObject): readonly CheckProblem[] {
  return fieldValues(policy, INTERFACES)
    .filter(({ value }) => fieldText(value, 'name') === CLUSTER_BRIDGE)
    .map(({ at }) => ({ subject: describeObject(policy), message: `${at} changes ${CLUSTER_BRIDGE}, which the cluster itself owns.`, remedy: `Take the interface out; a bridge mapping onto ${CLUSTER_BRIDGE} needs none.` }))
}

function mappings(policy: KubeObject): readonly CheckProblem[] {
  const subject = describeObject(policy)
  const bridges = new Set(fieldValues(policy, INTERFACES).filter(({ value }) => /-bridge$/.test(fieldText(value, 'type') ?? '')).map(({ value }) => fieldText(value, 'name')))
  const seen = new Set<string>()
  return fieldValues(policy, 'spec.desiredState.ovn.bridge-mappings[]').flatMap(({ at, value }): readonly CheckProblem[] => {
    if (!isRecord(value) || value.state === 'absent') return []
    const bridge = fieldText(value, 'bridge')
    const localnet = fieldText(value, 'localnet')
    const problems: CheckProblem[] = []
    if (bridge === null || (bridge !== CLUSTER_BRIDGE && !bridges.has(bridge))) {
      problems.push({ subject, message: `${at} maps onto ${bridge ?? 'no bridge'}, which the policy does not make.`, remedy: `Describe the bridge among the interfaces, or map onto ${CLUSTER_BRIDGE}.` })
    }
    if (localnet === null || /[,:\s]/.test(localnet) || localnet === '') problems.push({ subject, message: `${at} has no valid localnet.`, remedy: 'Name it without comma, colon and white space.' })
    else if (seen.has(localnet)) problems.push({ subject, message: `${at} maps ${localnet} a second time.`, remedy: 'Keep one mapping for each localnet.' })
    if (localnet !== null) seen.add(localnet)
    return problems
  })
}
