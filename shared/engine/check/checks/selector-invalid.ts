import { describeObject, type KubeObject } from '#shared/domain/plan/kube-object.ts'
import { type CheckProblem, defineCheck } from '../check.ts'
import { isRecord } from '../field-values.ts'
import { isLabelValue, isMetadataKey } from '#shared/domain/label-syntax.ts'
import { walkValues } from '../walk-values.ts'

/** Fields that hold labels as keys and values, wherever they stand. A nodeSelector may be a whole selector too, whose parts are met by themselves. */
const LABEL_MAPS: ReadonlySet<string> = new Set(['matchLabels', 'nodeSelector', 'targetLabels', 'targetNodeSelector', 'convertorNodeSelector', 'configDaemonNodeSelector', 'commonLabels', 'pairs'])
/** What metadata.labels of the object itself says is judged with its name. */
const NESTED_LABELS = /[\].]metadata\.labels$|\.template\.metadata\.labels$/
/** LabelSelectorRequirement and NodeSelectorRequirement (meta/v1, core/v1), with whether they take values. */
const OPERATORS: ReadonlyMap<string, boolean> = new Map([['In', true], ['NotIn', true], ['Exists', false], ['DoesNotExist', false], ['Gt', true], ['Lt', true]])
/** Templates of ACM, Argo CD and Node Feature Discovery are filled in later. */
const TEMPLATE = /\{\{|^@/
const SYNTAX = 'Use letters, digits, dashes, underscores and dots, 63 characters at most.'

/** Labels that select, or that are to be borne later: one that no object may bear is refused, or selects nothing without a word. */
export const selectorInvalid = defineCheck({
  id: 'selector-invalid',
  title: 'Labels and selectors are valid wherever they stand',
  severity: 'critical',
  needs: ['manifests'],
  check: ({ objects }) => objects.all.flatMap(judge),
})

function judge(object: KubeObject): readonly CheckProblem[] {
  const problems: CheckProblem[] = []
  const subject = describeObject(object)
  walkValues(object, (at, name, value) => {
    if (isRecord(value) && (LABEL_MAPS.has(name) || (name === 'labels' && NESTED_LABELS.test(at)) || (name === 'selector' && at === 'spec.selector' && object.kind === 'Service'))) problems.push(...judgeLabels(subject, at, value))
    // Node Feature Discovery has a map of that name, whose keys are features.
    if (name === 'matchExpressions' && at.endsWith(']') && isRecord(value)) problems.push(...judgeExpression(subject, at, value))
  })
  return problems
}

function judgeLabels(subject: string, at: string, labels: Readonly<Record<string, unknown>>): readonly CheckProblem[] {
  return Object.entries(labels).flatMap(([key, value]): readonly CheckProblem[] => {
    if (isRecord(value) || Array.isArray(value) || TEMPLATE.test(key)) return []
    if (!isMetadataKey(key)) return [{ subject, message: `${at} has the key "${key}", which no label may have.`, remedy: SYNTAX }]
    if (typeof value !== 'string') return [{ subject, message: `${at}.${key} is no text.`, remedy: 'Put the value in quotes.' }]
    return TEMPLATE.test(value) || isLabelValue(value) ? [] : [{ subject, message: `${at}.${key} is "${value}", which no label may be.`, remedy: SYNTAX }]
  })
}

function judgeExpression(subject: string, at: string, { key, operator, values }: Readonly<Record<string, unknown>>): readonly CheckProblem[] {
  const problems: CheckProblem[] = []
  if (typeof key === 'string' && !TEMPLATE.test(key) && !isMetadataKey(key)) problems.push({ subject, message: `${at}.key is "${key}", which no label may have.`, remedy: SYNTAX })
  const takesValues = typeof operator === 'string' ? OPERATORS.get(operator) : undefined
  const count = Array.isArray(values) ? values.length : 0
  if (takesValues === undefined) problems.push({ subject, message: `${at}.operator is ${JSON.stringify(operator) ?? 'missing'}.`, remedy: `Use one of ${[...OPERATORS.keys()].join(', ')}.` })
  else if (takesValues !== count > 0) problems.push({ subject, message: `${at} has ${count === 0 ? 'no values' : 'values'}, and the operator ${String(operator)} ${takesValues ? 'needs some' : 'takes none'}.`, remedy: takesValues ? 'Name the values, or use Exists.' : 'Take the values out, or use In.' })
  if (Array.isArray(values)) {
    for (const value of values as readonly unknown[]) {
      if (typeof value !== 'string') problems.push({ subject, message: `${at}.values holds something that is no text.`, remedy: 'Put the values in quotes.' })
      else if (!TEMPLATE.test(value) && !isLabelValue(value)) problems.push({ subject, message: `${at}.values has "${value}", which no label may be.`, remedy: SYNTAX })
    }
  }
  return problems
}
