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
    ['Secret', { metadata: { name: 'x', labels: null, annotations: null }, stringData: null, type: null }, []],
    ['MachineConfig', { spec: { kernelArguments: null } }, []],
    ['MigrationPolicy', { spec: { selectors: {}, maxDowntimeMs: 0, bandwidthPerMigration: '50GB' } }, ['spec.maxDowntimeMs is 0.', 'spec.bandwidthPerMigration is "50GB".']],
    ['ClusterResourceOverride', { spec: { podResourceOverride: { spec: { memoryRequestToLimitPercent: 101, cpuRequestToLimitPercent: 100 } } } }, ['spec.podResourceOverride.spec.memoryRequestToLimitPercent is 101.']],
    ['PlacementBinding', { placementRef: { apiGroup: 'cluster.open-cluster-management.io', kind: 'Placement', name: '' }, subjects: [] }, ['placementRef.name has 0 characters.', 'subjects has 0 items.']],
    ['OperatorGroup', { spec: { targetNamespaces: ['a', 'b', 'a'] } }, ['spec.targetNamespaces[2] is there before.']],
    ['NodeHealthCheck', { spec: { remediationTemplate: { apiVersion: 'v', kind: 'k', name: 'n', namespace: 's' }, unhealthyConditions: [{ type: 'Ready', status: 'False', duration: '5m' }, { type: 'Ready', status: 'False', duration: '10m' }] } }, ['spec.unhealthyConditions[1] has the same type and status as one before.']],
    ['KubeDescheduler', { spec: { profileCustomizations: { podLifetime: 'soon' } } }, ['spec.profileCustomizations.podLifetime is "soon".']],
    ['Migration', { spec: { plan: { name: 'p', namespace: 'n' }, cutover: '2030-01-31 22:00' } }, ['spec.cutover is "2030-01-31 22:00".']],
    ['NetworkPolicy', { spec: { podSelector: {}, policyTypes: ['egress'], egress: [{ to: [{ ipBlock: { cidr: '10.0.0.0/33' } }], ports: [{ protocol: 'tcp', port: 70000 }] }] } }, ['spec.policyTypes[0] is "egress".', 'spec.egress[0].to[0].ipBlock.cidr is "10.0.0.0/33".', 'spec.egress[0].ports[0].protocol is "tcp".', 'spec.egress[0].ports[0].port is 70000.']],
    ['ResourceQuota', { spec: { hard: { 'requests.memory': '50GB', pods: 10 } } }, ['spec.hard.requests.memory is "50GB".']],
    ['ApplicationAwareResourceQuota', { spec: { hard: { pods: true } } }, ['spec.hard.pods is a boolean, and has to be a whole number or a text.']],
    ['Service', { spec: { ports: [{ prot: 9100 }] } }, ['spec.ports[0].port is missing.', 'spec.ports[0].prot is no field of this kind.']],
    ['HyperConverged', { spec: { workloads: { nodePlacement: { nodeSelector: 'x', tolerations: ['y'] } }, ksmConfiguration: { NodeLabelSelector: {} }, higherWorkloadDensity: { memoryOvercommitPercentage: 5 } } }, ['spec.workloads.nodePlacement.nodeSelector is a text, and has to be an object of texts.', 'spec.workloads.nodePlacement.tolerations[0] is a text, and has to be an object.', 'spec.ksmConfiguration.NodeLabelSelector is no field of this kind.', 'spec.higherWorkloadDensity.memoryOvercommitPercentage is 5.']],
    ['StorageProfile', { spec: { claimPropertySets: [{ accessModes: ['RWX'], volumeMode: 'Block' }] } }, ['spec.claimPropertySets[0].accessModes[0] is "RWX".']],
    ['DataProtectionApplication', { spec: { configuration: { nodeAgent: {}, velero: { defaultPlugins: ['s3'] } } } }, ['spec.configuration.nodeAgent.uploaderType is missing.', 'spec.configuration.velero.defaultPlugins[0] is "s3".']],
    ['NodeFeatureRule', { spec: { rules: [{ name: 'r', matchFeatures: [{ matchExpressions: { AVX: { op: 'Is' } } }] }] } }, ['spec.rules[0].matchFeatures[0].feature is missing.', 'spec.rules[0].matchFeatures[0].matchExpressions.AVX.op is "Is".']],
    ['Placement', { spec: { predicates: [{ requiredClusterSelector: { labelSelector: { a: 'b' } } }] } }, ['spec.predicates[0].requiredClusterSelector.labelSelector.a is no field of this kind.']],
    ['ApplicationSet', { spec: { generators: [{ clusterDecisionResource: { lableSelector: {} } }], template: { metadata: {}, spec: { project: 'x', destination: {}, syncPolicy: { automated: { prune: 'no' } } } } } }, ['spec.generators[0].clusterDecisionResource.configMapRef is missing.', 'spec.generators[0].clusterDecisionResource.lableSelector is no field of this kind.', 'spec.template.spec.syncPolicy.automated.prune is a text, and has to be true or false.']],
    ['NodeHealthCheck', { spec: {} }, ['spec.remediationTemplate is missing, and so is escalatingRemediations.']],
    ['NodeHealthCheck', { spec: { remediationTemplate: { apiVersion: 'v', kind: 'k', namespace: 's' }, escalatingRemediations: [{ order: 1, timeout: '1m', remediationTemplate: { apiVersion: 'v', kind: 'k', name: 'n', namespace: 's' } }] } }, ['spec.remediationTemplate stands beside escalatingRemediations.', 'spec.remediationTemplate.name is missing.']],
    ['KubeletConfig', { spec: { kubeletConfig: { failSwapOn: 'false', maxPods: '500', topologyManagerPolicy: 'single', systemReserved: { memory: 1 }, enforceNodeAllocatable: ['pods'], anythingElse: 1 } } }, ['spec.kubeletConfig.failSwapOn has to be true or false.', 'spec.kubeletConfig.maxPods has to be a whole number.', 'spec.kubeletConfig.systemReserved has to be an object of texts.', 'spec.kubeletConfig.topologyManagerPolicy is "single".']],
    ['ClusterRole', { rules: [{ verbs: ['get'] }, { verbs: [], nonResourceURLs: ['/metrics'] }, { apiGroups: [''], resources: ['pods'], verbs: ['get'] }] }, ['rules[0].apiGroups names no group.', 'rules[0].resources names no resource.', 'rules[1].verbs names no verb.']],
    ['ServiceMonitor', { spec: { selector: {}, endpoints: [{ interval: '-5Gi', port: 9100 }] } }, ['spec.endpoints[0].interval is "-5Gi".', 'spec.endpoints[0].port is a number, and has to be a text.']],
    ['Kustomization', { resources: [], sortOptions: { order: 'filo', odrer: 'fifo' } }, ['sortOptions.order is "filo".', 'sortOptions.odrer is no field of this kind.']],
    ['StorageMap', { spec: { provider: PROVIDER, map: [{ source: {}, destination: { storageClass: 'x-' } }] } }, ['spec.map[0].destination.storageClass is "x-", which no StorageClass can be called.']],
    ['Plan', { spec: { provider: PROVIDER, map: { network: {}, storage: {} }, targetNamespace: 'prod_01', vms: [] } }, ['spec.targetNamespace is "prod_01", which no namespace can be called.']],
    ['PriorityClass', { value: 2_000_000_000 }, ['value is 2000000000.']],
    ['RoleBinding', { roleRef: { apiGroup: '', kind: 'Role', name: 'x' } }, ['roleRef.apiGroup is "".']],
    ['FenceAgentsRemediationTemplate', { spec: { template: { spec: { agent: 'fence_ipmilan', nodeparameters: { '--ip': { a: 1 } } } } } }, ['spec.template.spec.nodeparameters.--ip.a is a number, and has to be a text.']],
    ['Plan', { spec: { provider: PROVIDER, map: { network: {}, storage: {} }, targetNamespace: 't', vms: [{}, { name: 'a', hooks: [{ hook: {}, step: 'Before' }] }] } }, ['spec.vms[0] has neither id nor name.', 'spec.vms[1].hooks[0].step is "Before", and MTV runs hooks at PreHook and PostHook alone.']],
    ['MachineConfiguration', { spec: { nodeDisruptionPolicy: { files: [{ path: '/a', actions: [{ type: 'Restart' }, { type: 'None' }] }, { path: '/a', actions: [{ type: 'Reload', reload: { serviceName: 'chronyd' } }] }] } } }, ['spec.nodeDisruptionPolicy.files[1] has the same path as one before.', 'spec.nodeDisruptionPolicy.files[0].actions has None beside other actions.', 'spec.nodeDisruptionPolicy.files[0].actions[0] is Restart, and restart is missing.', 'spec.nodeDisruptionPolicy.files[1].actions[0].reload.serviceName is "chronyd", which is no name of a unit.']],
    ['ClusterUserDefinedNetwork', { spec: { namespaceSelector: {}, network: { topology: 'Localnet', layer2: { role: 'Secondary', subnets: ['10.0.0/24'] } } } }, ['spec.network.layer2.subnets[0] is "10.0.0/24".', 'spec.network.layer2 is there, and its topology is Localnet.', 'spec.network.localnet is missing, and its topology is Localnet.']],
    ['ClusterUserDefinedNetwork', { spec: { namespaceSelector: {}, network: { topology: 'Localnet', localnet: { role: 'Secondary', physicalNetworkName: 'a,b', ipam: { mode: 'Disabled', lifecycle: 'Persistent' }, subnets: ['192.0.2.0/24'], mtu: 500, vlan: { mode: 'Access' } } } } }, ['spec.network.localnet.mtu is 500.', 'spec.network.localnet.vlan.access is missing, and its mode is Access.', 'spec.network.localnet.subnets is there, and ipam.mode is Disabled.', 'spec.network.localnet.ipam.lifecycle is Persistent, and ipam.mode is Disabled.', 'spec.network.localnet.physicalNetworkName has a comma or a colon.']],
    ['ClusterUserDefinedNetwork', { spec: { namespaceSelector: {}, network: { topology: 'Layer2', layer2: { role: 'Secondary', joinSubnets: ['100.65.0.0/16'], reservedSubnets: ['10.0.0.0/28'] } } } }, ['spec.network.layer2.subnets is missing, and ipam.mode is not Disabled.', 'spec.network.layer2.reservedSubnets is there without subnets.', 'spec.network.layer2.joinSubnets is there, and its role is Secondary.', 'spec.network.layer2.reservedSubnets is there, and its role is Secondary.']],
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
