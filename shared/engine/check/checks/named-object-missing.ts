import { describeObject, type KubeObject } from '#shared/domain/plan/kube-object.ts'
import { type CheckProblem, defineCheck } from '../check.ts'
import { fieldItems, fieldText } from '../field-values.ts'
import type { ManifestSet } from '../manifest-set.ts'

/** What bindings, sets, schedulers and health checks name, without a namespace, beside them. What belongs to the cluster itself is let pass. */
export const namedObjectMissing = defineCheck({
  id: 'named-object-missing',
  title: 'What bindings, policies, schedulers and health checks name is in the set',
  severity: 'critical',
  needs: ['manifests'],
  check: ({ objects }) => objects.all.flatMap((object) => namesIn(object).filter(({ kind, name, namespace }) => !isThere(objects, kind, name, namespace)).map(({ at, kind, name }): CheckProblem => ({
    subject: describeObject(object),
    message: `${at} names ${kind} ${name}, which is not among the manifests.`,
    remedy: `Add the ${kind}, or correct ${at}.`,
  }))),
})

interface Named {
  readonly at: string
  readonly kind: string
  readonly name: string
  /** Undefined: the kind has none. */
  readonly namespace: string | undefined
}

function namesIn(object: KubeObject): readonly Named[] {
  const namespace = object.metadata?.namespace
  switch (object.kind) {
    case 'PlacementBinding':
      return [...named('placementRef.name', fieldText(object, 'placementRef.kind'), fieldText(object, 'placementRef.name'), namespace), ...fieldItems(object, 'subjects').flatMap((subject, index) => named(`subjects[${String(index)}].name`, fieldText(subject, 'kind'), fieldText(subject, 'name'), namespace))]
    case 'PolicySet':
      return fieldItems(object, 'spec.policies').flatMap((name, index) => named(`spec.policies[${String(index)}]`, 'Policy', typeof name === 'string' ? name : null, namespace))
    case 'Policy':
      return fieldItems(object, 'spec.dependencies').flatMap((dependency, index) => named(`spec.dependencies[${String(index)}].name`, fieldText(dependency, 'kind'), fieldText(dependency, 'name'), fieldText(dependency, 'namespace') ?? namespace))
    case 'SecondaryScheduler':
      return named('spec.schedulerConfig', 'ConfigMap', fieldText(object, 'spec.schedulerConfig'), namespace)
    case 'NodeHealthCheck':
      // Self Node Remediation makes its own template.
      return fieldText(object, 'spec.remediationTemplate.kind') === 'FenceAgentsRemediationTemplate' ? named('spec.remediationTemplate.name', 'FenceAgentsRemediationTemplate', fieldText(object, 'spec.remediationTemplate.name'), fieldText(object, 'spec.remediationTemplate.namespace') ?? undefined) : []
    case 'ClusterRoleBinding': {
      const name = fieldText(object, 'roleRef.name')
      return name?.startsWith('portolan-') === true ? named('roleRef.name', 'ClusterRole', name, undefined) : []
    }
    default:
      return []
  }
}

function named(at: string, kind: string | null, name: string | null, namespace: string | undefined): readonly Named[] {
  return kind === null || name === null ? [] : [{ at, kind, name, namespace }]
}

function isThere(objects: ManifestSet, kind: string, name: string, namespace: string | undefined): boolean {
  return objects.ofKind(kind).some(({ metadata }) => metadata?.name === name && (namespace === undefined || metadata.namespace === namespace))
}
