import { describe, expect, it, test } from 'vitest'
import { type Decisions, NO_DECISIONS } from '#shared/domain/decisions/decision.ts'
import { ESTATE_INPUTS, type Estate, type EstateVm } from '#shared/domain/estate/estate.ts'
import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import type { Finding } from '#shared/domain/finding.ts'
import { placementPolicySchema } from '#shared/domain/target/placement-policy.ts'
import type { Target } from '#shared/domain/target/target.ts'
import { makeDatastore, makeDisk, makeEstate, makeNic, makePortGroup, makeSource, makeVm, SOURCE_ID } from '#shared/engine/testing/estate-fixtures.ts'
import { makeTarget } from '#shared/engine/testing/target-fixture.ts'
import { buildMigrationPlan } from './build-migration-plan.ts'

function plan(estate: Partial<Estate>, target: Partial<Target> = {}, decisions: Partial<Decisions> = {}, concerns: readonly Finding[] = []): MigrationPlan {
  return buildMigrationPlan({ estate: makeEstate(estate), target: makeTarget(target), decisions: { ...NO_DECISIONS, ...decisions }, concerns, notEvaluated: [] })
}

function vms(...list: Partial<EstateVm>[]): EstateVm[] {
  return list.map((overrides, index) => makeVm({ moref: `vm-${index + 1}`, ...overrides }))
}

const codesOf = (result: MigrationPlan): string[][] => result.unplaced.map((vm) => vm.reasons.map((reason) => reason.code))
const seating = (result: MigrationPlan): string[][] => result.plans.map((entry) => entry.vms.map((vm) => vm.source.name))

describe('a healthy VM', () => {
  it('is in one plan, with a reference by moref and name and the map rows that it uses', () => {
    const result = plan({})
    expect(result.unplaced).toEqual([])
    expect(result.plans).toHaveLength(1)
    expect(result.plans[0]).toMatchObject({
      name: 'prod-cold-001',
      targetNamespace: 'prod',
      type: 'cold',
      providerName: 'vcenter-vcenter-example-com',
      vms: [{ source: { id: 'vm-1', name: 'server-vm-1' }, targetName: 'server-vm-1', nicCount: 1, mappedNicCount: 1, leftOutNics: [] }],
      networkMap: [{ source: { id: 'dvportgroup-1', name: 'App Net' }, destination: { type: 'multus', namespace: 'default', name: 'vlan-0033-app-net' } }],
      storageMap: [{ source: { id: 'datastore-1', name: 'DS01' }, storageClass: 'fast', volumeMode: 'Block', accessMode: 'ReadWriteMany' }],
      migrateSharedDisks: null,
    })
    expect(result.attachments).toEqual([{ name: 'vlan-0033-app-net', namespace: 'default', physicalNetworkName: 'physnet-vm', vlanId: 33, mtu: 1500, portGroupNames: ['App Net'] }])
  })
})

describe('namespaces', () => {
  const pools = vms({ resourcePoolPath: '/DC1/PROD/Resources/Gold' }, { resourcePoolPath: '/DC1/PROD/Resources' }, { resourcePoolPath: null }, { resourcePoolPath: '/DC1/DEV/Resources/Gold' })
  const namesOf = (result: MigrationPlan): string[] => result.namespaces.map(({ name }) => name)

  it('by resource pool are called after pools, and after the cluster where a VM is in its own', () => {
    expect(namesOf(plan({ vms: pools }, { namespaces: { by: 'resource-pool', prefix: 'x-' } }))).toEqual(['migrated-vms', 'x-gold', expect.stringMatching(/^x-gold-[a-z0-9]{4}$/), 'x-prod'])
  })

  it('by application follow an imported list', () => {
    const applications = new Map([[pools[0]?.id ?? '', 'ERP'], [pools[1]?.id ?? '', 'ERP']])
    const result = buildMigrationPlan({ estate: makeEstate({ vms: pools }), target: makeTarget({ namespaces: { by: 'application', prefix: '' } }), decisions: NO_DECISIONS, concerns: [], notEvaluated: [], side: { applications, permissions: null } })
    expect(result.namespaces).toEqual([{ name: 'erp', because: 'application ERP' }, { name: 'migrated-vms', because: 'VMs without an application' }])
  })
})

