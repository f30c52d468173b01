import { isDnsSubdomain, isLabelValue, isMetadataKey } from '#shared/domain/label-syntax.ts'
import { describeObject, type KubeObject } from '#shared/domain/plan/kube-object.ts'
import type { CheckProblem } from './check.ts'
import { fieldText, fieldValue, isRecord } from './field-values.ts'
import { KIND_FIELDS } from './kind-fields.ts'
import { isDnsLabel } from './object-name-rules.ts'

/** What is wrong, and whether it is that something is not there. */
export interface MetadataProblem extends CheckProblem {
  readonly isMissing?: true
}

/** What the API server refuses of an object's name, namespace, labels and annotations. */
export function judgeMetadata(object: KubeObject): readonly MetadataProblem[] {
  return [...judgeNames(object), ...judgeLabels(object)]
}

function judgeNames(object: KubeObject): readonly MetadataProblem[] {
  const subject = describeObject(object)
  const name = fieldText(object, 'metadata.name') || null
  const namespace = fieldText(object, 'metadata.namespace') || null
  const isNamespaced = KIND_FIELDS.find((kind) => kind.apiVersion === object.apiVersion && kind.kind === object.kind)?.isNamespaced
  const problems: MetadataProblem[] = []
  if (name === null) problems.push({ subject, message: 'metadata.name is missing.', remedy: 'Give the object a name.', isMissing: true })
  else if (!(object.kind === 'Namespace' ? isDnsLabel(name) : isDnsSubdomain(name))) {
    problems.push({ subject, message: `metadata.name "${name}" is not valid.`, remedy: `Use lower-case letters, digits and dashes${object.kind === 'Namespace' ? ', 63 characters at most' : ''}.` })
  }
  if (namespace === null && isNamespaced === true) problems.push({ subject, message: 'metadata.namespace is missing.', remedy: 'Say which namespace the object belongs to.', isMissing: true })
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
      // Of annotations the API server takes capitals in front of the slash too (apimachinery, ValidateAnnotations).
      if (!isMetadataKey(field === 'annotations' ? key.toLowerCase() : key)) return [{ subject, message: `metadata.${field} has the key "${key}", which is not valid.`, remedy: 'Use letters, digits, dashes, underscores and dots, 63 characters at most.' }]
      if (typeof value !== 'string') return [{ subject, message: `metadata.${field}.${key} is no text.`, remedy: 'Put the value in quotes.' }]
      if (field === 'labels' && !isLabelValue(value)) return [{ subject, message: `metadata.labels.${key} is "${value}", which is no valid value.`, remedy: 'Use letters, digits, dashes, underscores and dots, 63 characters at most; longer text belongs into an annotation.' }]
      return []
    })
  })
}
