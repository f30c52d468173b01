import type { Estate, EstateVm } from '#shared/domain/estate/estate.ts'
import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import type { ApplicationFacts } from '#shared/domain/side/application.ts'
import type { PerformanceFacts } from '#shared/domain/side/performance.ts'
import type { WaveDisk, WaveVm } from '#shared/domain/waves/wave-vm.ts'
import { isDirectLun } from '#shared/engine/estate/direct-lun.ts'
import { guestSystemOf } from '#shared/engine/estate/guest-os-name.ts'
import { findSharedDisks, groupSharers } from '#shared/engine/estate/shared-disks.ts'
import { NOTHING_KEPT, type PartMemo } from '#shared/engine/kept/part-memo.ts'
import type { HardTie } from './groups/find-groups.ts'

interface WaveFacts {
  readonly estate: Estate
  readonly plan: MigrationPlan
  /** What side files say, by VM. */
  readonly applications: ReadonlyMap<string, ApplicationFacts>
  readonly performance: ReadonlyMap<string, PerformanceFacts>
  /** How hard each VM is to move; where there is no figure, its findings count. */
  readonly riskPoints: ReadonlyMap<string, number>
}

/** Points of a finding where nobody judged a VM's complexity [ours]. */
const POINTS = { critical: 5, warning: 1, information: 0 } as const
const PERCENT = 100

/**
 * Every VM that is in a plan, as waves see it, in the order of the plans. What is in no plan waits for remediation and is in no wave. With a memo, a VM
 * of which nothing changed is the very same object as before, so that whoever simulated it need not do so again.
 */
export function waveVmsOf({ estate, plan, applications, performance, riskPoints }: WaveFacts, memo: PartMemo = NOTHING_KEPT): readonly WaveVm[] {
  const byId = new Map(estate.vms.map((vm) => [vm.id, vm]))
  const kinds = new Map(estate.sources.map(({ id, kind }) => [id, kind]))
  const points = new Map<string, number>()
  for (const { subject, severity } of plan.findings) points.set(subject, (points.get(subject) ?? 0) + POINTS[severity])
  return plan.plans.flatMap(({ name, type, vms, storageMap, migrateSharedDisks }) => {
    // A plan has copy offload for all of its VMs or for none (obstacles/copy-offload-mixed.ts, draft-plans.ts).
    const isOffloaded = storageMap.some(({ copyOffload }) => copyOffload !== undefined)
    return vms.flatMap(({ vmId }): readonly WaveVm[] => {
      const vm = byId.get(vmId)
      if (vm === undefined) return []
      return [memo.each(waveVmOf, vm, kinds.get(vm.sourceId) ?? 'vsphere', name, type, isOffloaded, migrateSharedDisks !== false, riskPoints.get(vmId) ?? points.get(vmId) ?? 0, applications.get(vmId), performance.get(vmId))]
    })
  })
}

function waveVmOf(vm: EstateVm, sourceKind: WaveVm['sourceKind'], planName: string, type: WaveVm['type'], isOffloaded: boolean, bringsSharedDisks: boolean, riskPoints: number, facts: ApplicationFacts | undefined, performance: PerformanceFacts | undefined): WaveVm {
  const disks = disksOf(vm, bringsSharedDisks)
  return {
    id: vm.id, name: vm.name, sourceId: vm.sourceId, sourceKind,
    hostId: vm.hostId ?? vm.hostName, site: vm.datacenterName, vcpus: vm.vcpus, disks,
    type, isOffloaded, planName,
    networkIds: [...new Set(vm.nics.map(({ portGroupId }) => portGroupId))].filter((id) => id !== null),
    dailyChangeMib: dailyChangeOf(performance, disks),
    riskPoints,
    osFamily: familyOf(vm), isPoweredOn: vm.powerState === 'poweredOn',
    application: facts?.application ?? null, owner: facts?.owner ?? null, moveGroup: facts?.moveGroup ?? null, listedWave: facts?.wave ?? null, changeWindow: facts?.changeWindow ?? null,
    vApp: vm.vApp, folderPath: vm.folderPath, resourcePoolPath: vm.resourcePoolPath,
    clusterName: vm.clusterName,
    affinityRules: vm.clusterRules.filter(({ type: rule }) => isAffinity(rule)).map(({ name }) => name),
    antiAffinityRules: vm.clusterRules.filter(({ type: rule }) => isAntiAffinity(rule)).map(({ name }) => name),
    attributes: vm.attributes,
  }
}

