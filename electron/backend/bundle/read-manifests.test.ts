import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseManifests } from './parse-manifests.ts'
import { readManifests, type ReadManifests } from './read-manifests.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'portolan-manifests-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

const OBJECT = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n'

function read(files: Readonly<Record<string, string | Uint8Array>>): Promise<ReadManifests> {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return readManifests(folder, { aborted: false })
}

/** An alias that stands for a thousand copies of a list. */
const BOMB = `${OBJECT}a: &a [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]\nd: [*c, *c]\n`

describe('a file that cannot be turned into objects', () => {
  it.each<[when: string, path: string, text: string | Uint8Array, subject: string, line: number, why: string]>([
    ['an alias without an anchor', 'a.yaml', `${OBJECT}data: *nope\n`, 'a.yaml', 5, 'the alias *nope names no anchor'],
    ['a host name with a star, unquoted', 'a.yaml', `${OBJECT}data:\n  host: *.apps.example.com\n`, 'a.yaml', 6, 'the alias *.apps.example.com names no anchor'],
    ['aliases that swell', 'a.yaml', BOMB, 'a.yaml', 8, 'its aliases expand to more than 100 copies'],
    ['an alias in the second document', 'a.yaml', `${OBJECT}---\n${OBJECT}data: *nope\n`, 'a.yaml#2', 10, 'the alias *nope'],
    ['a key twice', 'a.yaml', `${OBJECT}kind: Secret\n`, 'a.yaml', 5, 'Map keys must be unique'],
    ['broken indentation', 'a.yml', 'a: b\n  c: d\n', 'a.yml', 1, 'Nested mappings are not allowed'],
    ['brackets without an end', 'a.yaml', '['.repeat(20_000), 'a.yaml', 1, 'nested more than 500 levels deep'],
    ['maps without an end', 'a.yaml', `x: 1\ny: ${'{"a":'.repeat(20_000)}`, 'a.yaml', 2, 'nested more than 500 levels deep'],
    ['lists within lists', 'a.yaml', `${'- '.repeat(20_000)}a\n`, 'a.yaml', 1, 'nested more than 500 levels deep'],
    ['Latin 1', 'a.yaml', new Uint8Array([...Buffer.from('a: b\nc: caf'), 0xe9, 0x0a]), 'a.yaml', 2, 'it is not in UTF-8'],
    ['a list', 'a.yaml', '- a\n', 'a.yaml', 1, 'it is no map with apiVersion and kind'],
    ['no kind', 'a.yaml', '\n\napiVersion: v1\n', 'a.yaml', 3, 'it has no kind'],
    ['a name that is a number', 'a.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: 1 }\n', 'a.yaml', 1, 'its metadata is no map with a name that is a text'],
    ['an item of a list without a kind', 'a.yaml', 'apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n', 'a.yaml', 1, 'items[0]: it has no kind'],
    ['broken JSON', 'a.json', '{\n  "apiVersion": "v1",\n  "kind" "ConfigMap"\n}\n', 'a.json', 3, 'it is no JSON'],
    ['an install-config that is no YAML', 'install/install-config.yaml', 'apiVersion: v1\nnetworking:\n  - a\n b: c\n', 'install/install-config.yaml', 4, ''],
    ['an install-config with an alias', 'install/install-config.yaml', 'apiVersion: v1\nbaseDomain: *.example.com\n', 'install/install-config.yaml', 2, 'names no anchor'],
    ['an install-config that is a list', 'install/install-config.yaml', '- a\n', 'install/install-config.yaml', 1, 'it is no map of settings'],
  ])('%s', async (_when, path, text, subject, line, why) => {
    const { objects, findings } = await read({ [path]: text, 'z.yaml': OBJECT })
    expect(findings).toEqual([expect.objectContaining({ ruleId: 'not-a-manifest', subject, severity: 'critical', data: { file: path, line } })])
    expect(findings[0]?.message).toContain(`${subject} is no Kubernetes manifest: line ${line}: `)
    expect(findings[0]?.message).toContain(why)
    expect(objects.filter(({ metadata }) => metadata?.name === 'a')).not.toEqual([]) // the others are read all the same
  })

  it('is never more than a finding, whatever its bytes', () => {
    const pieces = fc.constantFrom('a', ': ', '- ', '&x ', '*x', '*y', '[', ']', '{', '}', '\n', '  ', '"', '\'', '|', '---\n', '!!binary ', '<<: ', '? ', '#', '\t', '%YAML 1.1\n', '\u0000')
    fc.assert(fc.property(fc.oneof(fc.uint8Array({ maxLength: 60 }), fc.array(pieces, { maxLength: 40 }).map((parts) => new TextEncoder().encode(parts.join('')))), (bytes) => {
      const { documents, faults } = parseManifests(bytes)
      for (const { line, why } of faults) expect([line >= 1, why !== '']).toEqual([true, true])
      expect(documents.length + faults.length).toBeGreaterThanOrEqual(0)
    }))
  })
})

