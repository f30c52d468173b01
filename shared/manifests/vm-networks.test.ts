import { join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { z } from 'zod'
import { type Decisions, type DecisionValue, NO_DECISIONS } from '#shared/domain/decisions/decision.ts'
import type { EstatePortGroup, EstateVm } from '#shared/domain/estate/estate.ts'
import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import { nicLayoutSchema } from '#shared/domain/target/nic-layout.ts'
import type { OpenshiftVersion } from '#shared/domain/target/versions.ts'
import { vmNetworksSchema } from '#shared/domain/target/vm-networks.ts'
import { runChecks } from '#shared/engine/check/run-checks.ts'
import { buildMigrationPlan } from '#shared/engine/plan/build-migration-plan.ts'
import { validateDesiredState } from '#shared/engine/nmstate/validate-desired-state.ts'
import { makeEstate, makeNic, makePortGroup, makeVm, SOURCE_ID } from '#shared/engine/testing/estate-fixtures.ts'
import { makeTarget } from '#shared/engine/testing/target-fixture.ts'
import { emitObjects } from './bundle-layout.ts'
import { serialiseYaml } from './serialise-yaml.ts'

const NETWORKS = {
  linuxBridges: [{ name: 'br-plain', uplinks: ['bond2'], mtu: 1500 }],
  sriov: [{ name: 'fast_nics', nics: ['ens5f0'], virtualFunctions: 16 }],
  isolated: [{ name: 'tenant-a', namespaces: ['dev', 'elsewhere'], subnet: '10.200.0.0/16' }],
}
const KINDS = new Set(['NodeNetworkConfigurationPolicy', 'SriovNetworkNodePolicy', 'Namespace', 'ClusterUserDefinedNetwork', 'NetworkAttachmentDefinition', 'MultiNetworkPolicy', 'NetworkPolicy'])
const portGroup = (number: number, rest: Partial<EstatePortGroup> = {}): EstatePortGroup => makePortGroup({ moref: `dvportgroup-${String(number)}`, name: `Net ${String(number)}`, vlanId: 100 + number, ...rest })
const PORT_GROUPS = [
  portGroup(1), portGroup(2, { isForgedTransmitAllowed: true }), portGroup(3), portGroup(4, { vlanKind: 'untagged', vlanId: null }), portGroup(5, { vlanKind: 'trunk', vlanId: null, vlanText: '200-210' }), portGroup(6), portGroup(7), portGroup(8),
]
const DECISIONS: readonly (DecisionValue<'port-group.network'> | null)[] = [
  null,
  { type: 'localnet', as: 'attachment' },
  { type: 'bridge', bridge: 'br-plain' },
  { type: 'bridge', bridge: 'br-plain' },
  null,
  { type: 'sriov', pool: 'fast_nics' },
  { type: 'pod' },
  { type: 'bridge', bridge: 'br-plain', vlanId: 300 },
]
const vm = (number: number): EstateVm => makeVm({ moref: `vm-${String(number)}`, name: `server-${String(number)}`, clusterName: number === 7 ? 'DEV' : 'PROD', nics: [makeNic({ vmId: `${SOURCE_ID}/vm-${String(number)}`, portGroupId: PORT_GROUPS[number - 1]?.id ?? '', networkName: `Net ${String(number)}`, macAddress: `00:50:56:00:00:0${String(number)}`, ipv4Addresses: `10.0.${String(number)}.5` })] })
const VMS = [1, 2, 3, 4, 5, 6, 7, 8].map(vm)

function planOf(networks: object, rest: { openshift?: OpenshiftVersion; nicLayout?: object; decisions?: Partial<Decisions> } = {}): MigrationPlan {
  const decided = Object.fromEntries(DECISIONS.flatMap((decision, index) => (decision === null ? [] : [[PORT_GROUPS[index]?.id ?? '', decision]])))
  return buildMigrationPlan({
    estate: makeEstate({ vms: VMS, portGroups: PORT_GROUPS }),
    target: makeTarget({ openshift: rest.openshift ?? '4.22', networks: vmNetworksSchema.parse({ ...NETWORKS, ...networks }), ...(rest.nicLayout === undefined ? {} : { nicLayout: nicLayoutSchema.parse(rest.nicLayout) }) }),
    decisions: { ...NO_DECISIONS, 'port-group.network': decided, ...rest.decisions },
    concerns: [],
    notEvaluated: [],
  })
}

const emitted = (plan: MigrationPlan) => emitObjects(plan, { isAvailable: () => true })
const mapOf = (plan: MigrationPlan): Record<string, string> =>
  Object.fromEntries(plan.plans.flatMap(({ networkMap }) => networkMap.map(({ source, destination }) => [source.name, destination.type === 'multus' ? `${destination.namespace}/${destination.name}` : destination.type])))

describe('networks of VMs', () => {
  test.each<[string, object]>([
    ['each-kind', { localnetAs: 'cluster-network', policies: 'skeletons' }],
    ['one-a-namespace', { attachmentNamespace: 'each' }],
  ])('%s are as the golden file says, and no check objects', async (name, networks) => {
    const plan = planOf(networks)
    expect(plan.unplaced).toEqual([])
    const objects = emitted(plan)
    const text = serialiseYaml(objects.filter(({ object }) => KINDS.has(object.kind)).map(({ object, comment }) => ({ value: object, comment })))
    await expect(text).toMatchFileSnapshot(join('golden', 'vm-networks', `${name}.yaml`))
    const report = runChecks({ objects: objects.map(({ object }) => object), versions: plan.target, estate: makeEstate({ vms: VMS, portGroups: PORT_GROUPS }), concerns: [] })
    expect(report.findings.filter(({ severity }) => severity === 'critical')).toEqual([])
    for (const { object } of objects) if (object.kind === 'NodeNetworkConfigurationPolicy') expect(validateDesiredState((object['spec'] as { desiredState: unknown }).desiredState)).toEqual([]) // as emitted
  })

  it('are found where MTV looks for them', () => {
    expect(mapOf(planOf({ localnetAs: 'cluster-network' }))).toEqual({
      'Net 1': 'prod/vlan-0101-net-1', 'Net 2': 'default/vlan-0102-net-2', 'Net 3': 'default/bridge-vlan-0103-net-3', 'Net 4': 'default/bridge-untagged-net-4', 'Net 5': 'default/trunk-net-5', 'Net 6': 'default/sriov-vlan-0106-net-6', 'Net 7': 'pod', 'Net 8': 'default/bridge-vlan-0300-net-8',
    })
    expect(new Set(Object.values(mapOf(planOf({ attachmentNamespace: 'each' }))).map((name) => name.split('/')[0]))).toEqual(new Set(['prod', 'pod']))
  })

  it('are where a decision puts them, and have policies where it asks for them', () => {
    const decide = (index: number, decision: object) => ({ [PORT_GROUPS[index]?.id ?? '']: { type: 'localnet' as const, ...decision } })
    const common = planOf({ attachmentNamespace: 'each' }, { decisions: { 'port-group.network': { ...decide(0, { scope: 'default', hasPolicies: true }), ...decide(1, {}), [PORT_GROUPS[2]?.id ?? '']: { type: 'bridge', bridge: 'br-plain', scope: 'default' } } } })
    expect(mapOf(common)).toMatchObject({ 'Net 1': 'default/vlan-0101-net-1', 'Net 2': 'prod/vlan-0102-net-2', 'Net 3': 'default/bridge-vlan-0103-net-3' })
    expect(common.security.policies.map(({ kind, attachments }) => [kind, attachments])).toEqual([['MultiNetworkPolicy', ['default/vlan-0101-net-1']]])
    const own = planOf({ policies: 'skeletons' }, { decisions: { 'port-group.network': { ...decide(0, { scope: 'each', hasPolicies: false }), ...decide(1, { as: 'cluster-network', scope: 'default' }) } } })
    expect(mapOf(own)).toMatchObject({ 'Net 1': 'prod/vlan-0101-net-1', 'Net 2': 'prod/vlan-0102-net-2', 'Net 6': 'default/vlan-0106-net-6' })
    expect(own.security.policies.flatMap(({ attachments }) => attachments)).not.toContain('prod/vlan-0101-net-1')
    expect(runChecks({ objects: emitted(own).map(({ object }) => object), versions: own.target, estate: makeEstate({ vms: VMS, portGroups: PORT_GROUPS }), concerns: [] }).findings.filter(({ severity }) => severity === 'critical')).toEqual([])
  })

  it('say what each choice costs', () => {
    const reasons = planOf({ localnetAs: 'cluster-network' }).portGroups.map(({ reasons: own }) => own.map(({ code }) => code).join(' '))
    expect(reasons).toEqual([
      'source-vlan cluster-network', 'source-vlan forged-transmits', 'decision network-policy-lost', 'decision network-policy-lost', 'trunk-bridge',
      'decision sriov-live-migration sriov-prerequisites sriov-interface network-policy-lost', 'decision', 'decision network-policy-lost',
    ])
  })

  it('are attachments where the release has no cluster-wide ones', () => {
    const plan = planOf({ localnetAs: 'cluster-network' }, { openshift: '4.18' })
    expect(plan.portGroups[0]?.reasons.map(({ code }) => code)).toContain('cluster-network-unknown')
    expect(emitted(plan).filter(({ object }) => object.kind === 'ClusterUserDefinedNetwork').map(({ object }) => object.metadata?.name)).toEqual(['tenant-a'])
  })

  test.each<[string, DecisionValue<'port-group.network'>, object, string]>([
    ['a bridge that nobody lists', { type: 'bridge', bridge: 'br-x' }, {}, 'unknown-bridge'],
    ['a pool that nobody lists', { type: 'sriov', pool: 'x' }, {}, 'unknown-sriov-pool'],
    ['an uplink of an OVS bridge', { type: 'bridge', bridge: 'br-plain' }, { linuxBridges: [{ name: 'br-plain', uplinks: ['bond1'] }] }, 'bridges-share-uplink'],
  ])('stay open: %s', (_what, decision, networks, code) => {
    const plan = planOf(networks, { decisions: { 'port-group.network': { [PORT_GROUPS[0]?.id ?? '']: decision } } })
    expect(plan.portGroups[0]).toMatchObject({ destination: null, reasons: [{ code }] })
    expect(plan.unplaced.map(({ name }) => name)).toContain('server-1')
  })

  it('take the bridge that a layout keeps for trunks, and none that would take NICs besides', () => {
    const nicLayout = { groups: [{ name: 'workers', nics: Array.from({ length: 10 }, (_, index) => ({ name: `nic${String(index)}` })) }] }
    const decide = (bridge: string, networks: object, vlanId?: number | null) => planOf(networks, { nicLayout, decisions: { 'port-group.network': { [PORT_GROUPS[0]?.id ?? '']: { type: 'bridge', bridge, ...(vlanId === undefined ? {} : { vlanId }) } } } }).portGroups[0]
    expect(decide('br-trunk', {})).toMatchObject({ destination: { attachmentName: 'bridge-vlan-0101-net-1' } })
    expect(decide('br-trunk', {}, null)).toMatchObject({ destination: null, reasons: [{ code: 'bridge-untagged' }] })
    expect(decide('br-plain', {})).toMatchObject({ destination: null, reasons: [{ code: 'bridge-beside-layout' }] })
    expect(decide('br-plain', { linuxBridges: [{ name: 'br-plain' }] })).toMatchObject({ destination: { attachmentName: 'bridge-vlan-0101-net-1' } })
  })
})

/** Written by hand after sriovnetwork.openshift.io/v1 (sriovnetworknodepolicy_types.go of the operator): no CustomResourceDefinition of it is at hand. */
const SRIOV_POLICY = z.strictObject({
  apiVersion: z.literal('sriovnetwork.openshift.io/v1'),
  kind: z.literal('SriovNetworkNodePolicy'),
  metadata: z.strictObject({ name: z.string().regex(/^[a-z0-9][-a-z0-9]*$/), namespace: z.literal('openshift-sriov-network-operator'), labels: z.record(z.string(), z.string()) }),
  spec: z.strictObject({
    resourceName: z.string().regex(/^[a-zA-Z0-9_]+$/),
    nodeSelector: z.record(z.string(), z.string()),
    numVfs: z.number().int().min(0),
    nicSelector: z.strictObject({ vendor: z.string(), deviceID: z.string(), rootDevices: z.array(z.string()), pfNames: z.array(z.string()).min(1), netFilter: z.string() }).partial().refine((selector) => Object.keys(selector).length > 0),
    priority: z.number().int().min(0).max(99).optional(),
    mtu: z.number().int().min(1).optional(),
    deviceType: z.enum(['netdevice', 'vfio-pci']).optional(),
    isRdma: z.boolean().optional(),
    needVhostNet: z.boolean().optional(),
    linkType: z.enum(['eth', 'ETH', 'ib', 'IB']).optional(),
    eSwitchMode: z.enum(['legacy', 'switchdev']).optional(),
    vdpaType: z.enum(['virtio', 'vhost']).optional(),
    excludeTopology: z.boolean().optional(),
    externallyManaged: z.boolean().optional(),
  }),
})

it('emits policies for virtual functions that their operator takes', () => {
  const policies = emitted(planOf({ sriov: [{ name: 'fast_nics', nics: ['ens5f0', 'ens6f0'], virtualFunctions: 16, mtu: 9000, nodeSelector: { rack: 'a' } }] })).filter(({ object }) => object.kind === 'SriovNetworkNodePolicy')
  expect(policies).toHaveLength(1)
  for (const { object } of policies) expect(SRIOV_POLICY.parse(object)).toEqual(object)
})

test.each<[string, object]>([
  ['a bridge twice', { linuxBridges: [{ name: 'a' }, { name: 'a' }] }],
  ['one uplink for two', { linuxBridges: [{ name: 'a', uplinks: ['x'] }, { name: 'b', uplinks: ['x'] }] }],
  ['a NIC in two pools', { sriov: [{ name: 'a', nics: ['x'], virtualFunctions: 1 }, { name: 'b', nics: ['x'], virtualFunctions: 1 }] }],
  ['a pool with a dash', { sriov: [{ name: 'a-b', nics: ['x'], virtualFunctions: 1 }] }],
  ['a namespace in two networks', { isolated: [{ name: 'a', namespaces: ['n'], subnet: '10.0.0.0/24' }, { name: 'b', namespaces: ['n'], subnet: '10.1.0.0/24' }] }],
])('a target is refused: %s', (_what, networks) => {
  expect(vmNetworksSchema.safeParse(networks).success).toBe(false)
})