/** VMs that share disks, and VMs whose plans wait for each other: they go in one wave whatever people decide. */
export function hardTiesOf(estate: Estate, plan: MigrationPlan, memo: PartMemo = NOTHING_KEPT): readonly HardTie[] {
  const planned = new Set(plan.plans.flatMap(({ vms }) => vms.map(({ vmId }) => vmId)))
  const shared = memo.part(sharersOf, estate)
    .map((vmIds) => vmIds.filter((id) => planned.has(id)))
    .filter((vmIds) => vmIds.length > 1)
    .map((vmIds): HardTie => ({ by: 'shared-disk', label: 'shared disks', vmIds }))
  const byName = new Map(plan.plans.map((entry) => [entry.name, entry]))
  const ordered = plan.plans.filter(({ after }) => after.length > 0).map((entry): HardTie => ({
    by: 'plan-order', label: entry.name,
    vmIds: [entry, ...entry.after.map((name) => byName.get(name)).filter((other) => other !== undefined)].flatMap(({ vms }) => vms.map(({ vmId }) => vmId)),
  }))
  return [...shared, ...ordered]
}

function sharersOf(estate: Estate): readonly (readonly string[])[] {
  return groupSharers(findSharedDisks(estate.vms))
}

/**
 * What a VM has in use is spread over its disks by their capacity, since inventories state it for the VM alone. Without it
 * the whole capacity is copied: what an oVirt disk takes of its domain is no measure, since a disk that depends on a template's takes only what differs
 * from that, and is copied with it. A direct LUN is taken over, not copied, and a shared disk only with the VM whose plan brings it.
 */
function disksOf(vm: EstateVm, bringsSharedDisks: boolean): readonly WaveDisk[] {
  const disks = vm.disks.filter((disk) => !isDirectLun(disk))
  const capacity = disks.reduce((sum, disk) => sum + (disk.capacityMib ?? 0), 0)
  const share = vm.inUseMib === null || capacity === 0 ? 1 : Math.min(1, vm.inUseMib / capacity)
  return disks.filter(({ sharedAs }) => bringsSharedDisks || sharedAs === undefined).map((disk) => ({ datastoreId: disk.datastoreId, capacityMib: disk.capacityMib ?? 0, copyMib: (disk.capacityMib ?? 0) * (disk.isRaw === true ? 1 : share) }))
}

function dailyChangeOf(facts: PerformanceFacts | undefined, disks: readonly WaveDisk[]): number | null {
  if (facts === undefined) return null
  const used = disks.reduce((sum, disk) => sum + disk.copyMib, 0)
  return facts.dailyChangeMib ?? (facts.dailyChangePercent === null ? null : (used * facts.dailyChangePercent) / PERCENT)
}

function familyOf(vm: EstateVm): WaveVm['osFamily'] {
  const system = guestSystemOf(vm)?.system ?? null
  return system === null ? 'other' : system.isWindows ? 'windows' : 'linux'
}

/** Rules about hosts tie no VMs to each other: those of vSphere, labels of oVirt, and groups of oVirt without a rule about VMs. */
function isAffinity(type: string | null): boolean {
  return type !== null && /affinity/i.test(type) && !/anti|host|label|group/i.test(type)
}

function isAntiAffinity(type: string | null): boolean {
  return type !== null && /anti/i.test(type) && !/host/i.test(type)
}
