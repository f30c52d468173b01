import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NO_DECISIONS } from '#shared/domain/decisions/decision.ts'
import type { EstateVm } from '#shared/domain/estate/estate.ts'
import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import { MTV_VERSIONS } from '#shared/domain/target/versions.ts'
import { makeDisk, makeEstate, makeNic, makePortGroup, makeVm, SOURCE_ID } from '#shared/engine/testing/estate-fixtures.ts'
import { makeTarget } from '#shared/engine/testing/target-fixture.ts'
import { buildMigrationPlan } from './build-migration-plan.ts'
import { PLAN_MAX_DISKS, PLAN_MAX_VMS } from './split-plans.ts'

const TRUNK = makePortGroup({ moref: 'dvportgroup-9', name: 'Trunk', vlanKind: 'trunk', vlanId: null, vlanText: '4095' })
const TOOLS = ['toolsOk', 'toolsOld', 'toolsNotRunning', 'toolsNotInstalled', null]

const vmTraits = fc.record({
  name: fc.constantFrom('Web 01', 'web_01', 'WEB.01', 'db', 'vCLS (1)', '日本', 'a/b'),
  powerState: fc.constantFrom('poweredOn' as const, 'poweredOff' as const, 'suspended' as const, null),
  isTemplate: fc.constantFrom(true, false, false, false, false),
  tools: fc.constantFrom(...TOOLS),
  diskPaths: fc.array(fc.constantFrom('own', 'own', 'shared-1', 'shared-2', 'shared-3'), { maxLength: 3 }),
  networks: fc.array(fc.constantFrom('App Net', 'App Net', 'Trunk', 'none', 'Ghost'), { maxLength: 3 }),
  clusterName: fc.constantFrom('PROD', 'DEV', null),
  isDiskCountWrong: fc.constantFrom(true, ...Array.from({ length: 9 }, () => false)),
})

function toVm(traits: typeof vmTraits extends fc.Arbitrary<infer Traits> ? Traits : never, index: number): EstateVm {
  const id = `${SOURCE_ID}/vm-${index + 1}`
  const disks = traits.diskPaths.map((path, at) => makeDisk({ vmId: id, path: path === 'own' ? `[DS01] ${index}-${at}.vmdk` : `[DS01] ${path}.vmdk` }))
  const portGroupIds: Record<string, string | null> = { 'App Net': makePortGroup().id, Trunk: TRUNK.id }
  return makeVm({
    moref: `vm-${index + 1}`,
    name: traits.name,
    powerState: traits.powerState,
    isTemplate: traits.isTemplate,
    clusterName: traits.clusterName,
    tools: { vmId: id, status: traits.tools, version: null, requiredVersion: null, upgradePolicy: null, isSyncTimeWithHost: null, isOperationReady: null },
    disks,
    diskCount: disks.length + Number(traits.isDiskCountWrong),
    nics: traits.networks.map((networkName) => makeNic({ vmId: id, networkName, portGroupId: portGroupIds[networkName] ?? null })),
  })
}

const planInput = fc.record({ traits: fc.array(vmTraits, { maxLength: 40 }), mtv: fc.constantFrom(...MTV_VERSIONS), attachmentNamespace: fc.constantFrom('default' as const, 'each' as const) })

function planOf(input: typeof planInput extends fc.Arbitrary<infer Input> ? Input : never): { vms: EstateVm[]; plan: MigrationPlan } {
  const vms = input.traits.map(toVm)
  return { vms, plan: planFor(vms, input) }
}

function planFor(vms: EstateVm[], input: typeof planInput extends fc.Arbitrary<infer Input> ? Input : never): MigrationPlan {
  const estate = makeEstate({ vms, portGroups: [makePortGroup(), TRUNK] })
  const target = makeTarget({ mtv: input.mtv, networks: { ...makeTarget().networks, attachmentNamespace: input.attachmentNamespace } })
  return buildMigrationPlan({ estate, target, decisions: NO_DECISIONS, concerns: [], notEvaluated: [] })
}

