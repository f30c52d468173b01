import { describeObject } from '#shared/domain/plan/kube-object.ts'
import { type CheckProblem, defineCheck } from '../check.ts'

/** OLM installs nothing in a namespace without an OperatorGroup, and nothing in one with two. */
export const operatorGroup = defineCheck({
  id: 'operator-group',
  title: 'Namespaces with Subscriptions have one OperatorGroup',
  severity: 'critical',
  needs: ['manifests'],
  check: ({ objects }) => {
    const groups = new Map<string, number>()
    for (const { metadata } of objects.ofKind('OperatorGroup')) groups.set(metadata?.namespace ?? '', (groups.get(metadata?.namespace ?? '') ?? 0) + 1)
    const twice = objects.ofKind('OperatorGroup').filter(({ metadata }, index, all) => all.findIndex((other) => other.metadata?.namespace === metadata?.namespace) !== index)
    return [
      ...twice.map((object): CheckProblem => ({ subject: describeObject(object), message: `The namespace ${object.metadata?.namespace ?? '(none)'} has another OperatorGroup.`, remedy: 'Keep one of them: OLM installs nothing where there are two.' })),
      ...objects.ofKind('Subscription').filter(({ apiVersion, metadata }) => apiVersion.startsWith('operators.coreos.com/') && !groups.has(metadata?.namespace ?? '') && !GLOBAL_NAMESPACES.has(metadata?.namespace ?? '')).map((object): CheckProblem => ({ subject: describeObject(object), message: `The namespace ${object.metadata?.namespace ?? '(none)'} has no OperatorGroup.`, remedy: 'Add one: OLM installs nothing without.' })),
    ]
  },
})

/** Has one from the beginning. */
const GLOBAL_NAMESPACES: ReadonlySet<string> = new Set(['openshift-operators'])
