import { describe, expect, it, test } from 'vitest'
import { type Decisions, NO_DECISIONS } from '#shared/domain/decisions/decision.ts'
import { ESTATE_INPUTS, type Estate, type EstateVm } from '#shared/domain/estate/estate.ts'
import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import type { Target } from '#shared/domain/target/target.ts'
import { makeEstate, makeNic, makeSource } from '#shared/engine/testing/estate-fixtures.ts'
import { makeDirectLun, makeOvirtDisk, makeOvirtVm, makeProfile, NETWORK_UUID } from '#shared/engine/testing/ovirt-fixtures.ts'
import { makeTarget } from '#shared/engine/testing/target-fixture.ts'
import { buildMigrationPlan } from './build-migration-plan.ts'

const ENGINE = { kind: 'ovirt', name: 'engine.example.com', version: '4.5.5' } as const
const blue = makeProfile()
const second = makeProfile({ moref: 'profile-2', name: 'profile with filter' })
const nicOn = (profile: { readonly id: string; readonly name: string }, overrides: Parameters<typeof makeNic>[0] = {}) => makeNic({ portGroupId: profile.id, networkName: profile.name, switchName: 'blue', ...overrides })

function vm(overrides: Partial<EstateVm> = {}, configuration = {}): EstateVm {
  return makeOvirtVm({ moref: 'vm-1', disks: [makeOvirtDisk({ path: `[DS01] disk of ${overrides.moref ?? 'vm-1'}` })], nics: [nicOn(blue)], ...overrides }, configuration)
}

function plan(estate: Partial<Estate>, target: Partial<Target> = {}, decisions: Partial<Decisions> = {}, source = {}): MigrationPlan {
  const whole = makeEstate({ sources: [makeSource({ ...ENGINE, ...source })], portGroups: [blue, second], vms: [vm()], ...estate })
  return buildMigrationPlan({ estate: whole, target: makeTarget(target), decisions: { ...NO_DECISIONS, ...decisions }, concerns: [], notEvaluated: [] })
}

const codesOf = (result: MigrationPlan): string[] => result.unplaced.flatMap(({ reasons }) => reasons.map(({ code }) => code))

describe('a VM of an oVirt engine', () => {
  it('is referred to by UUIDs: its network by the logical network, its storage by the domain', () => {
    const result = plan({})
    expect(result.providers).toMatchObject([{ kind: 'ovirt', url: 'https://engine.example.com/ovirt-engine/api' }])
    expect(result.plans).toMatchObject([
      {
        vms: [{ source: { id: 'vm-1' } }],
        networkMap: [{ source: { id: NETWORK_UUID, name: 'blue' }, destination: { type: 'multus', name: 'vlan-0033-blue' } }],
        storageMap: [{ source: { id: 'datastore-1' } }],
        prerequisites: [],
      },
    ])
  })

  it('has one row for a network, however many of its profiles its NICs are on', () => {
    const result = plan({ vms: [vm({ nics: [nicOn(blue), nicOn(second)] }), vm({ moref: 'vm-2', nics: [nicOn(second)] })] })
    expect(result.plans).toHaveLength(1)
    expect(result.plans[0]?.networkMap).toHaveLength(1)
    expect(result.plans[0]?.vms.map(({ mappedNicCount }) => mappedNicCount)).toEqual([2, 1])
    expect(result.attachments.map(({ portGroupNames }) => portGroupNames)).toEqual([['blue']])
  })

  it('needs no VMware Tools, no change tracking and no VDDK image to move warm', () => {
    const warm = { migration: { ...makeTarget({}).migration, type: 'warm' as const } }
    expect(plan({}, warm).plans).toMatchObject([{ type: 'warm', prerequisites: [] }])
    expect(plan({ vms: [vm({ disks: [makeDirectLun()] })] }, warm).plans).toMatchObject([{ type: 'cold' }])
    expect(plan({}, warm).assumptions.join()).not.toMatch(/VDDK|block tracking/)
  })

  it('has a direct LUN taken over: in no map, in no capacity, with what to see to before', () => {
    const result = plan({ vms: [vm({ disks: [makeOvirtDisk(), makeDirectLun()] })] })
    expect(result.plans).toMatchObject([{ storageMap: [{ source: { id: 'datastore-1' } }], vms: [{ diskCount: 2, capacityMib: 40_960 }], prerequisites: [{ code: 'direct-lun' }] }])
    expect(result.datastores).toMatchObject([{ diskCount: 1, capacityMib: 40_960 }])
  })

  it('is left out where it runs the engine itself, unless someone decides otherwise', () => {
    const engine = vm({}, { origin: 'managed_hosted_engine' })
    expect(plan({ vms: [engine] }).excluded).toMatchObject([{ reasons: [{ code: 'hosted-engine' }] }])
    expect(plan({ vms: [engine] }, {}, { 'vm.inclusion': { [engine.id]: { isIncluded: true, reason: 'a copy' } } }).excluded).toEqual([])
  })
})

