import { describeObject, type KubeObject } from '#shared/domain/plan/kube-object.ts'
import { type StateProblem, stateProblem } from '#shared/engine/nmstate/state-problem.ts'
import { validateDesiredState } from '#shared/engine/nmstate/validate-desired-state.ts'
import { type CheckProblem, defineCheck } from '../check.ts'
import { fieldText, fieldValue, fieldValues } from '../field-values.ts'

/** OVN-Kubernetes' own bridge on every node: to change it takes the node off the network. */
const CLUSTER_BRIDGE = 'br-ex'
const STATE = 'spec.desiredState'

/** nmstate applies what it is given, node by node: a mistake here costs nodes, not VMs. */
export const nncp = defineCheck({
  id: 'nncp',
  title: 'Node network policies are sound: names, bonds, VLANs, bridges and mappings, with br-ex left alone',
  severity: 'critical',
  needs: ['manifests'],
  check: ({ objects }) =>
    objects.ofKind('NodeNetworkConfigurationPolicy').flatMap((policy) => {
      const state = fieldValue(policy, STATE)
      const problems = [...clusterBridge(policy), ...(state === undefined ? [] : validateDesiredState(state, `${STATE}.`))]
      return problems.map(({ message, remedy, severity }): CheckProblem => ({ subject: describeObject(policy), message, remedy, ...(severity === undefined ? {} : { severity }) }))
    }),
})

function clusterBridge(policy: KubeObject): readonly StateProblem[] {
  return fieldValues(policy, `${STATE}.interfaces[]`)
    .filter(({ value }) => fieldText(value, 'name') === CLUSTER_BRIDGE)
    .map(({ at }) => stateProblem(at, `changes ${CLUSTER_BRIDGE}, which the cluster itself owns.`, `Take the interface out; a bridge mapping onto ${CLUSTER_BRIDGE} needs none.`))
}