describe('what is read', () => {
  it('is every object of a list, by itself', async () => {
    const list = { apiVersion: 'v1', kind: 'List', items: [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } }, { apiVersion: 'v1', kind: 'ConfigMapList', items: [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'y' } }] }] }
    const { objects, findings } = await read({ 'a.yaml': JSON.stringify(list) })
    expect([objects.map(({ metadata }) => metadata?.name), findings]).toEqual([['x', 'y'], []])
  })

  it('is JSON where it holds an object, and not where it holds anything else', async () => {
    const { objects, findings } = await read({ 'a.json': JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } }), 'summary.json': '{', 'other.json': '{"a":1}', 'list.json': '[]' })
    expect([objects.map(({ metadata }) => metadata?.name), findings]).toEqual([['a'], []])
  })

  it('is nothing of an empty file or document', async () => {
    const { objects, findings } = await read({ 'a.yaml': '', 'b.yaml': `# nothing\n---\n${OBJECT}---\n` })
    expect([objects.length, findings]).toEqual([1, []])
  })

  it('is an installer\'s file, which is judged by itself and with the AgentConfig beside it', async () => {
    const installer = { apiVersion: 'v1', metadata: { name: 'a' }, baseDomain: 'example.com', pullSecret: 'x', controlPlane: { name: 'master', replicas: 1 }, platform: { none: {} }, networking: { networkType: 'OVNKubernetes', clusterNetwork: [{ cidr: '10.128.0.0/14', hostPrefix: 23 }], machineNetwork: [{ cidr: '192.0.2.0/24' }], serviceNetwork: ['172.30.0.0/16'] } }
    const agent = (rendezvousIP: string): string => JSON.stringify({ apiVersion: 'v1beta1', kind: 'AgentConfig', metadata: { name: 'a' }, rendezvousIP })
    const { objects, findings } = await read({ 'install/install-config.yaml': JSON.stringify(installer), 'install/agent-config.yaml': agent('198.51.100.1'), 'other/agent-config.yaml': agent('203.0.113.1') })
    expect(objects).toHaveLength(2)
    expect(findings.map(({ ruleId, subject, message }) => [ruleId, subject, message])).toEqual([['install-config-invalid', 'install/install-config.yaml', expect.stringContaining('does not hold 198.51.100.1')]])
  })
})

const POLICY = { apiVersion: 'nmstate.io/v1', kind: 'NodeNetworkConfigurationPolicy', metadata: { name: 'vm-networks' }, spec: {} }
const overlay = (rest: object, base: object = { resources: ['a.yaml'] }): Record<string, string> => ({ 'base/a.yaml': JSON.stringify(POLICY), 'base/kustomization.yaml': JSON.stringify(base), 'o/kustomization.yaml': JSON.stringify({ resources: ['../base'], ...rest }) })
const patchOf = (target: object): object => ({ patches: [{ target, patch: '[{"op":"add","path":"/spec/nodeSelector","value":{}}]' }] })
const TARGET = { group: 'nmstate.io', version: 'v1', kind: 'NodeNetworkConfigurationPolicy', name: 'vm-networks' }
const operations = (...list: object[]) => ({ patches: [{ target: TARGET, patch: JSON.stringify(list) }] })

