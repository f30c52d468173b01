import { describeObject, type KubeObject } from '#shared/domain/plan/kube-object.ts'
import { type CheckContext, type CheckProblem, defineCheck } from '../check.ts'
import { fieldText, fieldValue, fieldValues, isRecord } from '../field-values.ts'
import { judgeMetadata } from '../judge-metadata.ts'
import { judgeFields } from '../kind-judges.ts'
import { hasTemplates, isKubeObject, policyTemplates } from '../policy-objects.ts'
import { findUnknownKind } from '../unknown-kind.ts'
import { gatesBrokenBy } from '../version-gates.ts'

/** What a Policy of ACM puts on each cluster of a fleet: the cluster's API server judges it, one by one, long after the hub took the Policy. */
export const policyObjectInvalid = defineCheck({
  id: 'policy-object-invalid',
  title: 'Objects that Policies put on clusters would be taken there',
  severity: 'critical',
  needs: ['manifests'],
  check: ({ objects, versions }) => objects.ofKind('Policy').flatMap((policy) => policyTemplates(policy).flatMap(({ at, value }) => [...judgeOwn(policy, at, value), ...judgeTemplate(describeObject(policy), at, value, versions)])),
})

function judgeTemplate(subject: string, at: string, template: unknown, versions: CheckContext['versions']): readonly CheckProblem[] {
  if (!isKubeObject(template)) return [{ subject, message: `${at} is no object with apiVersion and kind.`, remedy: 'Put the policy of the clusters there.' }]
  const isTemplated = hasTemplates(template)
  return fieldValues(template, 'spec.object-templates[]').flatMap(({ at: entryAt, value: entry }): readonly CheckProblem[] => {
    const [definition] = fieldValues(entry, 'objectDefinition')
    if (definition === undefined || fieldText(entry, 'complianceType')?.toLowerCase() === 'mustnothave') return []
    if (!isKubeObject(definition.value)) return [{ subject, message: `${at}.${entryAt}.objectDefinition is no object with apiVersion and kind.`, remedy: 'Put the whole object there.' }]
    const object = definition.value
    // Whatever templates make of it shows on the cluster alone.
    if (isTemplated && JSON.stringify(object).includes('{{')) return []
    const name = describeObject(object)
    const unknown = findUnknownKind(object)
    return [
      ...(unknown === null ? [] : [{ subject, message: `${name}: ${unknown.message}`, remedy: unknown.remedy }]),
      // Of selectors the cluster makes names and namespaces.
      ...judgeMetadata(object).filter(({ isMissing }) => isMissing !== true).map(({ message, remedy }) => ({ subject, message: `${name}: ${message}`, remedy })),
      // A part is enough where the cluster has the object already.
      ...(judgeFields(object) ?? []).map(({ message, remedy, isMissing, severity }) => ({ subject, message: `${name}: ${message}`, remedy, ...(isMissing === true || severity === 'warning' ? { severity: 'warning' as const } : {}) })),
      ...gatesBrokenBy(object, versions).map(({ gate, at: field }) => ({ subject, message: `${name}: ${field} is not in the release ${versions[gate.product]} of the target.`, remedy: 'Take it out, or raise the release of the target.', data: { gate: gate.id } })),
    ]
  })
}

/** The policy of the clusters itself, apart from the objects that it brings. Kinds that others bring, such as Gatekeeper's, are not known here. */
function judgeOwn(policy: KubeObject, at: string, template: unknown): readonly CheckProblem[] {
  if (!isKubeObject(template)) return []
  const subject = describeObject(policy)
  const unknown = findUnknownKind(template)
  const isFilledInLater = hasTemplates(template) && JSON.stringify(withoutDefinitions(template)).includes('{{')
  // What is to be done the Policy may say for all that it holds.
  const isSaid = fieldText(policy, 'spec.remediationAction') !== null
  return [
    ...(unknown === null ? [] : [{ subject, message: `${at}: ${unknown.message}`, remedy: unknown.remedy }]),
    ...(isFilledInLater ? [] : (judgeFields(template) ?? [])).filter(({ message }) => !isSaid || message !== 'spec.remediationAction is missing.').map(({ message, remedy }) => ({ subject, message: `${at}.${message}`, remedy })),
  ]
}

function withoutDefinitions(template: KubeObject): KubeObject {
  const spec = fieldValue(template, 'spec')
  return isRecord(spec) ? { ...template, spec: { ...spec, 'object-templates': null } } : template
}
