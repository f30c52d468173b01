import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Decisions, NO_DECISIONS } from '#shared/domain/decisions/decision.ts'
import type { EstateDatastore, EstateVm } from '#shared/domain/estate/estate.ts'
import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import type { Target } from '#shared/domain/target/target.ts'
import { makeDatastore, makeDisk, makeEstate, makeVm, SOURCE_ID } from '#shared/engine/testing/estate-fixtures.ts'
import { makeTarget } from '#shared/engine/testing/target-fixture.ts'
import { buildMigrationPlan } from './build-migration-plan.ts'

const ONTAP = { provisioner: 'csi.trident.netapp.io', parameters: { backendType: 'ontap-san' } }
const TARGET = makeTarget({
  storageClasses: [
    { name: 'fast', provisioner: 'openshift-storage.rbd.csi.ceph.com', parameters: {}, isDefault: false, isDefaultForVirtualization: true },
    { name: 'slow', provisioner: 'openshift-storage.rbd.csi.ceph.com', parameters: {}, isDefault: false, isDefaultForVirtualization: false },
    { name: 'ontap', ...ONTAP, isDefault: false, isDefaultForVirtualization: false },
  ],
})
const netapp: EstateDatastore['access'] = { devices: [{ vendor: 'NETAPP', model: 'LUN' }], deviceNames: [], adapterTypes: [], clusterNames: [] }
const DATASTORES: EstateDatastore[] = [
  { ...makeDatastore(), access: netapp },
  { ...makeDatastore({ moref: 'datastore-2', name: 'DS02' }), access: netapp },
  makeDatastore({ moref: 'datastore-3', name: 'NFS03', type: 'NFS' }),
]
const idOf = (number: number): string => `${SOURCE_ID}/vm-${number}`

function vmOn(number: number, datastores: readonly number[], sharedPath?: string): EstateVm {
  const disks = datastores.map((datastore, index) =>
    makeDisk({ vmId: idOf(number), label: `Hard disk ${index + 1}`, datastoreId: `${SOURCE_ID}/datastore-${datastore}`, path: index === 0 && sharedPath !== undefined ? sharedPath : `[DS0${datastore}] ${number}/${index}.vmdk` }),
  )
  return makeVm({ moref: `vm-${number}`, powerState: 'poweredOff', disks })
}

function planOf(vms: readonly EstateVm[], decisions: Partial<Decisions>, target: Target = { ...TARGET, storageClasses: TARGET.storageClasses.filter(({ name }) => name !== 'ontap') }): MigrationPlan {
  return buildMigrationPlan({ estate: makeEstate({ vms, datastores: DATASTORES }), target, decisions: { ...NO_DECISIONS, ...decisions }, concerns: [], notEvaluated: [] })
}

const toSlow = (...numbers: number[]): Partial<Decisions> => ({ 'vm.storage-class': Object.fromEntries(numbers.map((number) => [idOf(number), { storageClass: 'slow' }])) })
const places = (plan: MigrationPlan): string[] => plan.plans.map(({ name, vms, storageMap }) => `${name}: ${vms.map(({ vmId }) => vmId.slice(-4)).join(' ')} | ${storageMap.map(({ source, storageClass }) => `${source.name} ${storageClass}`).join(', ')}`)

