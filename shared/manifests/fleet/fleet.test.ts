import { createHash } from 'node:crypto'
import { describe, expect, it, test } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { clusterPolicySchema } from '#shared/domain/target/cluster-policy.ts'
import { idleFleetDifferences } from '#shared/domain/plan/fleet-differences.ts'
import type { MigrationPlan, PlannedAttachment } from '#shared/domain/plan/migration-plan.ts'
import { emitObjects, layOutBundle } from '../bundle-layout.ts'
import { WHOLE_CLUSTER, withWholeCluster } from '../golden/example-cluster.ts'
import { examplePlan } from '../golden/example-plan.ts'

function filesOf(plan: MigrationPlan): ReadonlyMap<string, string> {
  return new Map(layOutBundle(plan, { isAvailable: () => true, sha256: (text) => createHash('sha256').update(text).digest('hex') }).map(({ path, text }) => [path, text]))
}

interface Overlay {
  readonly resources: readonly string[]
  readonly patches?: readonly { readonly target: { readonly kind: string; readonly name: string }; readonly patch: string }[]
}

function overlayOf(files: ReadonlyMap<string, string>, path: string): Overlay {
  return parse(files.get(path) ?? '') as Overlay // a Kustomization
}

describe('what is true of one cluster alone', () => {
  const files = filesOf(withWholeCluster(examplePlan()))
  const policies = [...files].filter(([path]) => path.startsWith('fleet/hub/policies/policy-portolan'))

  it('is in no policy that all clusters are given', () => {
    for (const [path, text] of policies.filter(([name]) => !name.includes('-of-'))) expect(text, path).not.toMatch(/FenceAgentsRemediationTemplate|DataProtectionApplication|NodeHealthCheck|192\.0\.2\.10|oadp-backups/)
  })

  it('is given to the cluster that states it, found by its label', () => {
    expect(policies.map(([path]) => path).filter((path) => path.includes('-of-'))).toEqual(['fleet/hub/policies/policy-portolan-of-porto.yaml'])
    for (const folder of ['fleet', 'fleet/hub']) expect(files.get(`${folder}/kustomization.yaml`)).toContain('# For a look at all of it.')
    const own = files.get('fleet/hub/policies/policy-portolan-of-porto.yaml')
    expect(own).toContain('worker-0: "198.51.100.10"')
    expect(own).toContain('prefix: porto')
    expect(own).not.toContain('192.0.2.10')
    expect(parse(files.get('fleet/hub/policies/placement-portolan-of-porto.yaml') ?? '')).toMatchObject({ spec: { predicates: [{ requiredClusterSelector: { labelSelector: { matchLabels: { virt: 'enabled', 'portolan.io/fleet-cluster': 'porto' } } } }] } })
    expect(files.get('fleet/hub/policies/policy-set-portolan.yaml')).not.toContain('portolan-of-')
  })

  it('is taken out of the base, and an overlay without its own is the base', () => {
    expect(overlayOf(files, 'fleet/base/kustomization.yaml').patches?.map(({ target, patch }) => [target.kind, (parse(patch) as { $patch: string }).$patch])).toEqual([['FenceAgentsRemediationTemplate', 'delete'], ['NodeHealthCheck', 'delete'], ['DataProtectionApplication', 'delete']]) // a patch of the base
    expect(overlayOf(files, 'fleet/overlays/faro/kustomization.yaml')).toMatchObject({ resources: ['../../base'] })
  })

  it('takes out of an overlay what its cluster does not state', () => {
    const plan = withWholeCluster(examplePlan())
    const fleet = { ...WHOLE_CLUSTER.fleet, clusters: [{ name: 'faro', backup: { prefix: 'own' } }] }
    const { resources, patches = [] } = overlayOf(filesOf({ ...plan, target: { ...plan.target, cluster: clusterPolicySchema.parse({ ...WHOLE_CLUSTER, fleet }) } }), 'fleet/overlays/faro/kustomization.yaml')
    expect(resources).toEqual(['../../../00-operators', '../../../10-cluster', '../../../20-namespaces'])
    expect(patches.filter(({ patch }) => patch.includes('"$patch":"delete"')).map(({ target }) => target.kind)).toEqual(['FenceAgentsRemediationTemplate', 'NodeHealthCheck'])
    expect(patches.find(({ target }) => target.kind === 'DataProtectionApplication')?.patch).toContain('"prefix":"own"')
  })

  it('leaves the health check to all where nodes restart themselves', () => {
    const plan = withWholeCluster(examplePlan())
    const own = filesOf({ ...plan, target: { ...plan.target, cluster: { ...WHOLE_CLUSTER, remediation: { by: 'self' } } } })
    expect(own.get('fleet/hub/policies/policy-portolan-cluster.yaml')).toContain('kind: NodeHealthCheck')
    expect(own.get('fleet/README.md')).not.toContain('Failed nodes')
  })

  it('is listed as left to do, also where no cluster is named', () => {
    const plan = withWholeCluster(examplePlan())
    const readme = filesOf({ ...plan, target: { ...plan.target, cluster: clusterPolicySchema.parse({ ...WHOLE_CLUSTER, fleet: { clusterLabels: { virt: "it's on" } } }) } }).get('fleet/README.md')
    expect(readme).toContain('**The target names no cluster of the fleet: none of them gets any of it.**')
    expect(readme).toContain(String.raw`<cluster> 'virt=it'\''s on'`)
  })
})

