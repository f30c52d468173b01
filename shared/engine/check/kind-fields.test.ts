import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFieldJudge } from './judge-fields.ts'
import { KIND_FIELDS } from './kind-fields.ts'
import type { FieldFormat, FieldRule, KindFields } from './kinds/field-rule.ts'

/** Kubernetes' own, of which there are no CustomResourceDefinitions, and those of SR-IOV, Prometheus and Node Feature Discovery, of which there is no copy. */
const CORE_GROUPS: ReadonlySet<string> = new Set(['v1', 'rbac.authorization.k8s.io/v1', 'scheduling.k8s.io/v1', 'networking.k8s.io/v1', 'monitoring.coreos.com/v1', 'sriovnetwork.openshift.io/v1', 'nfd.openshift.io/v1'])

const SCHEMAS = resolve('..', 'shared', 'schemas')

const kindOf = (name: string): KindFields => {
  const found = KIND_FIELDS.find((entry) => entry.kind === name)
  if (found === undefined) throw new Error(`no fields of ${name}`)
  return found
}
const judge = (kind: string, body: object): string[] => createFieldJudge(kindOf(kind))({ apiVersion: kindOf(kind).apiVersion, kind, metadata: { name: 'x' }, ...body }).map(({ message }) => message)

const PROVIDER = { source: { name: 'a', namespace: 'n' }, destination: { name: 'b', namespace: 'n' } }

describe('createFieldJudge', () => {
  it.each([
    ['Provider', { spec: { type: 'vsphere', url: 'https://x', secret: { name: 'x' }, settings: { sdkEndpoint: 'vcenter' } } }, []],
    ['Provider', { spec: { type: 'vsphere', secret: {}, settings: { a: true } } }, ['spec.settings.a is a boolean, and has to be a text.']],
    ['Provider', { spec: { tpye: 'vsphere', secret: {} } }, ['spec.type is missing.', 'spec.tpye is no field of this kind.']],
    ['Provider', { spec: { type: 'vsphere', secret: null } }, ['spec.secret is empty, and has to be an object.']],
    ['Provider', { spek: {} }, ['spek is no field of this kind.']],
    ['NetworkMap', { spec: { provider: PROVIDER, map: {} } }, ['spec.map is an object, and has to be a list.']],
    ['NetworkMap', { spec: { provider: PROVIDER, map: [{ source: { id: 'n-1', vlan: '4095' }, destination: { type: 'pot' } }] } }, ['spec.map[0].source.vlan is "4095".', 'spec.map[0].destination.type is "pot".']],
    ['NetworkMap', { spec: { provider: PROVIDER, map: [3, { source: {} }] } }, ['spec.map[0] is a number, and has to be an object.', 'spec.map[1].destination is missing.']],
    ['Namespace', { metadata: { name: 'x', labels: { a: true }, label: {} } }, ['metadata.labels.a is a boolean, and has to be a text.', 'metadata.label is no field of this kind.']],
    ['NodeNetworkConfigurationPolicy', { spec: { desiredState: { anything: [1] }, maxUnavailable: 1 } }, []],
    ['NodeNetworkConfigurationPolicy', { spec: { maxUnavailable: 1.5 } }, ['spec.maxUnavailable is a number, and has to be a whole number or a text.']],
    ['Kustomization', { resources: ['a.yaml', 3] }, ['resources[1] is a number, and has to be a text.']],
    ['Secret', { stringData: { password: 12345678 } }, ['stringData.password is a number, and has to be a text.']],
    ['Secret', { stringData: { constructor: 'x' }, toString: 'x' }, ['toString is no field of this kind.']],
  ])('%s %j', (kind, body, expected) => {
    expect(judge(kind, body)).toEqual(expected)
  })

  it('finds every field that is dropped from, or added to, a plan', () => {
    const plan = { provider: PROVIDER, map: { network: { name: 'n' }, storage: { name: 's' } }, targetNamespace: 't', vms: [{ id: 'vm-1' }] }
    expect(judge('Plan', { spec: plan })).toEqual([])
    for (const name of Object.keys(plan)) expect(judge('Plan', { spec: { ...plan, [name]: undefined } })).not.toEqual([])
    fc.assert(fc.property(fc.string(), (name) => judge('Plan', { spec: { ...plan, [`${name}X`]: 1 } }).length === 1))
  })

  it('survives objects of any shape', () => {
    fc.assert(fc.property(fc.jsonValue(), (spec) => Array.isArray(judge('Plan', { spec }))))
  })
})