describe('VMs that are placed by their plans', () => {
  const apart = (vmId: string) => ({ vmId: `${SOURCE_ID}/${vmId}`, type: 'Anti-affinity', name: 'apart' })
  const list = vms({ clusterRules: [apart('vm-1')] }, {}, { clusterRules: [apart('vm-3')] })

  it('share a plan with those of the same placement alone', () => {
    const result = plan({ vms: list }, { placement: placementPolicySchema.parse({ carrier: 'plans' }) })
    expect(seating(result)).toEqual([['server-vm-1', 'server-vm-3'], ['server-vm-2']])
    expect(result.plans.map(({ traits }) => traits?.labels ?? null)).toEqual([{ 'portolan.io/rule-apart': '' }, null])
  })

  it.each(['none', 'patches'] as const)('stay in one plan where the carrier is %s', (carrier) => {
    const result = plan({ vms: list }, { placement: placementPolicySchema.parse({ carrier }) })
    expect(seating(result)).toEqual([['server-vm-1', 'server-vm-2', 'server-vm-3']])
  })
})

it("names a source's Provider apart from the target's own", () => {
  const own = makeTarget({})
  const result = plan({}, { migration: { ...own.migration, destinationProvider: 'vcenter-vcenter-example-com' } })
  expect(result.providers.map(({ name }) => name)).toEqual([expect.stringMatching(/^vcenter-vcenter-example-com-[a-z0-9]{4}$/)])
  expect(result.plans[0]?.providerName).toBe(result.providers[0]?.name)
})

describe('what keeps a VM out of every plan', () => {
  const trunk = makePortGroup({ moref: 'dvportgroup-2', name: 'Trunk', vlanKind: 'unknown', vlanId: null, vlanText: null })
  const duplicates = { macAddress: '00:50:56:AA:00:01' }
  test.each<[string, Partial<Estate>, Partial<Target>, string[][]]>([
    ['a trunk port group', { portGroups: [trunk], vms: vms({ nics: [makeNic({ portGroupId: trunk.id, networkName: 'Trunk' })] }) }, {}, [['network-not-mapped']]],
    ['a port group that is not listed', { vms: vms({ nics: [makeNic({ portGroupId: null, networkName: 'Ghost' })] }) }, {}, [['network-unknown']]],
    ['a datastore that is not listed', { vms: vms({ disks: [makeDisk({ datastoreId: null, datastoreName: 'gone' })] }) }, {}, [['datastore-unknown']]],
    ['a disk without a path', { vms: vms({ disks: [makeDisk({ datastoreId: null, datastoreName: null })] }) }, {}, [['datastore-unknown']]],
    ['a disk of no size', { vms: vms({ disks: [makeDisk({ capacityMib: 0 })] }) }, {}, [['disk-size']]],
    ['a disk of unknown size', { vms: vms({ disks: [makeDisk({ capacityMib: null })] }) }, {}, [['disk-size']]],
    ['fewer disks listed than counted', { vms: vms({ diskCount: 2 }) }, {}, [['disks-unknown']]],
    ['fewer NICs listed than counted', { vms: vms({ nicCount: 2 }) }, {}, [['nics-unknown']]],
    ['no list of NICs at all', { vms: vms({ nics: [], nicCount: 1 }), available: { [SOURCE_ID]: ESTATE_INPUTS.filter((input) => input !== 'nics') } }, {}, [['nics-unknown']]],
    ['no moref and a name that two VMs bear', { vms: [makeVm({ id: `${SOURCE_ID}/a`, moref: null, name: 'twin' }), makeVm({ id: `${SOURCE_ID}/b`, moref: null, name: 'twin' })] }, {}, [['unresolvable-reference'], ['unresolvable-reference']]],
    ['a MAC address that an older VM bears', { vms: vms({ nics: [makeNic(duplicates)] }, { nics: [makeNic(duplicates)] }) }, {}, [['duplicate-mac']]],
    ['classes without a default', {}, { storageClasses: makeTarget({}).storageClasses.flatMap((entry) => [{ ...entry, isDefaultForVirtualization: false }, { ...entry, name: 'other', isDefaultForVirtualization: false }]) }, [['storage-not-mapped']]],
    ['a class of an unknown provisioner', {}, { storageClasses: [{ name: 'odd', provisioner: 'csi.example.com', parameters: {}, isDefault: true, isDefaultForVirtualization: false }] }, [['storage-not-mapped']]],
  ])('%s', (_, estate, target, codes) => {
    const result = plan(estate, target)
    expect(codesOf(result)).toEqual(codes)
  })

  it('is a critical concern from MTV 2.12 on, and only then', () => {
    const concern: Finding = { ruleId: 'vmware.guestDisks.freespace', subject: `${SOURCE_ID}/vm-1`, severity: 'critical', message: 'C: is full.', remedy: 'Free it.', data: {} }
    expect(codesOf(plan({}, { mtv: '2.12' }, {}, [concern]))).toEqual([['vmware.guestDisks.freespace']])
    expect(codesOf(plan({}, { mtv: '2.11' }, {}, [concern]))).toEqual([])
  })

  it('is a second NIC on the pod network', () => {
    const estate = { vms: vms({ nics: [makeNic(), makeNic({ label: 'Network adapter 2' })] }) }
    const pod = { 'port-group.network': { [makePortGroup().id]: { type: 'pod' as const } } }
    expect(codesOf(plan(estate, {}, pod))).toEqual([['pod-network-twice']])
  })
})