describe('VMs of one datastore that go to different classes', () => {
  it('have plans and maps of their own, which say why, and leave the others\' names alone', () => {
    const vms = [vmOn(1, [1]), vmOn(2, [1]), vmOn(3, [1, 2]), vmOn(4, [2])]
    const plain = planOf(vms, {})
    const split = planOf(vms, toSlow(2, 4))
    expect(places(plain)).toEqual(['prod-cold-001: vm-1 vm-2 vm-3 vm-4 | DS01 fast, DS02 fast'])
    expect(places(split)).toEqual(['prod-cold-001: vm-1 vm-3 | DS01 fast, DS02 fast', 'prod-cold-storage-001: vm-2 vm-4 | DS01 slow, DS02 slow'])
    expect(split.plans[1]?.because).toContain('(DS01 to slow, DS02 to slow)')
    expect(split.storageOverrides.map(({ vmId }) => vmId)).toEqual([idOf(2), idOf(4)])
  })

  it('are divided further where they contradict each other', () => {
    const decisions: Partial<Decisions> = { ...toSlow(1), 'vm.disk-storage-classes': { [idOf(2)]: { disks: [{ disk: 'Hard disk 2', storageClass: 'slow' }] } } }
    expect(places(planOf([vmOn(1, [1]), vmOn(2, [1, 2]), vmOn(3, [1])], decisions))).toEqual([
      'prod-cold-001: vm-3 | DS01 fast',
      'prod-cold-storage-001: vm-1 | DS01 slow',
      'prod-cold-storage-002: vm-2 | DS01 fast, DS02 slow',
    ])
  })

  it('that are to go where their datastore goes stay where they were', () => {
    expect(planOf([vmOn(1, [1]), vmOn(2, [1])], { 'vm.storage-class': { [idOf(2)]: { storageClass: 'fast' } } }).plans).toHaveLength(1)
  })

  it('are in no plan where MTV cannot do it, with the reason', () => {
    const plan = planOf([vmOn(1, [1, 1])], { 'vm.disk-storage-classes': { [idOf(1)]: { disks: [{ disk: 'disk 2', storageClass: 'slow' }] } } })
    expect(plan).toMatchObject({ plans: [], unplaced: [{ reasons: [{ code: 'disk-classes-differ' }] }] })
  })

  it('have to agree about a disk that they share', () => {
    const vms = [vmOn(1, [1], '[DS01] shared.vmdk'), vmOn(2, [1, 2], '[DS01] shared.vmdk')]
    expect(planOf(vms, toSlow(1)).unplaced.map(({ reasons }) => reasons.map(({ code }) => code))).toEqual([['shared-disk-classes'], ['shared-disk-classes']])
    const agreed = planOf(vms, toSlow(1, 2))
    expect(agreed.unplaced).toEqual([])
    expect(new Set(agreed.plans.flatMap(({ storageMap }) => storageMap.map(({ storageClass }) => storageClass)))).toEqual(new Set(['slow']))
    const partly = planOf(vms, { 'vm.disk-storage-classes': { [idOf(2)]: { disks: [{ disk: 'Hard disk 2', storageClass: 'slow' }] } } })
    expect(partly.unplaced).toEqual([])
  })
})

describe('copy offload', () => {
  const copyOffload = { vendor: 'ontap', secret: 'array' } as const
  const offload = (...datastores: number[]): Partial<Decisions> => ({ 'datastore.storage-class': Object.fromEntries(datastores.map((number) => [`${SOURCE_ID}/datastore-${number}`, { storageClass: 'ontap', copyOffload }])) })

  it('has plans of its own, cold, with what a person has to prepare', () => {
    const plan = planOf([vmOn(1, [1]), vmOn(2, [2])], offload(1), { ...TARGET, migration: { ...TARGET.migration, type: 'warm', vddkImage: 'registry.example.com/vddk:8' } })
    expect(places(plan)).toEqual(['prod-cold-001: vm-2 | DS02 ontap', 'prod-cold-offload-001: vm-1 | DS01 ontap'])
    expect(plan.plans[1]).toMatchObject({ type: 'cold', prerequisites: [{ code: 'copy-offload' }], storageMap: [{ copyOffload }] })
  })

  it('is refused for a VM of which some disks would be copied otherwise', () => {
    expect(planOf([vmOn(1, [1, 2])], offload(1), TARGET).unplaced[0]?.reasons).toMatchObject([{ code: 'copy-offload-mixed' }])
    expect(planOf([vmOn(1, [1, 2])], offload(1, 2), TARGET).unplaced).toEqual([])
  })
})