describe('what keeps a VM of an oVirt engine out of every plan', () => {
  const passThrough = makeProfile({ moref: 'profile-3', name: 'sriov' }, { isPassThrough: true, networkUuid: '3' })
  const unknownNetwork = makeProfile({ moref: 'profile-4', name: 'lost' }, { networkUuid: null, networkName: null })
  const portGroups = [blue, second, passThrough, unknownNetwork]
  const shared = makeOvirtDisk({ path: '[DS01] shared', sharingMode: 'sharingMultiWriter' })
  test.each<[string, EstateVm[], string[]]>([
    ['a pass-through profile', [vm({ nics: [nicOn(passThrough)] })], ['network-not-mapped']],
    ['a profile whose network nobody states', [vm({ nics: [nicOn(unknownNetwork)] })], ['unresolvable-reference']],
    ['a NIC without a profile', [vm({ nics: [makeNic({ networkName: null, switchName: null, portGroupId: null })] })], ['nic-without-profile']],
    ['NICs that no document lists', [vm({ nics: [], nicCount: null })], ['nics-unknown']],
    ['a disk on Cinder', [vm({ disks: [makeOvirtDisk({}, { storageType: 'cinder' })] })], ['disk-storage-type']],
    ['a disk that another VM has too', [vm({ disks: [shared], powerState: 'poweredOff' }), vm({ moref: 'vm-2', disks: [shared], powerState: 'poweredOff' })], ['shared-disk-ovirt', 'shared-disk-ovirt']],
  ])('%s', (_, vms, codes) => {
    const result = plan({ vms, portGroups, available: { [makeSource().id]: [...ESTATE_INPUTS] } })
    expect(codesOf(result)).toEqual(codes)
    expect(result.plans).toEqual([])
  })

  it.each([
    ['4.5.2.1-1.el8', 0],
    ['4.5.2', 1],
    ['4.4.10', 1],
    ['4.10.0', 0],
    [null, 0],
  ])('a direct LUN of engine %s', (version, unplaced) => {
    expect(plan({ vms: [vm({ disks: [makeDirectLun()] })] }, {}, {}, { version }).unplaced).toHaveLength(unplaced)
  })

  it('profiles of one network that were sent to different places', () => {
    const decisions = { 'port-group.network': { [second.id]: { type: 'pod' as const } } }
    const vms = [vm({ nics: [nicOn(blue)] }), vm({ moref: 'vm-2', nics: [nicOn(second)] })]
    expect(codesOf(plan({ vms }, {}, decisions))).toEqual(['network-split', 'network-split'])
    expect(codesOf(plan({ vms: vms.slice(1) }, {}, decisions))).toEqual([])
  })

  it('nothing of it holds back a pass-through NIC that is left out by decision', () => {
    const decisions = { 'port-group.network': { [passThrough.id]: { type: 'ignored' as const, reason: 'storage network' } } }
    expect(codesOf(plan({ vms: [vm({ nics: [nicOn(passThrough)] })], portGroups }, {}, decisions))).toEqual([])
  })
})