describe('a VM that would stop the others of its plan', () => {
  test.each<[string, Partial<EstateVm>, string]>([
    ['Tools that do not run', { tools: { vmId: '', status: 'toolsNotRunning', version: null, requiredVersion: null, upgradePolicy: null, isSyncTimeWithHost: null, isOperationReady: null } }, 'tools-not-running'],
    ['Tools that are unknown', { tools: null }, 'tools-not-running'],
    ['a suspended VM', { powerState: 'suspended' }, 'suspended'],
    ['an unknown power state', { powerState: null }, 'power-state-unknown'],
  ])('%s: a plan of its own with a prerequisite', (_, overrides, code) => {
    const result = plan({ vms: vms({}, overrides, {}) })
    expect(seating(result)).toEqual([['server-vm-1', 'server-vm-3'], ['server-vm-2']])
    expect(result.plans[1]).toMatchObject({ name: 'solo-server-vm-2', type: 'cold', prerequisites: [{ code }] })
  })

  it('needs none of that while it is powered off', () => {
    expect(seating(plan({ vms: vms({}, { powerState: 'poweredOff', tools: null }) }))).toEqual([['server-vm-1', 'server-vm-2']])
  })
})

describe('sharers of a disk', () => {
  const shared = (count: number, powerState: 'poweredOn' | 'poweredOff'): EstateVm[] =>
    vms(...Array.from({ length: count }, (_, index) => ({ powerState, disks: [makeDisk({ path: '[DS01] own', capacityMib: 10 + index }), makeDisk({ path: '[DS01] quorum.vmdk' })].map((disk, at) => (at === 0 ? { ...disk, path: `[DS01] own-${index}` } : disk)) })))

  it.each(['2.9', '2.12'] as const)('need the owner first on MTV %s, so that the disk is copied once', (mtv) => {
    const result = plan({ vms: shared(2, 'poweredOff') }, { mtv })
    expect(result.plans.map((entry) => [entry.vms.map((vm) => vm.source.name), entry.migrateSharedDisks, entry.after])).toEqual([
      [['server-vm-2'], false, ['shared-server-vm-1-owners']],
      [['server-vm-1'], true, []],
    ])
  })

  it('have a plan each while one runs, after the owner, with the power-off said', () => {
    const result = plan({ vms: shared(2, 'poweredOn') }, { mtv: '2.12' })
    expect(result.plans.map((entry) => [entry.name, entry.migrateSharedDisks, entry.after, entry.prerequisites.map((reason) => reason.code)])).toEqual([
      ['shared-server-vm-1-other-1', false, ['shared-server-vm-1-owner-1'], ['running-sharers']],
      ['shared-server-vm-1-owner-1', true, [], ['running-sharers']],
    ])
  })

  it('that MTV cannot see stay behind: a raw device shared by the SCSI bus', () => {
    const raw = { isRaw: true, rawLunId: '0200aa', sharingMode: 'sharingNone', sharedBus: 'physicalSharing' }
    const result = plan({ vms: vms({ powerState: 'poweredOff', disks: [makeDisk({ ...raw, path: '[DS01] a/rdm.vmdk' })] }, { powerState: 'poweredOff', disks: [makeDisk({ ...raw, path: '[DS01] b/rdm.vmdk' })] }) })
    expect(codesOf(result)).toEqual([['shared-raw-device'], ['shared-raw-device']])
  })

  it('without a partner in the inventory are powered off and alone too', () => {
    const result = plan({ vms: vms({}, { disks: [makeDisk({ path: '[DS01] lone.vmdk', sharingMode: 'sharingMultiWriter' })] }, {}) })
    expect(seating(result)).toEqual([['server-vm-1', 'server-vm-3'], ['server-vm-2']])
    expect(result.plans[1]?.prerequisites.map((reason) => reason.code)).toEqual(['running-sharers'])
  })

  it('stay behind together with one that has no place', () => {
    const [first, second] = shared(2, 'poweredOff')
    if (first === undefined || second === undefined) throw new Error('two VMs are wanted')
    const result = plan({ vms: [first, { ...second, nicCount: 5 }] })
    expect(codesOf(result)).toEqual([['sharer-left-behind'], ['nics-unknown']])
    expect(result.plans).toEqual([])
  })

  it('go to one namespace, that of the oldest', () => {
    const [first, second] = shared(2, 'poweredOff')
    if (first === undefined || second === undefined) throw new Error('two VMs are wanted')
    const result = plan({ vms: [first, { ...second, clusterName: 'OTHER' }] }, { mtv: '2.9', networks: { ...makeTarget().networks, attachmentNamespace: 'each' } })
    expect(new Set(result.plans.map((entry) => entry.targetNamespace))).toEqual(new Set(['prod']))
    expect(new Set(result.attachments.map((entry) => entry.namespace))).toEqual(new Set(['prod']))
  })
})

