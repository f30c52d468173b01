import type { KubeObject } from '#shared/domain/plan/kube-object.ts'
import { isRecord } from './field-values.ts'
import { ANY, type FieldRule, type FieldType, type KindFields, RECORD, TEXT, TEXTS } from './kinds/field-rule.ts'

/** Something in an object that the API server would refuse. */
export interface FieldProblem {
  readonly message: string
  readonly remedy: string
}

/** What names every unknown field, wrong type, unknown value and missing field of an object of a kind, in the object's order. */
export function createFieldJudge(kind: KindFields): (object: KubeObject) => readonly FieldProblem[] {
  const table = createFieldTable({ ...COMMON_FIELDS, ...kind.fields })
  return (object) => judgeRecord(object, '', '', table)
}

/** What every object bears (Kubernetes ObjectMeta); what the server itself fills in is let pass. */
const COMMON_FIELDS: KindFields['fields'] = {
  apiVersion: TEXT,
  kind: TEXT,
  metadata: RECORD,
  'metadata.name': TEXT,
  'metadata.generateName': TEXT,
  'metadata.namespace': TEXT,
  'metadata.labels': TEXTS,
  'metadata.annotations': TEXTS,
  'metadata.finalizers': ANY,
  'metadata.ownerReferences': ANY,
  'metadata.creationTimestamp': ANY,
  'metadata.generation': ANY,
  'metadata.managedFields': ANY,
  'metadata.resourceVersion': ANY,
  'metadata.selfLink': ANY,
  'metadata.uid': ANY,
  status: ANY,
}

/** Rules by path, and the names of required fields by the path of the object that they belong to. */
interface FieldTable {
  readonly rules: ReadonlyMap<string, FieldRule>
  readonly requiredNames: ReadonlyMap<string, readonly string[]>
}

function createFieldTable(fields: KindFields['fields']): FieldTable {
  const requiredNames = new Map<string, string[]>()
  for (const [path, rule] of Object.entries(fields)) {
    if (rule.isRequired !== true) continue
    const end = path.lastIndexOf('.')
    const parent = path.slice(0, Math.max(end, 0))
    requiredNames.set(parent, [...(requiredNames.get(parent) ?? []), path.slice(end + 1)])
  }
  return { rules: new Map(Object.entries(fields)), requiredNames }
}

/** `path` is the CRD's ("spec.vms[]"), `at` the object's ("spec.vms[3]"). */
function judgeRecord(record: Readonly<Record<string, unknown>>, path: string, at: string, table: FieldTable): readonly FieldProblem[] {
  const missing = (table.requiredNames.get(path) ?? []).filter((name) => !Object.hasOwn(record, name))
  return [
    ...missing.map((name) => ({ message: `${at === '' ? name : `${at}.${name}`} is missing.`, remedy: 'Add it.' })),
    ...Object.entries(record).flatMap(([name, value]) => {
      const fieldPath = path === '' ? name : `${path}.${name}`
      const fieldAt = at === '' ? name : `${at}.${name}`
      const rule = table.rules.get(fieldPath)
      if (rule === undefined) return [{ message: `${fieldAt} is no field of this kind.`, remedy: 'Correct its spelling or its indentation, or take it out.' }]
      return judgeValue(value, rule, fieldPath, fieldAt, table)
    }),
  ]
}

function judgeValue(value: unknown, rule: FieldRule, path: string, at: string, table: FieldTable): readonly FieldProblem[] {
  if (rule.type === 'any') return []
  if (!hasType(value, rule.type)) return [{ message: `${at} is ${describe(value)}, and has to be ${TYPE_WORDS[rule.type]}.`, remedy: 'Correct its value.' }]
  if (rule.type === 'record' && isRecord(value)) return judgeRecord(value, path, at, table)
  if (rule.type === 'list' && Array.isArray(value)) {
    const itemRule = table.rules.get(`${path}[]`) ?? ANY
    return value.flatMap((item: unknown, index) => judgeValue(item, itemRule, `${path}[]`, `${at}[${index}]`, table))
  }
  if (rule.type === 'texts' && isRecord(value)) {
    return Object.entries(value).flatMap(([key, inner]) => judgeValue(inner, TEXT, `${path}.${key}`, `${at}.${key}`, table))
  }
  if (typeof value !== 'string') return []
  if (rule.values !== undefined && !rule.values.includes(value)) return [{ message: `${at} is "${value}".`, remedy: `It has to be one of ${rule.values.join(', ')}.` }]
  if (rule.pattern !== undefined && !rule.pattern.test(value)) return [{ message: `${at} is "${value}".`, remedy: `It has to match ${rule.pattern.source}.` }]
  return []
}

const TYPE_WORDS: Readonly<Record<FieldType, string>> = {
  text: 'a text',
  flag: 'true or false',
  integer: 'a whole number',
  'integer-or-text': 'a whole number or a text',
  record: 'an object',
  list: 'a list',
  texts: 'an object of texts',
  any: 'anything',
}

function hasType(value: unknown, type: FieldType): boolean {
  switch (type) {
    case 'text':
      return typeof value === 'string'
    case 'flag':
      return typeof value === 'boolean'
    case 'integer':
      return Number.isInteger(value)
    case 'integer-or-text':
      return Number.isInteger(value) || typeof value === 'string'
    case 'record':
    case 'texts':
      return isRecord(value)
    case 'list':
      return Array.isArray(value)
    case 'any':
      return true
  }
}

/** Without the value itself: it may be a secret that someone filled in. */
function describe(value: unknown): string {
  if (value === null) return 'empty'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'an object'
  return typeof value === 'string' ? 'a text' : `a ${typeof value}`
}
