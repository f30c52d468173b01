import { expect, it } from 'vitest'
import { NO_DECISIONS } from '#shared/domain/decisions/decision.ts'
import { waveRatesSchema } from '#shared/domain/waves/wave-rates.ts'
import type { EstateDisk } from '#shared/domain/estate/estate.ts'
import type { WaveVm } from '#shared/domain/waves/wave-vm.ts'
import { buildMigrationPlan } from '#shared/engine/plan/build-migration-plan.ts'
import { makeConfiguredDisk } from '#shared/engine/testing/configured-vm.ts'
import { makeDatastore, makeDisk, makeEstate, makeVm, SOURCE_ID } from '#shared/engine/testing/estate-fixtures.ts'
import { makeTarget } from '#shared/engine/testing/target-fixture.ts'
import { pickRates } from './throughput/pick-rates.ts'
import { cutoverJob } from './throughput/transfer-jobs.ts'
import { waveVmsOf } from './wave-vms.ts'

const ONTAP = { name: 'ontap', provisioner: 'csi.trident.netapp.io', parameters: { backendType: 'ontap-san' }, isDefault: true, isDefaultForVirtualization: true }

it('what two VMs share is copied with the one whose plan brings it, and counted there alone', () => {
  const vms = [1, 2].map((number) => makeVm({ moref: `vm-${String(number)}`, powerState: 'poweredOff', disks: [
    { ...makeDisk({ vmId: `${SOURCE_ID}/vm-${String(number)}`, path: '[DS01] quorum.vmdk', capacityMib: 700 }), sharedAs: 'quorum' },
    makeDisk({ vmId: `${SOURCE_ID}/vm-${String(number)}`, path: `[DS01] ${String(number)}.vmdk`, capacityMib: 100 }),
  ] }))
  const estate = makeEstate({ vms, datastores: [makeDatastore()] })
  const plan = buildMigrationPlan({ estate, target: makeTarget(), decisions: NO_DECISIONS, concerns: [], notEvaluated: [] })
  const found = waveVmsOf({ estate, plan, applications: new Map(), performance: new Map(), riskPoints: new Map() })
  expect(Object.fromEntries(found.map(({ id, disks }) => [id.slice(-4), disks.map(({ capacityMib }) => capacityMib)]))).toEqual({ 'vm-1': [700, 100], 'vm-2': [100] })
  expect(plan.plans.map(({ migrateSharedDisks, vms: planned }) => [migrateSharedDisks, planned.map(({ diskCount, capacityMib }) => [diskCount, capacityMib])])).toEqual([[false, [[1, 100]]], [true, [[2, 800]]]])
})

it('copies of each disk its share of what the VM uses, else all of it, and of a disk that may depend on a template\'s never less', () => {
  const vmId = `${SOURCE_ID}/vm-1`
  const disk = (path: string, capacityMib: number, more: Partial<EstateDisk> = {}): EstateDisk => ({ ...makeDisk({ vmId, path: `[DS01] ${path}.vmdk`, capacityMib }), ...more })
  const withOwnFigure = (path: string, capacityMib: number, actualSizeMib: number): EstateDisk => makeConfiguredDisk({ actualSizeMib }, disk(path, capacityMib))
  const copiedOf = (inUseMib: number | null, disks: readonly EstateDisk[]): readonly unknown[] => {
    const estate = makeEstate({ vms: [makeVm({ moref: 'vm-1', powerState: 'poweredOff', inUseMib, disks })], datastores: [makeDatastore()] })
    const plan = buildMigrationPlan({ estate, target: makeTarget(), decisions: NO_DECISIONS, concerns: [], notEvaluated: [] })
    return waveVmsOf({ estate, plan, applications: new Map(), performance: new Map(), riskPoints: new Map() })[0]?.disks.map(({ capacityMib, copyMib }) => [capacityMib, copyMib]) ?? []
  }
  expect(copiedOf(400, [disk('a', 300), disk('b', 500)])).toEqual([[300, 150], [500, 250]])
  expect(copiedOf(null, [disk('a', 300)])).toEqual([[300, 300]])
  expect(copiedOf(400, [disk('a', 300, { isRaw: true }), disk('b', 500)])).toEqual([[300, 300], [500, 250]])
  expect(copiedOf(null, [withOwnFigure('a', 300, 120), withOwnFigure('b', 100, 130)])).toEqual([[300, 300], [100, 100]])
})

it('VMs of which the array copies the disks take its rate, and no host and no link', () => {
  const datastores = [1, 2].map((number) => ({ ...makeDatastore({ moref: `datastore-${String(number)}`, name: `DS0${String(number)}` }), access: { devices: [{ vendor: 'NETAPP', model: 'LUN' }], deviceNames: [], adapterTypes: [], clusterNames: [] } }))
  const vms = [1, 2].map((number) => makeVm({ moref: `vm-${String(number)}`, powerState: 'poweredOff', disks: [makeDisk({ vmId: `${SOURCE_ID}/vm-${String(number)}`, datastoreId: `${SOURCE_ID}/datastore-${String(number)}`, path: `[DS0${String(number)}] a.vmdk` })] }))
  const estate = makeEstate({ vms, datastores })
  const decisions = { ...NO_DECISIONS, 'datastore.storage-class': { [`${SOURCE_ID}/datastore-1`]: { storageClass: 'ontap', copyOffload: { vendor: 'ontap' as const, secret: 'array' } } } }
  const plan = buildMigrationPlan({ estate, target: makeTarget({ storageClasses: [ONTAP] }), decisions, concerns: [], notEvaluated: [] })
  const found = waveVmsOf({ estate, plan, applications: new Map(), performance: new Map(), riskPoints: new Map() })
  expect(Object.fromEntries(found.map(({ id, isOffloaded }) => [id, isOffloaded]))).toEqual({ [`${SOURCE_ID}/vm-1`]: true, [`${SOURCE_ID}/vm-2`]: false })
  const limits = (vm: WaveVm | undefined): readonly string[] => (vm === undefined ? [] : cutoverJob(vm, pickRates(waveRatesSchema.parse({ link: 100 }), 'cautious')).flows.flatMap(({ resources }) => resources.map(({ key, capacity }) => `${key.split(' ')[0] ?? ''} ${String(capacity)}`)))
  expect(limits(found.find(({ isOffloaded }) => isOffloaded))).toEqual(['offload 477'])
  expect(limits(found.find(({ isOffloaded }) => !isOffloaded))).toEqual(['host 176', 'datastore 704', 'link 100'])
})

it('only rules about VMs tie them to each other or part them', () => {
  const rules = [['Affinity', 'keep'], ['Anti-affinity', 'apart'], ['VM-Host', 'hosts'], ['VM-Host anti-affinity', 'off'], ['Affinity label', 'label'], ['Affinity group', 'switched off'], [null, 'unsaid']] as const
  const vm = makeVm({ moref: 'vm-1', powerState: 'poweredOff', clusterName: 'PROD', disks: [makeDisk({ vmId: `${SOURCE_ID}/vm-1` })], clusterRules: rules.map(([type, name]) => ({ vmId: `${SOURCE_ID}/vm-1`, type, name })) })
  const estate = makeEstate({ vms: [vm], datastores: [makeDatastore()] })
  const plan = buildMigrationPlan({ estate, target: makeTarget(), decisions: NO_DECISIONS, concerns: [], notEvaluated: [] })
  expect(waveVmsOf({ estate, plan, applications: new Map(), performance: new Map(), riskPoints: new Map() })).toMatchObject([{ clusterName: 'PROD', affinityRules: ['keep'], antiAffinityRules: ['apart'] }])
})
