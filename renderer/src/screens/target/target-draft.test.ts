import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { parse } from 'yaml'
import { type Target, targetSchema } from '#shared/domain/target/target.ts'
import { draftProblems } from './draft-problems.ts'
import { fieldId, pathAndParents } from './field-id.ts'
import { copyNodeModel, copyStorageClass, customId, markDefault, newPhysicalNetwork, newStorageClass, removePhysicalNetwork, renamePhysicalNetwork } from './list-edits.ts'
import { bearsForeignId, entryState, isSameTarget, originOf } from './preset-origin.ts'
import { type DraftState, saveBlock } from './save-block.ts'
import { newKey } from './keyed.ts'
import { draftOf, draftText, type TargetDraft, targetOfDraft } from './target-draft.ts'
import { WHOLE_TARGET } from './testing/whole-target.ts'

const FOLDER = join(import.meta.dirname, '../../../../resources/targets')
const PRESETS: readonly Target[] = readdirSync(FOLDER).sort().map((file) => targetSchema.parse(parse(readFileSync(join(FOLDER, file), 'utf8'))))
const [POWERSTORE, ...OTHERS] = PRESETS
if (POWERSTORE === undefined) throw new Error('There are no presets.')
const FULL = WHOLE_TARGET

/** Without some of its fields. */
const without = (whole: object | undefined, ...fields: readonly string[]): object => Object.fromEntries(Object.entries(whole ?? {}).filter(([name]) => !fields.includes(name)))

const read = (draft: TargetDraft): Target => targetSchema.parse(targetOfDraft(draft))