describe('any plan', () => {
  it('has every VM exactly once: in a plan, unplaced or excluded, the latter two with reasons', () => {
    fc.assert(
      fc.property(planInput, (input) => {
        const { vms, plan } = planOf(input)
        const seats = [...plan.plans.flatMap((entry) => entry.vms.map((vm) => vm.vmId)), ...plan.unplaced.map((vm) => vm.vmId), ...plan.excluded.map((vm) => vm.vmId)]
        expect([...seats].sort()).toEqual(vms.map((vm) => vm.id).sort())
        for (const outsider of [...plan.unplaced, ...plan.excluded]) expect(outsider.reasons.length).toBeGreaterThan(0)
      }),
    )
  })

  it('keeps NICs, names, limits and maps in order', () => {
    fc.assert(
      fc.property(planInput, (input) => {
        const { vms, plan } = planOf(input)
        const byId = new Map(vms.map((vm) => [vm.id, vm]))
        const targetNames = plan.plans.flatMap((entry) => entry.vms.map((vm) => vm.targetName))
        expect(new Set(targetNames).size).toBe(targetNames.length)
        expect(new Set(plan.plans.map((entry) => entry.name)).size).toBe(plan.plans.length)
        for (const entry of plan.plans) {
          expect(entry.vms.length).toBeLessThanOrEqual(PLAN_MAX_VMS)
          expect(entry.vms.reduce((sum, vm) => sum + vm.diskCount, 0)).toBeLessThanOrEqual(PLAN_MAX_DISKS)
          expect(`${entry.name}-network`.length).toBeLessThanOrEqual(63)
          const usedNetworks = new Set<string>()
          for (const vm of entry.vms) {
            expect(vm.nicCount).toBe(vm.mappedNicCount + vm.leftOutNics.length)
            for (const nic of byId.get(vm.vmId)?.nics ?? []) if (nic.portGroupId !== null) usedNetworks.add(nic.portGroupId)
          }
          expect(entry.networkMap.map((row) => row.portGroupId).sort()).toEqual([...usedNetworks].sort())
          for (const { destination } of entry.networkMap) {
            if (destination.type !== 'multus') continue
            expect(['default', entry.targetNamespace]).toContain(destination.namespace)
            expect(plan.attachments.some((attachment) => attachment.name === destination.name && attachment.namespace === destination.namespace)).toBe(true)
          }
        }
      }),
    )
  })

  it('seats no VM beside another that would stop it', () => {
    fc.assert(
      fc.property(planInput, (input) => {
        const { vms, plan } = planOf(input)
        const byId = new Map(vms.map((vm) => [vm.id, vm]))
        for (const entry of plan.plans) {
          if (entry.vms.length === 1) continue
          for (const { vmId } of entry.vms) {
            const vm = byId.get(vmId)
            expect(vm?.powerState === 'poweredOff' || (vm?.powerState === 'poweredOn' && ['toolsOk', 'toolsOld'].includes(vm.tools?.status ?? '')), vmId).toBe(true)
          }
        }
      }),
    )
  })

  it('brings each shared disk along once, after nothing that needs it, with all sharers in one namespace', () => {
    fc.assert(
      fc.property(planInput, (input) => {
        const { vms, plan } = planOf(input)
        for (const path of ['shared-1', 'shared-2', 'shared-3'].map((name) => `[DS01] ${name}.vmdk`)) {
          const sharers = new Set(vms.filter((vm) => vm.disks.some((disk) => disk.path === path)).map((vm) => vm.id))
          if (sharers.size < 2) continue
          const entries = plan.plans.filter((entry) => entry.vms.some((vm) => sharers.has(vm.vmId)))
          if (entries.length === 0) continue
          expect(new Set(entries.map((entry) => entry.targetNamespace)).size).toBe(1)
          const bringing = entries.filter((entry) => entry.migrateSharedDisks === true)
          expect(bringing).toHaveLength(1)
          for (const entry of entries) if (entry !== bringing[0]) expect(entry.after).toContain(bringing[0]?.name)
          expect(entries.flatMap((entry) => entry.vms.map((vm) => vm.vmId)).filter((id) => sharers.has(id))).toHaveLength(sharers.size)
        }
      }),
    )
  })

  it('is the same in whatever order the inventory lists its VMs', () => {
    fc.assert(
      fc.property(planInput, (input) => {
        const { vms, plan } = planOf(input)
        expect(planFor([...vms].reverse(), input)).toEqual(plan)
      }),
    )
  })
})
