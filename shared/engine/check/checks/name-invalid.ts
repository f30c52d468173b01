import { describeObject, type KubeObject } from '#shared/domain/plan/kube-object.ts'
import { type CheckProblem, defineCheck } from '../check.ts'
import { fieldText, fieldValue, isRecord } from '../field-values.ts'
import { KIND_FIELDS } from '../kind-fields.ts'
import { isDnsLabel, isDnsSubdomain, isLabelValue, isMetadataKey } from '../object-name-rules.ts'

/** Files that kustomize and oc-mirror read, and no API server sees: they need no name. */
const NAMELESS_KINDS: ReadonlySet<string> = new Set(['Kustomization', 'Component', 'ImageSetConfiguration'])

/** What the API server demands of names, labels and annotations of every object. */
export const nameInvalid = defineCheck({
  id: 'name-invalid',
  title: 'Names, labels and annotations are valid',
  severity: 'critical',
  needs: ['manifests'],
  check: ({ objects }) => objects.all.filter((object) => !NAMELESS_KINDS.has(object.kind)).flatMap((object) => [...judgeNames(object), ...judgeLabels(object)]),
})

function judgeNames(object: KubeObject): readonly CheckProblem[] {
  const subject = describeObject(object)
  const name = fieldText(object, 'metadata.name')
  const namespace = fieldText(object, 'metadata.namespace')
  const isNamespaced = KIND_FIELDS.find((kind) => kind.apiVersion === object.apiVersion && kind.kind === object.kind)?.isNamespaced
  const problems: CheckProblem[] = []
  if (name === null) problems.push({ subject, message: 'metadata.name is missing.', remedy: 'Give the object a name.' })
  else if (!(object.kind === 'Namespace' ? isDnsLabel(name) : isDnsSubdomain(name))) {
    problems.push({ subject, message: `metadata.name "${name}" is not valid.`, remedy: `Use lower-case letters, digits and dashes${object.kind === 'Namespace' ? ', 63 characters at most' : ''}.` })
  }
  if (namespace === null && isNamespaced === true) problems.push({ subject, message: 'metadata.namespace is missing.', remedy: 'Say which namespace the object belongs to.' })
  if (namespace !== null && isNamespaced === false) problems.push({ subject, message: 'metadata.namespace is set, and the kind has none.', remedy: 'Take metadata.namespace out.' })
  if (namespace !== null && !isDnsLabel(namespace)) problems.push({ subject, message: `metadata.namespace "${namespace}" is not valid.`, remedy: 'Use lower-case letters, digits and dashes, 63 characters at most.' })
  return problems
}

function judgeLabels(object: KubeObject): readonly CheckProblem[] {
  const subject = describeObject(object)
  return (['labels', 'annotations'] as const).flatMap((field) => {
    const map = fieldValue(object, `metadata.${field}`)
    if (!isRecord(map)) return []
    return Object.entries(map).flatMap(([key, value]): readonly CheckProblem[] => {
      if (!isMetadataKey(key)) return [{ subject, message: `metadata.${field} has the key "${key}", which is not valid.`, remedy: 'Use letters, digits, dashes, underscores and dots, 63 characters at most.' }]
      if (typeof value !== 'string') return [{ subject, message: `metadata.${field}.${key} is no text.`, remedy: 'Put the value in quotes.' }]
      if (field === 'labels' && !isLabelValue(value)) return [{ subject, message: `metadata.labels.${key} is "${value}", which is no valid value.`, remedy: 'Use letters, digits, dashes, underscores and dots, 63 characters at most; longer text belongs into an annotation.' }]
      return []
    })
  })
}