describe('storage', () => {
  const stated = (mode: Partial<Target['storageClasses'][number]>): Partial<Target> => ({ storageClasses: makeTarget({}).storageClasses.map((entry) => ({ ...entry, ...mode })) })
  it('takes the access mode that goes with a stated volume mode', () => {
    expect(plan({}, stated({ volumeMode: 'Filesystem' })).plans[0]?.storageMap[0]).toMatchObject({ volumeMode: 'Filesystem', accessMode: 'ReadWriteOnce' })
  })

  it('is an open question where the class does not offer what is stated', () => {
    expect(codesOf(plan({}, stated({ accessMode: 'ReadOnlyMany' })))).toEqual([['storage-not-mapped']])
  })

  it('on vSAN needs a VDDK image first', () => {
    const estate = { datastores: [makeDatastore({ type: 'vsan' })] }
    expect(plan(estate).plans[0]?.prerequisites.map((reason) => reason.code)).toEqual(['vsan-without-vddk'])
    expect(plan(estate, { migration: { ...makeTarget().migration, vddkImage: 'registry.example.com/vddk:8' } }).plans[0]?.prerequisites).toEqual([])
  })
})

describe('a namespace decision', () => {
  it('lets a VM join the namespace of others and renames nothing', () => {
    const result = plan({ vms: vms({}, { clusterName: 'DEV' }) }, {}, { 'vm.namespace': { [`${SOURCE_ID}/vm-2`]: { namespace: 'prod' } } })
    expect(new Set(result.plans.map((entry) => entry.targetNamespace))).toEqual(new Set(['prod']))
  })
})

