import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Decisions, NO_DECISIONS } from '#shared/domain/decisions/decision.ts'
import type { EstateVm } from '#shared/domain/estate/estate.ts'
import type { Target } from '#shared/domain/target/target.ts'
import { addUpEstate, assessEstate, judgeByPlan } from '#shared/engine/assess/assess-vms.ts'
import { createPartMemo, NOTHING_KEPT, type PartMemo } from '#shared/engine/kept/part-memo.ts'
import { shareUnchanged } from '#shared/engine/kept/share-unchanged.ts'
import { makeDatastore, makeDisk, makeEstate, makeNic, makePortGroup, makeVm, SOURCE_ID } from '#shared/engine/testing/estate-fixtures.ts'
import { makeTarget } from '#shared/engine/testing/target-fixture.ts'
import { buildMigrationPlan } from './build-migration-plan.ts'

const VM_COUNT = 18
const OTHER_STORE = makeDatastore({ moref: 'datastore-2', name: 'DS02' })
const OTHER_NET = makePortGroup({ moref: 'dvportgroup-2', name: 'Other Net', vlanId: 12, vlanText: '12' })

/** VMs that share disks and MAC addresses, bear one name, run without Tools, or lack what a plan needs. */
function makeVmOf(index: number): EstateVm {
  const id = `${SOURCE_ID}/vm-${index + 1}`
  const store = index % 3 === 0 ? OTHER_STORE : makeDatastore()
  const path = index % 6 === 1 ? `[${store.name}] shared-${Math.floor(index / 12)}.vmdk` : `[${store.name}] ${index}.vmdk`
  const net = index % 4 === 0 ? OTHER_NET : makePortGroup()
  return makeVm({
    moref: `vm-${index + 1}`,
    name: index % 5 === 0 ? 'web' : `vm ${index}`,
    powerState: index % 7 === 0 ? 'poweredOff' : 'poweredOn',
    clusterName: index % 2 === 0 ? 'PROD' : 'DEV',
    vcpus: 1 + (index % 5),
    memoryMib: 1024 * (1 + (index % 7)),
    isChangeBlockTrackingEnabled: index % 4 !== 3,
    tools: { vmId: id, status: index % 8 === 5 ? 'toolsNotRunning' : 'toolsOk', version: null, requiredVersion: null, upgradePolicy: null, isSyncTimeWithHost: null, isOperationReady: null },
    disks: [makeDisk({ vmId: id, path, datastoreId: store.id, datastoreName: store.name }), ...(index % 9 === 4 ? [makeDisk({ vmId: id, label: 'Hard disk 2', path: `[DS02] ${index}b.vmdk`, datastoreId: OTHER_STORE.id, datastoreName: 'DS02' })] : [])],
    diskCount: index % 9 === 4 ? 2 : 1,
    nics: [makeNic({ vmId: id, networkName: net.name, portGroupId: net.id, macAddress: index % 10 === 2 ? '00:50:56:aa:00:01' : `00:50:56:00:00:${String(index).padStart(2, '0')}` })],
  })
}

const ESTATE = makeEstate({ vms: Array.from({ length: VM_COUNT }, (_, index) => makeVmOf(index)), datastores: [makeDatastore(), OTHER_STORE], portGroups: [makePortGroup(), OTHER_NET] })