describe('an overlay has networks otherwise', () => {
  const base = { namespace: 'default', physicalNetworkName: 'physnet-vm', vlanId: 250, mtu: null, portGroupNames: ['g'] }
  const ATTACHMENTS: readonly PlannedAttachment[] = [
    { ...base, name: 'localnet' },
    { ...base, name: 'wide', isClusterNetwork: true },
    { ...base, name: 'linux', bridge: { name: 'br1', isMacSpoofChecked: true } },
    { ...base, name: 'fast', sriov: { pool: 'fast', isSpoofChecked: true } },
    { ...base, name: 'trunk', vlanId: null, trunk: { bridge: 'br-trunk', vlans: [{ min: 1, max: 9 }], isMacSpoofChecked: true } },
  ]
  const CHANGE = { physicalNetwork: 'physnet-b', vlanId: 777 }
  const plan = withWholeCluster(examplePlan())
  const fleetPlan = (cluster: object): MigrationPlan => ({ ...plan, attachments: ATTACHMENTS, target: { ...plan.target, cluster: clusterPolicySchema.parse({ ...WHOLE_CLUSTER, fleet: { ...WHOLE_CLUSTER.fleet, clusters: [{ name: 'faro', ...cluster }] } }) } })

  test.each<[string, object | null, readonly string[]]>([
    ['localnet', { physicalNetworkName: 'physnet-b', vlanID: 777 }, []],
    ['linux', { vlan: 777, preserveDefaultVlan: false }, ['physicalNetwork']],
    ['fast', { vlan: 777 }, ['physicalNetwork']],
    ['trunk', null, ['physicalNetwork', 'vlanId']],
    ['nope', null, ['all']],
  ])('%s', (name, expected, idle) => {
    const changed = fleetPlan({ attachments: { [name]: CHANGE } })
    const patches = (overlayOf(filesOf(changed), 'fleet/overlays/faro/kustomization.yaml').patches ?? []).filter(({ target }) => target.kind === 'NetworkAttachmentDefinition')
    expect(idleFleetDifferences(changed).map(({ part }) => part ?? 'all')).toEqual(idle)
    if (expected === null) {
      expect(patches).toEqual([])
      return
    }
    const [{ value } = { value: '' }] = parse(patches[0]?.patch ?? '') as { value: string }[] // JSON Patch
    const before = JSON.parse(JSON.stringify(emitObjects(changed, { isAvailable: () => true }).find(({ object }) => object.metadata?.name === name)?.object['spec'])) as { config: string } // the emitter's own
    expect(JSON.parse(value)).toEqual({ ...JSON.parse(before.config), ...expected })
  })

  it('also those of the whole cluster', () => {
    const patches = overlayOf(filesOf(fleetPlan({ attachments: { wide: CHANGE } })), 'fleet/overlays/faro/kustomization.yaml').patches ?? []
    expect(patches.filter(({ target }) => target.kind === 'ClusterUserDefinedNetwork').map(({ target, patch }) => [target.name, parse(patch) as unknown])).toEqual([['wide', [
      { op: 'replace', path: '/spec/network/localnet/physicalNetworkName', value: 'physnet-b' },
      { op: 'add', path: '/spec/network/localnet/vlan', value: { mode: 'Access', access: { id: 777 } } },
    ]]])
  })

  it('and the README says what nothing follows, with a remedy', () => {
    const readme = filesOf(fleetPlan({ takesPlans: true, storageClasses: { typo: 'x', 'fast-block': 'y' }, attachments: { nope: CHANGE, linux: CHANGE, wide: {} } })).get('fleet/README.md')
    expect(readme).toContain('| `faro` | yes | `fast-block` is `y`; `linux` is in VLAN 777 | **`typo`**, **`nope`**, **`linux`** (physicalNetwork), **`wide`** |')
    expect(readme).toContain('- faro has another StorageClass for typo, which is none of this target. Name one of ')
    expect(readme).toContain('- faro names wide and states nothing of it. State physicalNetwork or vlanId, or take it out.')
  })

  describe('and StorageProfiles by the names of its classes', () => {
    const modes = { volumeMode: 'Block', accessMode: 'ReadWriteMany' } as const
    const [first] = plan.target.storageClasses
    const withClasses = (storageClasses: object): MigrationPlan => {
      const changed = fleetPlan({ storageClasses })
      return { ...changed, target: { ...changed.target, storageClasses: ['a', 'b', 'c'].map((name) => ({ ...first, provisioner: 'x', parameters: {}, isDefault: false, isDefaultForVirtualization: name === 'a', name, ...modes })) } }
    }

    test.each<[string, object, readonly string[], readonly string[]]>([
      ['none is otherwise', { a: 'a' }, [], []],
      ['one is', { a: 'x' }, ['a'], ['x']],
      ['two are one there', { a: 'x', b: 'x' }, ['a', 'b'], ['x']],
      ['one is another of the target there', { a: 'b' }, ['a'], []],
      ['two are exchanged', { a: 'b', b: 'a' }, ['a', 'b'], ['b', 'a']],
    ])('%s', (_, storageClasses, gone, made) => {
      const changed = withClasses(storageClasses)
      const files = filesOf(changed)
      const { patches = [], resources } = overlayOf(files, 'fleet/overlays/faro/kustomization.yaml')
      expect(patches.filter(({ target }) => target.kind === 'StorageProfile').map(({ target, patch }) => [target.name, (parse(patch) as { $patch: string }).$patch])).toEqual(gone.map((name) => [name, 'delete']))
      const text = files.get('fleet/overlays/faro/storage-profiles.yaml')
      expect(parseAllDocuments(text ?? '').map((document) => document.toJS() as unknown)).toMatchObject(made.map((name) => ({ kind: 'StorageProfile', metadata: { name }, spec: { claimPropertySets: [{ accessModes: ['ReadWriteMany'], volumeMode: 'Block' }] } })))
      expect([resources.includes('storage-profiles.yaml'), text !== undefined]).toEqual([made.length > 0, made.length > 0])
      expect(idleFleetDifferences(changed).filter(({ field }) => field === 'storageClasses')).toEqual([])
    })
  })

  it('not for storage maps of plans that it does not take', () => {
    expect(idleFleetDifferences(fleetPlan({ storageClasses: { 'fast-block': 'y' } })).map(({ path, remedy }) => [path, remedy])).toEqual([['cluster.fleet.clusters[0].storageClasses.fast-block', 'Let it take the plans, or take it out.']])
  })
})

test.each([
  ['two clusters with one place of backups', [{ name: 'a', backup: { prefix: 'x' } }, { name: 'b', backup: { prefix: 'x' } }], 'is the place of a too: state another prefix or bucket'],
  ['a name that makes a policy too long', [{ name: 'a'.repeat(40), backup: {} }], 'is too long for a policy of its own: with the namespace it has 70 characters, and Advanced Cluster Management takes 62'],
])('%s is refused', (_, clusters, message) => {
  expect(clusterPolicySchema.safeParse({ backup: { bucket: 'own' }, fleet: { clusters } }).error?.issues.map((issue) => issue.message)).toEqual([message])
})

test('two clusters in one bucket have prefixes of their own by themselves', () => {
  expect(clusterPolicySchema.safeParse({ backup: { bucket: 'own' }, fleet: { clusters: [{ name: 'a', backup: {} }, { name: 'b', backup: {} }] } }).success).toBe(true)
})