describe('a patch', () => {
  it.each<[when: string, files: Record<string, string>, says: string | null]>([
    ['meets its target', overlay(patchOf(TARGET)), null],
    ['meets it by a part of its name', overlay(patchOf({ kind: 'NodeNetworkConfigurationPolicy' })), null],
    ['has a target of another name', overlay(patchOf({ ...TARGET, name: 'gone' })), 'patches NodeNetworkConfigurationPolicy gone, which is not among what it applies.'],
    ['has a target of another version', overlay(patchOf({ ...TARGET, version: 'v1beta1' })), 'patches NodeNetworkConfigurationPolicy vm-networks'],
    ['has a target in a namespace', overlay(patchOf({ ...TARGET, namespace: 'apps' })), 'patches NodeNetworkConfigurationPolicy apps/vm-networks'],
    ['has a pattern as a target', overlay(patchOf({ name: 'gone.*' })), null],
    ['is for what a repository may bring', overlay(patchOf({ ...TARGET, name: 'gone' }), { resources: ['a.yaml', 'https://example.com/base'] }), null],
    ['is for names that are changed', overlay(patchOf({ ...TARGET, name: 'gone' }), { resources: ['a.yaml'], namePrefix: 'x-' }), null],
    ['is a part of an object that is not there', overlay({ patchesStrategicMerge: [`${OBJECT}data: {}\n`] }), 'patches ConfigMap a, which'],
    ['is a file with a part of an object that is not there', { ...overlay({ patches: [{ path: 'p.yaml' }] }), 'o/p.yaml': OBJECT }, 'patches ConfigMap a, which'],
    ['is a file of operations', { ...overlay({ patches: [{ path: 'p.yaml', target: TARGET }] }), 'o/p.yaml': '- op: remove\n  path: /spec\n' }, null],
    ['has operations on what is there, one after the other', overlay(operations({ op: 'add', path: '/spec/a', value: [] }, { op: 'add', path: '/spec/a/-', value: { b: 1 } }, { op: 'test', path: '/spec/a/0/b', value: 1 }, { op: 'replace', path: '/spec/a/0', value: 2 }, { op: 'copy', from: '/spec/a', path: '/metadata/labels' }, { op: 'remove', path: '/spec/a' })), null],
    ['has a path that is not there', overlay(operations({ op: 'replace', path: '/spec/desiredState', value: {} })), 'by an operation that cannot be done: of operation 1, /spec/desiredState is not there.'],
    ['adds to what is not there', overlay(operations({ op: 'add', path: '/spec/nodeSelector/a~1b', value: '' })), 'what /spec/nodeSelector/a~1b is to be added to is not there'],
    ['adds beyond the end of a list', overlay(operations({ op: 'add', path: '/spec/a', value: [1] }, { op: 'add', path: '/spec/a/3', value: 1 })), 'of operation 2, /spec/a/3 is no place of a list of 1'],
    ['tests for something else', overlay(operations({ op: 'test', path: '/metadata/name', value: 'x' })), '/metadata/name is not as it tests'],
    ['moves what is not there', overlay(operations({ op: 'move', from: '/spec/x', path: '/spec/y' })), 'its from /spec/x is not there'],
    ['has an operation that nobody knows', overlay(operations({ op: 'merge', path: '/spec' })), 'its op is "merge"'],
    ['has operations that are none', overlay({ patches: [{ target: TARGET, patch: '- remove' }] }), 'it is no map with op and path'],
    ['has a path of a kind’s own prototype', overlay(operations({ op: 'replace', path: '/__proto__/x', value: 1 })), '/__proto__/x is not there'],
    ['is a file with a path that is not there', { ...overlay({ patches: [{ path: 'p.yaml', target: TARGET }] }), 'o/p.yaml': '- op: remove\n  path: /spec/gone\n' }, '/spec/gone is not there'],
    ['is of an object that something else patches too', overlay({ patches: [...operations({ op: 'remove', path: '/spec/made' }).patches, { patch: JSON.stringify({ ...POLICY, spec: { made: 1 } }) }] }), null],
    ['is of an object that was patched below', { ...overlay(operations({ op: 'remove', path: '/spec/made' }), { resources: ['a.yaml'], ...operations({ op: 'add', path: '/spec/made', value: 1 }) }) }, null],
  ])('%s', async (_when, files, says) => {
    const { objects, findings } = await read(files)
    expect(findings.map(({ ruleId, subject, severity }) => [ruleId, subject, severity])).toEqual(says === null ? [] : [['kustomization-broken', 'o/kustomization.yaml', 'critical']])
    if (says !== null) expect(findings[0]?.message).toContain(says)
    expect(objects.filter(({ kind }) => kind === 'ConfigMap')).toEqual([]) // a patch is no object
  })
})

