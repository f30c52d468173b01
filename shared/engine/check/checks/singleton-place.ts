import { describeObject } from '#shared/domain/plan/kube-object.ts'
import { type CheckProblem, defineCheck } from '../check.ts'

interface Singleton {
  readonly group: string
  readonly kind: string
  readonly name: string
  /** Null: the kind has none. */
  readonly namespace: string | null
}

/** What operators look at under one name alone, by their documentation and code: under another it is of no effect, or refused. */
const SINGLETONS: readonly Singleton[] = [
  { group: 'hco.kubevirt.io', kind: 'HyperConverged', name: 'kubevirt-hyperconverged', namespace: 'openshift-cnv' },
  { group: 'operator.openshift.io', kind: 'KubeDescheduler', name: 'cluster', namespace: 'openshift-kube-descheduler-operator' },
  { group: 'operator.openshift.io', kind: 'SecondaryScheduler', name: 'cluster', namespace: 'openshift-secondary-scheduler-operator' },
  { group: 'operator.openshift.io', kind: 'MachineConfiguration', name: 'cluster', namespace: null },
  { group: 'operator.autoscaling.openshift.io', kind: 'ClusterResourceOverride', name: 'cluster', namespace: null },
  { group: 'nmstate.io', kind: 'NMState', name: 'nmstate', namespace: null },
  { group: 'metallb.io', kind: 'MetalLB', name: 'metallb', namespace: 'metallb-system' },
  { group: 'sriovnetwork.openshift.io', kind: 'SriovOperatorConfig', name: 'default', namespace: 'openshift-sriov-network-operator' },
]

/** An operator that takes one object takes it under one name, in one namespace: anywhere else nobody looks at it, and nothing says so. */
export const singletonPlace = defineCheck({
  id: 'singleton-place',
  title: 'What an operator takes one of bears the name and namespace that it looks for',
  severity: 'critical',
  needs: ['manifests'],
  check: ({ objects }) =>
    SINGLETONS.flatMap(({ group, kind, name, namespace }) =>
      objects.ofKind(kind).filter((object) => object.apiVersion.startsWith(`${group}/`)).flatMap((object): readonly CheckProblem[] => {
        const problems: CheckProblem[] = []
        if (object.metadata?.name !== name) problems.push({ subject: describeObject(object), message: `Its operator takes no ${kind} but the one named ${name}.`, remedy: `Name it ${name}.` })
        if (namespace !== null && object.metadata?.namespace !== undefined && object.metadata.namespace !== namespace) problems.push({ subject: describeObject(object), message: `Its operator looks for it in the namespace ${namespace}.`, remedy: `Set metadata.namespace to ${namespace}.` })
        return problems
      }),
    ),
})
