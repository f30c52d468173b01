import type { ProjectFile } from '#backend/db/project-file.ts'
import { leavingVms } from '#backend/sizing/freed-on-source.ts'
import { computeWithBasis } from '#backend/plan/compute-plan.ts'
import type { PlanBasis, PlanCache } from '#backend/plan/plan-cache.ts'
import type { WaveCapacityAnswer } from '#shared/contract/wave-capacity.ts'
import type { WaveScheduleAnswer } from '#shared/contract/wave-rows.ts'
import type { Estate } from '#shared/domain/estate/estate.ts'
import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import { MIB_PER_TIB } from '#shared/domain/units.ts'
import { isDirectLun } from '#shared/engine/estate/direct-lun.ts'
import { freedCapacity } from '#shared/engine/sizing/freed-capacity.ts'
import { snapshotSpace } from '#shared/engine/waves/capacity/snapshot-space.ts'
import type { NodeRoom } from '#shared/engine/waves/capacity/node-needs.ts'
import { type LandingVm, type ReusedHost, waveCapacity } from '#shared/engine/waves/capacity/wave-capacity.ts'
import { numberWaves } from '#shared/engine/waves/planned-waves.ts'
import { daysAfter } from '#shared/engine/waves/run-book/local-time.ts'
import { type PlannedNodes, plannedNodes } from './node-pools.ts'
import type { WaveProject } from './wave-input.ts'

/** What the target has to hold wave by wave, by the schedule that was shown, and what becomes free at the source. While nothing changed, the very answer of before. */
export async function loadCapacity(plans: PlanCache, project: ProjectFile, loaded: WaveProject, schedule: WaveScheduleAnswer): Promise<WaveCapacityAnswer> {
  const isOfShown = schedule === loaded.kept.shown
  if (isOfShown && loaded.kept.capacity !== null) return loaded.kept.capacity
  const { computed, basis } = await computeWithBasis(plans, project, {})
  const answer = capacityOf({ project, basis, plan: computed.plan, loaded, schedule })
  // A decision in between may have made another plan.
  if (isOfShown && basis.decisions === loaded.decisions) loaded.kept.capacity = answer
  return answer
}

interface CapacityBasis {
  readonly project: ProjectFile
  readonly basis: PlanBasis
  readonly plan: MigrationPlan
  readonly loaded: WaveProject
  readonly schedule: WaveScheduleAnswer
}

function capacityOf({ project, basis, plan, loaded, schedule }: CapacityBasis): WaveCapacityAnswer {
  const { input, estate, landedVms } = loaded
  const windowOf = new Map<string, string>()
  for (const { id } of landedVms) windowOf.set(id, input.previous.get(id) ?? '')
  for (const { vm, window } of schedule.vms) if (window !== null) windowOf.set(vm, window)
  const waveVms = [...landedVms, ...input.vms]
  const numbers = numberWaves(windowOf.values(), input.settings)
  const rows = new Map(schedule.waves.map((row) => [row.window, row]))
  const nodes = plannedNodes(project, basis)
  const landing = landingVms(estate, plan, nodes.requests)
  const idsIn = new Map<string, string[]>()
  for (const { id } of waveVms) {
    const window = windowOf.get(id)
    if (window === undefined) continue
    const own = idsIn.get(window)
    if (own === undefined) idsIn.set(window, [id])
    else own.push(id)
  }
  const windows = [...numbers.values()].map(({ windowId, date, number }) => ({ windowId, date, number, ids: idsIn.get(windowId) ?? [] }))
  const freed = new Map(freedCapacity(leavingVms(estate), estate.hosts, windowOf).map((row) => [row.window, row]))
  const reusedHosts = reusedFrom([...freed.values()], nodes.hostRooms, input.settings.capacity.reuseHostsAfterDays)
  const capacity = waveCapacity(
    windows.map(({ windowId, date, ids }) => ({ windowId, date, vms: ids.map((id) => landing.get(id)).filter((vm) => vm !== undefined), mostAtOnce: Math.max(0, ...(rows.get(windowId)?.timeline ?? []).map(({ running }) => running)) })),
    {
      supply: input.settings.capacity.supply, conversionGib: input.settings.capacity.conversionGib, sourceKeptDays: input.settings.wayBack.sourceKeptDays,
      pools: nodes.pools, reusedHosts,
      classCapacityMib: new Map(plan.target.storageClasses.map(({ name, capacityTib }) => [name, capacityTib === undefined ? null : capacityTib * MIB_PER_TIB])),
    },
  )
  const names = new Map(estate.datastores.map(({ id, name }) => [id, name]))
  const byId = new Map(waveVms.map((vm) => [vm.id, vm]))
  const snapshots = snapshotSpace(
    windows.flatMap(({ windowId, ids }) => {
      const row = rows.get(windowId)
      return row === undefined ? [] : [{ windowId, vms: ids.map((id) => byId.get(id)).filter((vm) => vm !== undefined), precopySeconds: row.precopySeconds.high }]
    }),
    new Map(estate.datastores.map(({ id, freeMib }) => [id, freeMib])), input.settings.rates,
  )
  const numberOf = (window: string): number => numbers.get(window)?.number ?? 0
  return {
    waves: capacity.map(({ windowId, classes, nodes: needs, shortages, ...row }) => ({
      ...row, wave: numberOf(windowId), window: windowId, classes: [...classes], nodes: [...needs], shortages: shortages.map(({ windowId: _, date: __, ...shortage }) => shortage),
      freedHosts: [...(freed.get(windowId)?.emptyHosts ?? [])], freedHostCores: freed.get(windowId)?.total.hostCores ?? 0, freedHostMemoryMib: freed.get(windowId)?.total.hostMemoryMib ?? 0,
      freedDatastores: schedule.freedSources.flatMap(({ kind, id, window }) => (kind === 'datastore' && window === windowId ? [names.get(id) ?? id] : [])),
    })),
    snapshots: snapshots.map(({ windowId, datastoreId, ...row }) => ({ ...row, wave: numberOf(windowId), window: windowId, datastore: datastoreId, name: names.get(datastoreId) ?? datastoreId })),
    assumptions: [
      `Each VM that is on its way takes ${String(input.settings.capacity.conversionGib)} GiB for its conversion.`,
      `Sources are kept for ${String(input.settings.wayBack.sourceKeptDays)} days after their wave.`,
      ...nodeWords(nodes, input.settings.capacity.reuseHostsAfterDays),
      ...(input.settings.capacity.supply.length === 0 ? ['Nobody stated when nodes come: only StorageClasses whose capacity the target states are compared.'] : []),
      'VMs that are in no wave are not in any of these sums.',
    ],
  }
}