const PLAN = JSON.stringify({ apiVersion: 'forklift.konveyor.io/v1beta1', kind: 'Plan', metadata: { name: 'p', namespace: 'openshift-mtv' }, spec: { targetNamespace: 'apps' } })
const deny = (spec: object, namespace = 'apps'): string => JSON.stringify({ apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'deny', namespace }, spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'], ...spec } })
const inPolicy = (object: string, complianceType = 'musthave'): string => JSON.stringify({ apiVersion: 'policy.open-cluster-management.io/v1', kind: 'Policy', metadata: { name: 'p', namespace: 'fleet' }, spec: { 'policy-templates': [{ objectDefinition: { apiVersion: 'policy.open-cluster-management.io/v1', kind: 'ConfigurationPolicy', metadata: { name: 'p' }, spec: { 'object-templates': [{ complianceType, objectDefinition: JSON.parse(object) as unknown }] } } }] } })

describe('a policy that stops importers', () => {
  it.each<[when: string, files: Record<string, string>, isFound: boolean]>([
    ['is among namespaces', { '20-namespaces/apps/deny.yaml': deny({ egress: [{ to: [{ namespaceSelector: {} }], ports: [{ port: 53 }] }] }) }, true],
    ['has no rule at all', { 'deny.yaml': deny({}) }, true],
    ['lets out on another port', { 'deny.yaml': deny({ egress: [{ ports: [{ port: 53 }] }] }) }, true],
    ['is for after the migration', { '60-after-migration/apps/deny.yaml': deny({}) }, false],
    ['is in a namespace without plans', { 'deny.yaml': deny({}, 'other') }, false],
    ['is about what comes in', { 'deny.yaml': deny({ policyTypes: ['Ingress'] }) }, false],
    ['is for some pods', { 'deny.yaml': deny({ podSelector: { matchLabels: { app: 'x' } } }) }, false],
    ['lets all out', { 'deny.yaml': deny({ egress: [{}] }) }, false],
    ['is put on clusters by a Policy', { 'fleet/p.yaml': inPolicy(deny({})) }, true],
    ['is taken from clusters by one', { 'fleet/p.yaml': inPolicy(deny({}), 'mustnothave') }, false],
    ['lets out to the source', { 'deny.yaml': deny({ egress: [{ to: [{ ipBlock: { cidr: '192.0.2.0/24' } }], ports: [{ port: 443 }, { port: 902 }] }] }) }, false],
  ])('%s', async (_when, files, isFound) => {
    const { findings } = await read({ ...files, 'plan.yaml': PLAN })
    expect(findings.map(({ ruleId, severity, data }) => [ruleId, severity, data['file']])).toEqual(isFound ? [['default-deny-early', 'critical', Object.keys(files)[0]]] : [])
  })
})