describe.skipIf(!existsSync(SCHEMAS))('kind fields and the releases’ own schemas (in ../shared)', () => {
  it.each(KIND_FIELDS.map((entry) => [`${entry.kind} ${entry.apiVersion}`, entry] as const).filter(([, { apiVersion, kind }]) => !CORE_GROUPS.has(apiVersion) && !['Kustomization', 'ImageSetConfiguration', 'AgentConfig'].includes(kind)))(
    '%s: the same fields, types, values and required ones',
    (_, entry) => {
      const [group = '', version = ''] = entry.apiVersion.split('/')
      const name = `${entry.kind}.${version}.${group}.json`
      const folders = group.startsWith('forklift') && entry.kind !== 'ForkliftController' ? readdirSync(SCHEMAS).filter((folder) => folder.startsWith('mtv-')) : ['.']
      const own = Object.entries(entry.fields).map(([path, rule]) => describeRule(path, rule))
      const theirs = folders.map((folder) => {
        const { schema } = JSON.parse(readFileSync(join(SCHEMAS, folder, name), 'utf8')) as { schema: Schema } // the schema folder's own format
        return flatten(schema, '', entry)
      })
      // Of a required field it counts what every release demands that has the field.
      const paths = new Map<string, string[]>()
      for (const list of theirs) for (const { path, text } of list) paths.set(path, [...(paths.get(path) ?? []), text])
      const merged = [...paths].map(([path, texts]) => mergeTexts(path, texts))
      expect(own.sort()).toEqual(merged.sort())
    },
  )
})

interface Schema {
  readonly type?: string
  readonly enum?: readonly string[]
  readonly pattern?: string
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: Schema
  readonly minimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly minProperties?: number
  readonly maxProperties?: number
  readonly format?: string
  readonly nullable?: boolean
  readonly 'x-kubernetes-list-type'?: string
  readonly 'x-kubernetes-list-map-keys'?: readonly string[]
  readonly 'x-kubernetes-validations'?: readonly { readonly rule: string }[]
  readonly 'x-kubernetes-int-or-string'?: boolean
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean
}

const describeRule = (path: string, rule: FieldRule): string =>
  [`${path}:`, rule.type, [...(rule.values ?? [])].sort().join('|'), rule.pattern?.source ?? '', ...boundsOf(rule), rule.isRequired === true ? 'required' : ''].filter((part) => part !== '').join(' ')

const boundsOf = ({ format, isNullable, range, size, uniqueBy }: FieldRule): string[] => [
  format ?? '',
  isNullable === true ? 'nullable' : '',
  range === undefined ? '' : `range ${range.join('..')}`,
  size === undefined ? '' : `size ${size.join('..')}`,
  uniqueBy === undefined ? '' : `unique ${uniqueBy.join('+')}`,
]

/** Forms that schemas state, some of them as rules of their own. */
const FORMATS: readonly (readonly [FieldFormat, (field: Schema) => boolean])[] = [
  ['cidr', (field) => rulesOf(field).includes('isCIDR(self)')],
  ['address', (field) => rulesOf(field).includes('isIP(self)')],
  ['date-time', ({ format }) => format === 'date-time'],
  ['duration', ({ format }) => format === 'duration'],
]

