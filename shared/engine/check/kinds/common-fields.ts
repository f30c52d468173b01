import { ANY, type FieldRule, INTEGER, listOfRecords, listOfTexts, RECORD, required, TEXT, TEXTS } from './field-rule.ts'

/** Kubernetes' resource.Quantity, as the CustomResourceDefinitions write it. */
export const QUANTITY_PATTERN = /^(\+|-)?(([0-9]+(\.[0-9]*)?)|(\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\+|-)?(([0-9]+(\.[0-9]*)?)|(\.[0-9]+))))?$/
/** A quantity where a plain number is taken too. */
export const QUANTITY: FieldRule = { type: 'integer-or-text', pattern: QUANTITY_PATTERN }

/** A LabelSelector (meta/v1). */
export function labelSelector(path: string, rule: FieldRule = RECORD): Readonly<Record<string, FieldRule>> {
  return {
    [path]: rule,
    ...listOfRecords(`${path}.matchExpressions`),
    [`${path}.matchExpressions[].key`]: required(TEXT),
    [`${path}.matchExpressions[].operator`]: required(TEXT),
    ...listOfTexts(`${path}.matchExpressions[].values`),
    [`${path}.matchLabels`]: TEXTS,
  }
}

/** Tolerations of pods (core/v1). */
export function tolerations(path: string): Readonly<Record<string, FieldRule>> {
  return {
    ...listOfRecords(path),
    [`${path}[].effect`]: TEXT,
    [`${path}[].key`]: TEXT,
    [`${path}[].operator`]: TEXT,
    [`${path}[].tolerationSeconds`]: INTEGER,
    [`${path}[].value`]: TEXT,
  }
}

/** Where pods of KubeVirt go, in the field nodePlacement; affinity is not looked into. */
export function nodePlacement(path: string): Readonly<Record<string, FieldRule>> {
  return { [path]: RECORD, ...placedNodes(`${path}.nodePlacement`) }
}

/** The same without a field around it. */
export function placedNodes(path: string): Readonly<Record<string, FieldRule>> {
  return { [path]: RECORD, [`${path}.affinity`]: ANY, [`${path}.nodeSelector`]: TEXTS, ...tolerations(`${path}.tolerations`) }
}
