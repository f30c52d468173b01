import type { KubeObject } from '#shared/domain/plan/kube-object.ts'
import { isRecord } from './field-values.ts'
import { isBounded, judgeBounds } from './judge-bounds.ts'
import { ANY, type FieldRule, type FieldType, type KindFields, nullable, RECORD, TEXT, TEXTS } from './kinds/field-rule.ts'

/** Something in an object that the API server would refuse. */
export interface FieldProblem {
  readonly message: string
  readonly remedy: string
  /** A field that is required and not there. */
  readonly isMissing?: boolean
  /** Where not every release refuses it. */
  readonly severity?: 'warning'
}

/** What names every unknown field, wrong type, unknown value and missing field of an object of a kind, in the object's order. */
export function createFieldJudge(kind: KindFields): (object: KubeObject) => readonly FieldProblem[] {
  const root = createFieldTree({ ...COMMON_FIELDS, ...kind.fields })
  return (object) => {
    const judging: Judging = { at: [], problems: [], isBuiltIn: BUILT_IN.test(kind.apiVersion) }
    judgeRecord(object, root, judging)
    const faults = (kind.faults?.(object) ?? []).map(({ at, what, remedy }) => ({ message: `${at} ${what}.`, remedy }))
    const problems = faults.length === 0 ? judging.problems : [...judging.problems, ...faults]
    const { severity } = kind
    return severity === undefined ? problems : problems.map((problem) => ({ ...problem, severity }))
  }
}

/** Kinds that the API server is compiled with: it reads null as if nothing were said, where it holds others to their schema. */
const BUILT_IN = /^(v1|(rbac\.authorization|networking|scheduling)\.k8s\.io\/v1)$/

/** What every object bears (Kubernetes ObjectMeta); what the server itself fills in is let pass. */
const COMMON_FIELDS: KindFields['fields'] = {
  apiVersion: TEXT,
  kind: TEXT,
  metadata: RECORD,
  'metadata.name': TEXT,
  'metadata.generateName': nullable(TEXT),
  'metadata.namespace': nullable(TEXT),
  'metadata.labels': nullable(TEXTS),
  'metadata.annotations': nullable(TEXTS),
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

/** A field with those below it: a bundle has thousands of objects, in which paths made for each field would cost more than to judge it. */
interface FieldNode {
  /** Null where only fields below it are known. */
  rule: FieldRule | null
  /** There is more to it than its type: most fields of a large bundle are ids and names. */
  isBounded: boolean
  readonly fields: Map<string, FieldNode>
  /** Of a list. */
  items: FieldNode | null
  readonly requiredNames: string[]
}

/** Where the judge is in an object, and what was found so far. */
interface Judging {
  /** Names of fields and places in lists. */
  readonly at: (string | number)[]
  readonly problems: FieldProblem[]
  readonly isBuiltIn: boolean
}

function createFieldTree(fields: KindFields['fields']): FieldNode {
  const root = createNode(RECORD)
  for (const [path, rule] of Object.entries(fields)) {
    let node = root
    const steps = path.split('.')
    for (const [index, step] of steps.entries()) {
      const name = step.replace(LIST_MARKS, '')
      const isRequired = rule.isRequired === true && index === steps.length - 1
      if (isRequired && name === step) node.requiredNames.push(name)
      const known = node.fields.get(name) ?? createNode(null)
      node.fields.set(name, known)
      node = known
      for (let marks = step.length - name.length; marks > 0; marks -= LIST_MARK.length) node = node.items ??= createNode(ANY)
    }
    node.rule = rule
    node.isBounded = isBounded(rule)
  }
  return root
}

const LIST_MARK = '[]'
const LIST_MARKS = /(?:\[\])+$/

function createNode(rule: FieldRule | null): FieldNode {
  return { rule, isBounded: rule !== null && isBounded(rule), fields: new Map(), items: null, requiredNames: [] }
}

function judgeRecord(record: Readonly<Record<string, unknown>>, { fields, requiredNames }: FieldNode, judging: Judging): void {
  for (const name of requiredNames) if (!Object.hasOwn(record, name) || (record[name] === null && judging.isBuiltIn)) tell(judging, [...judging.at, name], 'is missing.', 'Add it.', true)
  for (const name of Object.keys(record)) {
    const node = fields.get(name)
    judging.at.push(name)
    if (node === undefined || node.rule === null) tell(judging, judging.at, 'is no field of this kind.', 'Correct its spelling or its indentation, or take it out.')
    else judgeValue(record[name], node, node.rule, judging)
    judging.at.pop()
  }
}

function judgeValue(value: unknown, node: FieldNode, rule: FieldRule, judging: Judging): void {
  if (rule.type === 'any' || (value === null && (rule.isNullable === true || judging.isBuiltIn))) return
  if (!hasType(value, rule.type)) {
    tell(judging, judging.at, `is ${describe(value)}, and has to be ${TYPE_WORDS[rule.type]}.`, 'Correct its value.')
    return
  }
  if (node.isBounded) for (const { below, what, remedy } of judgeBounds(value, rule)) tell(judging, [...judging.at, ...below], what, remedy)
  if (rule.type === 'record' && isRecord(value)) judgeRecord(value, node, judging)
  else if (rule.type === 'list' && Array.isArray(value)) judgeMembers(value.entries(), node.items ?? ANYTHING, judging)
  else if (rule.type === 'texts' && isRecord(value)) judgeMembers(Object.entries(value), ONE_TEXT, judging)
  else if (rule.type === 'map' && isRecord(value)) judgeMembers(Object.entries(value), node.fields.get(ANY_NAME) ?? ANYTHING, judging)
}

/** The name that paths have for every member of a map. */
const ANY_NAME = '*'

const ANYTHING = createNode(ANY)
const ONE_TEXT = createNode(TEXT)

function judgeMembers(members: Iterable<readonly [name: string | number, value: unknown]>, node: FieldNode, judging: Judging): void {
  for (const [name, member] of members) {
    judging.at.push(name)
    judgeValue(member, node, node.rule ?? ANY, judging)
    judging.at.pop()
  }
}

/** Paths are told as the object has them: "spec.vms[3].id". */
function tell({ problems }: Judging, at: readonly (string | number)[], what: string, remedy: string, isMissing = false): void {
  const path = at.map((step, index) => (typeof step === 'number' ? `[${String(step)}]` : index === 0 ? step : `.${step}`)).join('')
  problems.push({ message: `${path} ${what}`, remedy, ...(isMissing ? { isMissing } : {}) })
}

const TYPE_WORDS: Readonly<Record<FieldType, string>> = {
  text: 'a text',
  flag: 'true or false',
  integer: 'a whole number',
  'integer-or-text': 'a whole number or a text',
  record: 'an object',
  list: 'a list',
  texts: 'an object of texts',
  map: 'an object',
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
    case 'map':
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