describe('whatever is decided', () => {
  const storageClass = fc.constantFrom('fast', 'slow', 'ontap', 'gone')
  const decision = fc.record({ storageClass, accessMode: fc.constantFrom('ReadWriteOnce' as const, undefined), copyOffload: fc.constantFrom(undefined, undefined, { vendor: 'ontap' as const, secret: 'array' }) })
    .map(({ accessMode, copyOffload, ...rest }) => ({ ...rest, ...(accessMode === undefined ? {} : { accessMode }), ...(copyOffload === undefined ? {} : { copyOffload }) }))
  const input = fc.record({
    vms: fc.array(fc.record({ datastores: fc.array(fc.constantFrom(1, 2, 3), { maxLength: 3 }), isSharer: fc.constantFrom(true, false, false) }), { maxLength: 8 }),
    ofDatastores: fc.dictionary(fc.constantFrom('1', '2', '3').map((number) => `${SOURCE_ID}/datastore-${number}`), decision, { noNullPrototype: true }),
    rules: fc.array(fc.tuple(fc.constantFrom('type = nfs', 'name ~ DS', 'array = null', 'hosts > 1'), decision).map(([where, rest]) => ({ where, ...rest })), { maxLength: 3 }),
    ofVms: fc.dictionary(fc.integer({ min: 1, max: 8 }).map(idOf), decision, { noNullPrototype: true }),
    ofDisks: fc.dictionary(fc.integer({ min: 1, max: 8 }).map(idOf), fc.uniqueArray(fc.tuple(fc.constantFrom('disk 1', 'disk 2', 'Hard disk 3'), decision).map(([disk, rest]) => ({ disk, ...rest })), { minLength: 1, maxLength: 3, selector: ({ disk }) => disk }).map((disks) => ({ disks })), { noNullPrototype: true }),
  })

  it('every disk of a planned VM has exactly one destination in its plan\'s map, every other VM a reason, and no plan mixes ways of copying', () => {
    fc.assert(
      fc.property(input, ({ vms: traits, ofDatastores, rules, ofVms, ofDisks }) => {
        const vms = traits.map(({ datastores, isSharer }, index) => vmOn(index + 1, datastores, isSharer && datastores[0] === 1 ? '[DS01] shared.vmdk' : undefined))
        const decisions: Partial<Decisions> = {
          'datastore.storage-class': ofDatastores,
          'storage.rules': rules.length === 0 ? {} : { storage: { rules } },
          'vm.storage-class': ofVms,
          'vm.disk-storage-classes': ofDisks,
        }
        const plan = planOf(vms, decisions, TARGET)
        const placed = new Map(plan.plans.flatMap((entry) => entry.vms.map(({ vmId }) => [vmId, entry] as const)))
        expect([...placed.keys(), ...plan.unplaced.map(({ vmId }) => vmId), ...plan.excluded.map(({ vmId }) => vmId)].sort()).toEqual(vms.map(({ id }) => id).sort())
        for (const { reasons } of plan.unplaced) expect(reasons.length).toBeGreaterThan(0)
        for (const vm of vms) {
          const entry = placed.get(vm.id)
          if (entry === undefined) continue
          vm.disks.forEach((disk, index) => {
            const rows = entry.storageMap.filter(({ datastoreId }) => datastoreId === disk.datastoreId)
            expect(rows).toHaveLength(1)
            const wanted = ofDisks[vm.id]?.disks.find((own) => own.disk === `disk ${index + 1}` || own.disk === disk.label) ?? ofVms[vm.id] ?? (disk.datastoreId === null ? undefined : ofDatastores[disk.datastoreId])
            if (wanted === undefined) return
            const { disk: _disk, ...destination } = { disk: '', ...wanted }
            expect(rows[0]).toMatchObject(destination)
          })
        }
        for (const entry of plan.plans) expect(new Set(entry.storageMap.map(({ copyOffload }) => copyOffload !== undefined)).size).toBeLessThan(2)
        // MTV resolves every row: one that no disk is on would be dead.
        for (const entry of plan.plans) {
          const lain = new Set(entry.vms.flatMap(({ vmId }) => vms.find(({ id }) => id === vmId)?.disks.map(({ datastoreId }) => datastoreId) ?? []))
          for (const { datastoreId } of entry.storageMap) expect(lain).toContain(datastoreId)
        }
        expect(planOf([...vms].reverse(), decisions, TARGET)).toEqual(plan)
      }),
    )
  })
})