describe('draftOf and targetOfDraft', () => {
  test.each([...PRESETS, FULL, { ...FULL, namespaces: { by: 'single' as const, name: 'vms' } }].map((target) => [`${target.id} by ${target.namespaces.by}`, target] as const))('carry %s there and back', (_name, target) => {
    expect(read(draftOf(target))).toEqual(target)
    expect(draftText(draftOf(target))).toBe(draftText(draftOf(target)))
  })

  test.each<[string, (draft: TargetDraft) => void, Omit<Partial<Target>, 'cluster'> & { cluster?: unknown }]>([
    ['blanks around words', (draft) => { draft.id = ' mine ' }, { id: 'mine' }],
    ['uplinks with commas or blanks', (draft) => { draft.physicalNetworks = [{ key: newKey(), name: 'a', bridge: 'b', uplinks: 'eno1,eno2  bond0,', mtu: '' }]; draft.networks.defaultPhysicalNetwork = '' }, { physicalNetworks: [{ name: 'a', bridge: 'b', uplinks: ['eno1', 'eno2', 'bond0'] }] }],
    ['a policy without what the other wanted', (draft) => { draft.namespaces = { by: 'cluster', name: 'left', attribute: 'over', prefix: 'p-' } }, { namespaces: { by: 'cluster', prefix: 'p-' } }],
    ['a waste limit', (draft) => { draft.compute.wasteLimitPercent = ' 25 ' }, { compute: { ...FULL.compute, wasteLimitPercent: 25 } }],
    ['names with blanks in them', (draft) => { draft.compute.overcommitted = [{ key: newKey(), by: 'folder', attribute: 'left over', values: ' Lab/A B ,, Test ' }] }, { compute: { ...FULL.compute, overcommitted: [{ by: 'folder', values: ['Lab/A B', 'Test'] }] } }],
    ['tags as one looks around', (draft) => { draft.placement.vsphereTags.choice = 'none' }, { placement: { ...FULL.placement, vsphereTags: 'none' } }],
    ['a role that nothing stands for', (draft) => { draft.permissions.roles = [{ key: newKey(), role: ' Ops ', clusterRole: ' ' }] }, { permissions: { ...FULL.permissions, roles: [{ role: 'Ops', clusterRole: null }] } }],
    ['bridges, pools and networks of tenants as they are typed', (draft) => { draft.networks.linuxBridges = [{ key: newKey(), name: ' br1 ', uplinks: 'eno1  eno2,', mtu: ' ' }]; draft.networks.sriov.splice(0, 1, { key: newKey(), name: 'p', nics: 'ens1', virtualFunctions: '4', mtu: '9000', nodeSelector: 'rack=a=b, x' }); draft.networks.isolated = [] }, { networks: { ...FULL.networks, linuxBridges: [{ name: 'br1', uplinks: ['eno1', 'eno2'] }], sriov: [{ name: 'p', nics: ['ens1'], virtualFunctions: 4, mtu: 9000, nodeSelector: { rack: 'a=b', x: '' } }], isolated: [] } }],
    ['settings of the cluster as they are typed', ({ cluster }) => { cluster.nodes.maxPods = ' 300 '; cluster.nodes.ntpServers = 'a.example.com, b'; cluster.personas.vmUsers = ' '; cluster.operators.write = false }, { cluster: { ...FULL.cluster, operators: { ...FULL.cluster.operators, write: false }, nodes: { ...FULL.cluster.nodes, maxPods: 300, ntpServers: ['a.example.com', 'b'] }, personas: { clusterAdmins: 'ocp-admins', virtualizationAdmins: 'vm-admins: all' } } }],
    ['what was emptied as it is by default', ({ cluster: { virtualization, nodes, install, backup, fleet, remediation } }) => { virtualization.nodeSelector = ' '; Object.assign(nodes, { hugepageSize: '', hugepageCount: '', topologyPolicy: '', swapGib: '' }); Object.assign(install, { apiVip: ' ', clusterNetwork: '', dnsServers: ' ', hostPrefix: '' }); backup.region = ''; Object.assign(fleet, { namespace: '', clusterSet: ' ', clusterLabels: '' }); fleet.gitops.revision = ''; remediation.agent = '' }, { cluster: { ...without(FULL.cluster, 'virtualization'), virtualization: { ...FULL.cluster.virtualization, nodeSelector: {} }, nodes: without(FULL.cluster.nodes, 'hugepages', 'topologyPolicy', 'swapGib'), install: { ...without(FULL.cluster.install, 'apiVip', 'hostPrefix'), clusterNetwork: '10.128.0.0/14', dnsServers: [] }, backup: { ...FULL.cluster.backup, region: 'us-east-1' }, fleet: { ...FULL.cluster.fleet, namespace: 'portolan-policies', clusterSet: 'default', clusterLabels: {}, gitops: { repository: 'https://git.example.com/virt/bundle.git', revision: 'main', prefix: 'lisbon' } }, remediation: { ...FULL.cluster.remediation, agent: 'fence_ipmilan' } } }],
    ['parts that are off as left out', ({ cluster }) => { for (const part of [cluster.resourceOverride, cluster.backup, cluster.install, cluster.disconnected, cluster.fleet]) part.isOn = false; cluster.remediation.by = 'self'; cluster.loadAwareScheduler = '' }, { cluster: { ...without(FULL.cluster, 'resourceOverride', 'backup', 'install', 'disconnected', 'fleet', 'loadAwareScheduler'), remediation: { by: 'self' } } }],
    ['hosts, images and labels as they are typed', ({ cluster: { install, disconnected, fleet } }) => { install.hosts.splice(0, 2, { key: newKey(), name: ' h1 ', role: 'worker', address: ' ', rootDevice: ' /dev/sda', macAddresses: 'eno1=00:11:22:aa:bb:01 , eno2=00:11:22:aa:bb:02,' }); disconnected.images = 'quay.io/a/b,\n quay.io/c/d \n'; fleet.clusters.splice(1, 2) }, { cluster: { ...FULL.cluster, install: { ...FULL.cluster.install, hosts: [{ name: 'h1', role: 'worker', rootDevice: '/dev/sda', macAddresses: { eno1: '00:11:22:aa:bb:01', eno2: '00:11:22:aa:bb:02' } }] }, disconnected: { ...FULL.cluster.disconnected, images: ['quay.io/a/b', 'quay.io/c/d'] }, fleet: { ...FULL.cluster.fleet, clusters: FULL.cluster.fleet?.clusters.slice(0, 1) } } }],
    ['no growth', (draft) => { draft.storage.growthPercent = ' ' }, { storage: { ...FULL.storage, growthPercent: 0 } }],
    ['a storage policy with blanks around it', (draft) => { draft.storage.policies = [{ key: newKey(), policy: ' Silver ', storageClass: 'a' }] }, { storage: { ...FULL.storage, policies: [{ policy: 'Silver', storageClass: 'a' }] } }],
    ['an emptied choice', (draft) => { draft.migration.vddkImage = ' ' }, { migration: { namespace: 'mtv', type: 'warm', destinationProvider: 'host', hostNetworks: ['NFC, fast', 'Backup'] } }],
  ])('read %s', (_what, change, expected) => {
    const draft = draftOf(FULL)
    change(draft)
    expect(read(draft)).toMatchObject(expected)
    if (expected.migration !== undefined) expect(read(draft).migration).toEqual(expected.migration)
    if (expected.cluster !== undefined) expect(read(draft).cluster).toEqual(expected.cluster)
  })

  test.each([['', undefined], ['12', 12], [' 1.5 ', 1.5], ['1e3', 1000], ['-2', -2], ['two', 'two'], ['1,5', '1,5'], ['0x10', '0x10'], ['Infinity', 'Infinity']])('keep what is no number as it was typed: "%s"', (typed, expected) => {
    const draft = draftOf(FULL)
    draft.nodeModels = draftOf(POWERSTORE).nodeModels.map((model) => ({ ...model, sockets: typed }))
    expect(targetOfDraft(draft)).toMatchObject({ nodeModels: [{ sockets: expected }, { sockets: expected }] })
  })

  it('see an edit, and see it gone', () => {
    const draft = draftOf(FULL)
    draft.mtv = '2.9'
    expect(draftText(draft)).not.toBe(draftText(draftOf(FULL)))
    draft.mtv = FULL.mtv
    expect(draftText(draft)).toBe(draftText(draftOf(FULL)))
  })
})