function nodeWords({ scenario, pools }: PlannedNodes, reuseDays: number | undefined): readonly string[] {
  if (pools.length === 0) return ['No model of node is known, so nodes are not counted: describe one in the target.']
  return [
    `Nodes are counted by the sums of what VMs request, by ${scenario === null ? 'the defaults of the sizing' : `the sizing scenario ${scenario}`}: packing can need more.`,
    reuseDays === undefined ? 'Hosts of the source become no nodes.' : `Hosts of the source are nodes ${String(reuseDays)} days after their last VM has left. VMs that have to go back need a host there until then.`,
  ]
}

/** Hosts that are nodes so many days after the wave that empties them. */
function reusedFrom(freed: readonly { readonly date: string; readonly emptyHostIds: readonly string[] }[], rooms: ReadonlyMap<string, NodeRoom>, afterDays: number | undefined): readonly ReusedHost[] {
  if (afterDays === undefined) return []
  return freed.flatMap(({ date, emptyHostIds }) => emptyHostIds.flatMap((id) => {
    const room = rooms.get(id)
    return room === undefined ? [] : [{ from: daysAfter(date, afterDays), room }]
  }))
}

/** VMs with their disks by the StorageClass of their plan. */
function landingVms(estate: Estate, plan: MigrationPlan, requests: PlannedNodes['requests']): ReadonlyMap<string, LandingVm> {
  const classOf = new Map(plan.plans.flatMap(({ vms, storageMap, migrateSharedDisks }) => {
    const classes = new Map(storageMap.map(({ datastoreId, storageClass }) => [datastoreId, storageClass]))
    return vms.map(({ vmId }) => [vmId, { classes, bringsSharedDisks: migrateSharedDisks !== false }] as const)
  }))
  return new Map(estate.vms.flatMap((vm) => {
    const planned = classOf.get(vm.id)
    if (planned === undefined) return []
    const landing = vm.disks.filter((disk) => !isDirectLun(disk) && (planned.bringsSharedDisks || disk.sharedAs === undefined))
    return [[vm.id, { id: vm.id, vcpus: vm.vcpus, memoryMib: vm.memoryMib, request: requests.get(vm.id) ?? null, disks: landing.map(({ datastoreId, capacityMib }) => ({ storageClass: planned.classes.get(datastoreId ?? '') ?? null, capacityMib: capacityMib ?? 0 })) }] as const]
  }))
}