const rulesOf = (field: Schema): readonly string[] => (field['x-kubernetes-validations'] ?? []).map(({ rule }) => rule)

function readBounds(field: Schema): Omit<FieldRule, 'type'> {
  const rules = rulesOf(field)
  const format = FORMATS.find(([, holds]) => holds(field))?.[0]
  const least = field.minLength ?? field.minItems ?? field.minProperties
  const greatest = field.maxLength ?? field.maxItems ?? field.maxProperties
  const listType = field['x-kubernetes-list-type']
  const keys = listType === 'map' ? field['x-kubernetes-list-map-keys'] : listType === 'set' || rules.includes('self.all(p, self.filter(x, x == p).size() == 1)') ? [] : undefined
  return {
    ...(format === undefined ? {} : { format }),
    ...(field.nullable === true ? { isNullable: true } : {}),
    ...(field.minimum === undefined && field.maximum === undefined ? {} : { range: [field.minimum ?? null, field.maximum ?? null] }),
    ...(least === undefined && greatest === undefined ? {} : { size: [least ?? 0, greatest ?? null] }),
    ...(keys === undefined ? {} : { uniqueBy: keys }),
  }
}

/** The items of a list of which a rule says what they may be. */
function itemsOf({ items, ...list }: Schema): Schema | undefined {
  const named = rulesOf(list).map((rule) => /^self\.all\((\w+), \1 in \[(.*)\]\)$/.exec(rule)?.[2]).find((names) => names !== undefined)
  return named === undefined || items === undefined ? items : { ...items, enum: named.split(', ').map((name) => name.replaceAll("'", '')) }
}

function flatten(schema: Schema, path: string, entry: KindFields): { path: string; text: string }[] {
  const required = new Set(schema.required)
  return Object.entries(schema.properties ?? {})
    .filter(([name]) => path !== '' || !['apiVersion', 'kind', 'metadata', 'status'].includes(name))
    .flatMap(([name, field]) => flattenField(field, path === '' ? name : `${path}.${name}`, required.has(name), entry))
}

function flattenField(field: Schema, path: string, isRequired: boolean, entry: KindFields): { path: string; text: string }[] {
  const type = entry.fields[path]?.type === 'any' ? 'any' : typeOf(field)
  const rule: FieldRule = {
    type,
    ...(field.enum === undefined ? {} : { values: field.enum }),
    ...(field.pattern === undefined ? {} : { pattern: new RegExp(field.pattern) }),
    ...(isRequired ? { isRequired } : {}),
    ...(type === 'any' ? {} : readBounds(field)),
  }
  const self = { path, text: describeRule(path, rule) }
  if (type === 'record') return [self, ...flatten(field, path, entry)]
  if (type === 'map' && field.additionalProperties !== undefined) return [self, ...flattenField(field.additionalProperties, `${path}.*`, false, entry)]
  const items = itemsOf(field)
  return type === 'list' && items !== undefined ? [self, ...flattenField(items, `${path}[]`, false, entry)] : [self]
}

function typeOf(field: Schema): FieldRule['type'] {
  if (field['x-kubernetes-int-or-string'] === true) return 'integer-or-text'
  if (field['x-kubernetes-preserve-unknown-fields'] === true) return 'any'
  if (field.type === 'object') return field.additionalProperties === undefined ? 'record' : field.additionalProperties.type === 'string' && field.additionalProperties.pattern === undefined ? 'texts' : 'map'
  return { string: 'text', boolean: 'flag', integer: 'integer', array: 'list' }[field.type ?? ''] as FieldRule['type'] // the only types in these schemas
}

/** Enumerations grow from release to release: the longest holds them all. A field that one release does not require is not. */
function mergeTexts(path: string, texts: readonly string[]): string {
  const longest = [...texts].map((text) => text.replace(/ required$/, '')).sort((left, right) => right.length - left.length)[0] ?? path
  return texts.every((text) => text.endsWith(' required')) ? `${longest} required` : longest
}