describe('draftProblems', () => {
  it('names parameters that a target could not hold', () => {
    const parameters = ['a', ' ', 'b', 'a '].map((name) => ({ key: newKey(), name, value: '1' }))
    expect(draftProblems({ ...draftOf(FULL), storageClasses: [newStorageClass(), { ...newStorageClass(), parameters }] })).toEqual([
      { path: 'storageClasses[1].parameters[1].name', code: 'parameter-unnamed' },
      { path: 'storageClasses[1].parameters[3].name', code: 'parameter-twice' },
    ])
  })

  it('names keys of the cluster that would be lost, where the part counts', () => {
    const draft = draftOf(FULL)
    const { virtualization, install, fleet } = draft.cluster
    const [porto] = fleet.clusters
    const [host] = install.hosts
    if (porto === undefined || host === undefined) throw new Error('nothing to change')
    virtualization.nodeSelector = 'a=1, b, a=2'
    host.macAddresses = 'eno1=00:11:22:aa:bb:01, eno1=00:11:22:aa:bb:02'
    fleet.clusterLabels = 'x y x'
    porto.storageClasses.push({ key: newKey(), name: 'a ', ownName: 'b' })
    porto.attachments.push({ key: newKey(), name: ' ', physicalNetwork: '', vlanId: '' })
    expect(draftProblems(draft)).toEqual([
      { path: 'cluster.virtualization.nodeSelector', code: 'key-twice', key: 'a' },
      { path: 'cluster.install.hosts[0].macAddresses', code: 'key-twice', key: 'eno1' },
      { path: 'cluster.fleet.clusterLabels', code: 'key-twice', key: 'x' },
      { path: 'cluster.fleet.clusters[0].storageClasses[1].name', code: 'parameter-twice' },
      { path: 'cluster.fleet.clusters[0].attachments[1].name', code: 'parameter-unnamed' },
    ])
    install.isOn = false
    fleet.isOn = false
    expect(draftProblems(draft)).toHaveLength(1)
  })
})