describe('NICs', () => {
  it('of two source networks on the pod network make two plans, since a map has one row to it', () => {
    const second = makePortGroup({ moref: 'dvportgroup-2', name: 'Second' })
    const pod = { type: 'pod' as const }
    const result = plan(
      { portGroups: [makePortGroup(), second], vms: vms({}, { nics: [makeNic({ portGroupId: second.id, networkName: 'Second' })] }, {}) },
      {},
      { 'port-group.network': { [makePortGroup().id]: pod, [second.id]: pod } },
    )
    expect(result.plans.map((entry) => [entry.name, entry.vms.length])).toEqual([['prod-cold-001', 2], ['prod-cold-002', 1]])
  })

  it('that are attached to nothing are left out and counted', () => {
    const result = plan({ vms: vms({ nics: [makeNic(), makeNic({ label: 'Network adapter 2', networkName: 'none', portGroupId: null })] }) })
    expect(result.plans[0]?.vms[0]).toMatchObject({ nicCount: 2, mappedNicCount: 1, leftOutNics: [{ label: 'Network adapter 2', reason: { code: 'nic-unattached' } }] })
  })

  it('two on one network share one row', () => {
    const result = plan({ vms: vms({ nics: [makeNic(), makeNic({ label: 'Network adapter 2' })] }) })
    expect(result.plans[0]?.networkMap).toHaveLength(1)
    expect(result.plans[0]?.vms[0]).toMatchObject({ nicCount: 2, mappedNicCount: 2 })
  })

  it('on a standard port group are found by its qualified name', () => {
    const standard = makePortGroup({ kind: 'standard', moref: null, name: 'VM Network', datacenterName: 'DC1', vlanKind: 'untagged', vlanId: null, vlanText: '0' })
    const result = plan({ portGroups: [standard], vms: vms({ nics: [makeNic({ portGroupId: standard.id, networkName: 'VM Network' })] }) })
    expect(result.plans[0]?.networkMap[0]).toMatchObject({ source: { name: 'DC1/network/VM Network' }, destination: { name: 'untagged-vm-network' } })
    expect(result.plans[0]?.networkMap[0]?.source).not.toHaveProperty('id')
    expect(result.attachments[0]?.vlanId).toBeNull()
  })

  it('on a network that is left out by decision have an ignored row and are counted', () => {
    const result = plan({}, {}, { 'port-group.network': { [makePortGroup().id]: { type: 'ignored', reason: 'backup network' } } })
    expect(result.plans[0]?.networkMap[0]?.destination).toEqual({ type: 'ignored' })
    expect(result.plans[0]?.vms[0]).toMatchObject({ mappedNicCount: 0, leftOutNics: [{ reason: { code: 'network-left-out' } }] })
    expect(result.attachments).toEqual([])
  })
})

describe('two vCenters with the same morefs', () => {
  const OTHER = 'bbbbbbbb-0000-4000-8000-000000000002'
  const other = (sourceId: string): Partial<EstateVm> => ({ sourceId, nics: [makeNic({ portGroupId: `${sourceId}/dvportgroup-1` })], disks: [makeDisk({ datastoreId: `${sourceId}/datastore-1` })] })
  it('keep a provider, plans and maps each, and names that differ', () => {
    const result = plan({
      sources: [makeSource(), makeSource({ id: OTHER, instanceUuid: OTHER, name: 'vcenter2.example.com' })],
      vms: [makeVm(other(SOURCE_ID)), makeVm(other(OTHER))],
      datastores: [makeDatastore(), makeDatastore({ sourceId: OTHER })],
      portGroups: [makePortGroup(), makePortGroup({ sourceId: OTHER })],
    })
    expect(result.providers.map((provider) => provider.name)).toEqual(['vcenter-vcenter-example-com', 'vcenter-vcenter2-example-com'])
    expect(result.plans).toHaveLength(2)
    expect(new Set(result.plans.map((entry) => entry.targetNamespace)).size).toBe(2)
    expect(new Set(result.plans.flatMap((entry) => entry.vms.map((vm) => vm.targetName))).size).toBe(2)
    expect(result.attachments).toHaveLength(1)
  })
})