const vmId = fc.nat(VM_COUNT - 1).map((index) => `${SOURCE_ID}/vm-${index + 1}`)
const optional = <Value>(...values: readonly Value[]) => fc.option(fc.constantFrom(...values), { nil: undefined })
const decision = fc.oneof(
  fc.tuple(fc.constant('vm.inclusion'), vmId, optional({ isIncluded: false, reason: 'stays' }, { isIncluded: true, reason: 'moves' })),
  fc.tuple(fc.constant('vm.namespace'), vmId, optional({ namespace: 'blue' }, { namespace: 'green' })),
  fc.tuple(fc.constant('vm.target-name'), vmId, optional({ targetName: 'web' }, { targetName: 'other' })),
  fc.tuple(fc.constant('vm.instance-type'), vmId, optional({ type: 'exact' }, { type: 'named', name: 'u1.large' }, { type: 'named', name: 'cx1.large' })),
  fc.tuple(fc.constant('vm.storage-class'), vmId, optional({ storageClass: 'fast' }, { storageClass: 'slow' }, { storageClass: 'none-such' })),
  fc.tuple(fc.constant('datastore.storage-class'), fc.constantFrom(makeDatastore().id, OTHER_STORE.id), optional({ storageClass: 'slow' }, { storageClass: 'none-such' })),
  fc.tuple(fc.constant('port-group.network'), fc.constantFrom(makePortGroup().id, OTHER_NET.id), optional({ type: 'pod' }, { type: 'ignored', reason: 'so' }, { type: 'localnet', vlanId: 7 })),
)
const base = makeTarget()
const targetChange = fc.oneof(
  fc.constantFrom('none' as const, 'best-fit' as const, 'exact' as const).map((instanceTypes): Partial<Target> => ({ compute: { ...base.compute, instanceTypes } })),
  fc.constantFrom('warm' as const, 'cold' as const).map((type): Partial<Target> => ({ migration: { ...base.migration, type, vddkImage: 'registry/vddk:8' } })),
  fc.constantFrom('default' as const, 'each' as const).map((attachmentNamespace): Partial<Target> => ({ networks: { ...base.networks, attachmentNamespace } })),
  fc.constantFrom('2.9' as const, '2.11' as const, '2.12' as const).map((mtv): Partial<Target> => ({ mtv })),
  fc.boolean().map((priorityClasses): Partial<Target> => ({ placement: { ...base.placement, carrier: 'plans', priorityClasses } })),
  fc.boolean().map((fips): Partial<Target> => ({ features: { ...base.features, fips } })),
  fc.constantFrom(2, 512).map((memoryGib): Partial<Target> => ({ nodeModels: [{ name: 'node', sockets: 1, coresPerSocket: 4, threadsPerCore: 2, memoryGib, nics: [] }] })),
)
const step = fc.oneof({ weight: 3, arbitrary: decision.map((decided) => ({ decided })) }, { weight: 1, arbitrary: targetChange.map((target) => ({ target })) })

function answer(target: Target, decisions: Decisions, memo: PartMemo): unknown {
  const own = memo.part(assessEstate, ESTATE, { mtv: target.mtv, openshift: target.openshift })
  const { findings, notEvaluated } = addUpEstate(own)
  const plan = buildMigrationPlan({ estate: ESTATE, target, decisions, concerns: findings, notEvaluated }, memo)
  return { plan, byPlan: [...judgeByPlan(own, plan, memo)] }
}

it('answers after any sequence of decisions and targets what it answers when nothing is kept', () => {
  const seen = new Set<string>()
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
      const memo = createPartMemo()
      let target: Target = { ...base, storageClasses: [...base.storageClasses, { name: 'slow', provisioner: 'nfs.csi.k8s.io', isDefault: false, isDefaultForVirtualization: false, parameters: {} }] }
      let decisions: Decisions = NO_DECISIONS
      for (const made of steps) {
        if ('target' in made) target = { ...target, ...made.target }
        else {
          const [kind, subject, value] = made.decided
          const ofKind: Readonly<Record<string, unknown>> = { ...decisions[kind as keyof Decisions], [subject]: value }
          const next = { ...decisions, [kind]: Object.fromEntries(Object.entries(ofKind).filter(([, each]) => each !== undefined)) } as unknown as Decisions // the values above are of their kinds
          decisions = shareUnchanged(decisions, next)
        }
        const kept = answer(target, decisions, memo)
        expect(kept).toEqual(answer(target, decisions, NOTHING_KEPT))
        seen.add(JSON.stringify(kept))
      }
    }),
    { numRuns: 25 },
  )
  expect(seen.size).toBeGreaterThan(40)
})