describe('edits of lists', () => {
  it('copy under a free name, without the defaults', () => {
    const classes = draftOf(FULL).storageClasses
    const [first] = classes
    if (first === undefined) throw new Error('no class')
    const copy = copyStorageClass(first, classes)
    expect(copy).toMatchObject({ name: 'a-copy', provisioner: 'x', isDefault: false, isDefaultForVirtualization: false })
    expect(copyStorageClass(first, [...classes, copy]).name).toBe('a-copy-2')
    expect(copy.key).not.toBe(first.key)
    const [model] = draftOf(POWERSTORE).nodeModels
    if (model === undefined) throw new Error('no model')
    const other = copyNodeModel(model, [model])
    expect(other.name).toBe(`${model.name} copy`)
    expect(other.nics).toHaveLength(model.nics.length)
    expect(other.nics[0]).not.toBe(model.nics[0])
  })

  it('leave the mark of a default on one class at most', () => {
    const classes = draftOf(PRESETS.find(({ id }) => id === 'odf') ?? FULL).storageClasses
    const last = classes.at(-1)
    if (last === undefined) throw new Error('no class')
    markDefault(classes, last, 'isDefaultForVirtualization', true)
    expect(classes.map((entry) => entry.isDefaultForVirtualization)).toEqual([false, false, true])
    expect(classes.map((entry) => entry.isDefault)).toEqual([false, true, false])
    markDefault(classes, last, 'isDefaultForVirtualization', false)
    expect(classes.some((entry) => entry.isDefaultForVirtualization)).toBe(false)
  })

  it('keep the default network in step with its name', () => {
    const draft = draftOf(FULL)
    const [one, two] = draft.physicalNetworks
    if (one === undefined || two === undefined) throw new Error('no networks')
    renamePhysicalNetwork(draft, one, 'first')
    expect(draft.networks.defaultPhysicalNetwork).toBe('two')
    renamePhysicalNetwork(draft, two, 'second')
    expect(draft.networks.defaultPhysicalNetwork).toBe('second')
    draft.physicalNetworks.push({ ...newPhysicalNetwork(), name: 'second' })
    renamePhysicalNetwork(draft, two, 'third')
    expect(draft.networks.defaultPhysicalNetwork).toBe('second')
    removePhysicalNetwork(draft, two)
    expect(draft.networks.defaultPhysicalNetwork).toBe('second')
    const left = draft.physicalNetworks.at(-1)
    if (left !== undefined) removePhysicalNetwork(draft, left)
    expect(draft.networks.defaultPhysicalNetwork).toBe('')
    expect(draft.physicalNetworks).toHaveLength(1)
  })

  it('make an id that is still a label', () => {
    expect(customId('odf')).toBe('odf-custom')
    expect(customId('x'.repeat(63))).toHaveLength(63)
  })
})

describe('presets', () => {
  it('are told by the id, as they are and changed', () => {
    expect(originOf('odf', PRESETS)?.id).toBe('odf')
    expect(originOf('odf-custom', PRESETS)?.id).toBe('odf')
    expect(originOf('ours', PRESETS)).toBeNull()
    expect(isSameTarget(POWERSTORE, targetSchema.parse(structuredClone(POWERSTORE)))).toBe(true)
    expect(OTHERS.some((other) => isSameTarget(POWERSTORE, other))).toBe(false)
  })

  it('do not lend their id to what they are not', () => {
    const draft = draftOf(POWERSTORE)
    expect(bearsForeignId(draft, PRESETS)).toBe(false)
    draft.mtv = '2.9'
    expect(bearsForeignId(draft, PRESETS)).toBe(true)
    draft.id = customId(draft.id)
    expect(bearsForeignId(draft, PRESETS)).toBe(false)
  })

  it('are compared entry by entry, by name', () => {
    const { storageClasses } = draftOf(POWERSTORE)
    const [entry] = draftOf(POWERSTORE).storageClasses
    if (entry === undefined) throw new Error('no class')
    expect(entryState(entry, storageClasses)).toBe('same')
    expect(entryState({ ...entry, capacityTib: '5' }, storageClasses)).toBe('changed')
    expect(entryState({ ...entry, name: 'x' }, storageClasses)).toBe('new')
    expect(entryState(entry, null)).toBeNull()
  })
})

describe('saveBlock', () => {
  const READY: DraftState = { isDirty: true, isSaving: false, isChecking: false, hasCheckFailed: false, issues: 0, hasConflict: false }
  test.each<[string | null, Partial<DraftState>]>([
    [null, {}],
    ['unchanged', { isDirty: false }],
    ['checking', { isChecking: true, issues: 3 }],
    ['check-failed', { hasCheckFailed: true }],
    ['invalid', { issues: 1 }],
    ['saving', { isSaving: true, isDirty: false }],
    ['conflict', { hasConflict: true, issues: 1 }],
  ])('says %s', (expected, state) => {
    expect(saveBlock({ ...READY, ...state })).toBe(expected)
  })
})

describe('paths', () => {
  it('lead from a field outwards', () => {
    expect(pathAndParents('physicalNetworks[0].uplinks[1]')).toEqual(['physicalNetworks[0].uplinks[1]', 'physicalNetworks[0].uplinks', 'physicalNetworks[0]', 'physicalNetworks'])
    expect(pathAndParents('id')).toEqual(['id'])
    expect(pathAndParents('')).toEqual([''])
    expect(fieldId('storageClasses[1].name')).toBe('target-storageClasses-1-name')
  })
})
