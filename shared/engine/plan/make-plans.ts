import { compareNatural, compareText } from '#shared/domain/compare.ts'
import type { EstateDisk, EstateVm } from '#shared/domain/estate/estate.ts'
import type { PlannedPlan, PlannedProvider, Reason } from '#shared/domain/plan/migration-plan.ts'
import type { PlacementPlan } from '#shared/domain/plan/placement.ts'
import type { Target } from '#shared/domain/target/target.ts'
import { groupSharers, type SharedDisk } from '#shared/engine/estate/shared-disks.ts'
import { keyOf } from '#shared/engine/mapping/storage/vm-storage.ts'
import { createNameAllocator } from '#shared/engine/naming/name-allocator.ts'
import { toDnsLabel } from '#shared/engine/naming/dns-label.ts'
import { draftCommonPlans, draftSoloPlans } from './draft-common-plans.ts'
import { type DraftPlan, finishPlan, type PlanSeat } from './draft-plans.ts'
import { draftSharedDiskPlans } from './draft-shared-disk-plans.ts'
import { isolationReasons } from './isolation.ts'
import type { PlacementContext } from './obstacles/obstacle.ts'
import { placeVm } from './place-vm.ts'
import { withStorageNeeds } from './storage-needs.ts'
import { offloadAgainstWarm } from './storage-variants.ts'
import { warmObstacles } from './warm-obstacles.ts'

/** A Plan's maps are called after it, with "-network" and "-storage" behind. */
const PLAN_NAME_MAX_LENGTH = 63 - '-storage'.length

interface PlanMaking {
  readonly included: readonly EstateVm[]
  /** What keeps each VM out of every plan; empty: nothing does. */
  readonly reasonsByVmId: ReadonlyMap<string, readonly Reason[]>
  readonly sharedDisks: readonly SharedDisk[]
  readonly context: PlacementContext
  readonly target: Target
  readonly providers: ReadonlyMap<string, PlannedProvider>
  readonly namespaceByVmId: ReadonlyMap<string, string>
  readonly targetNameByVmId: ReadonlyMap<string, string>
  /** What is to be brought to VMs of where they run; a VM that is not in it is placed anywhere. */
  readonly placementByVmId: ReadonlyMap<string, PlacementPlan['vms'][number]>
  /** Whether Plans have fields for it and are to use them. */
  readonly isPlacedByPlans: boolean
}

/** Seats every VM that nothing holds back, and says why the others have no seat. */
export function makePlans(making: PlanMaking): { plans: readonly PlannedPlan[]; unplacedReasons: ReadonlyMap<string, readonly Reason[]> } {
  const unplacedReasons = new Map([...making.reasonsByVmId].filter(([, reasons]) => reasons.length > 0))
  const groups = groupSharers(making.sharedDisks).filter((vmIds) => vmIds.length > 1)
  const sharerIds = new Set(groups.flat())
  const ownersOfSharedDisks = new Set(making.sharedDisks.flatMap((disk) => disk.vmIds))
  holdBackInvisibleSharers(groups, making, unplacedReasons)
  holdBackOvirtSharers(groups, making, unplacedReasons)
  holdBackSharersOfDifferentClasses(making, unplacedReasons)
  holdBackSharersOfAbsentVms(groups, making, unplacedReasons)
  const namespaceByVmId = shareNamespaces(groups, making.namespaceByVmId)
  const seats = new Map(
    making.included.filter((vm) => !unplacedReasons.has(vm.id)).map((vm) => [vm.id, seatOf(vm, { isSharer: ownersOfSharedDisks.has(vm.id), isGrouped: sharerIds.has(vm.id) }, { ...making, namespaceByVmId })]),
  )
  const drafts: DraftPlan[] = []
  for (const vmIds of groups) {
    const members = vmIds.map((vmId) => seats.get(vmId)).filter((seat) => seat !== undefined)
    const result = draftSharedDiskPlans({ seats: members, diskKeysByVmId: diskKeysOf(vmIds, making.sharedDisks) })
    if ('drafts' in result) drafts.push(...result.drafts)
    else for (const seat of members) unplacedReasons.set(seat.placement.vm.id, [result.reason])
  }
  const others = [...seats.values()].filter((seat) => !sharerIds.has(seat.placement.vm.id))
  drafts.push(...draftSoloPlans(others.filter((seat) => seat.isolation.length > 0)))
  drafts.push(...draftCommonPlans(others.filter((seat) => seat.isolation.length === 0)))
  return { plans: namePlans(drafts.map((draft) => withStorageNeeds(draft, making))), unplacedReasons }
}

/**
 * A raw device that several VMs share by their SCSI bus is no shared disk to MTV, so it would copy it once for
 * each of them.
 */
function holdBackInvisibleSharers(groups: readonly (readonly string[])[], making: PlanMaking, unplacedReasons: Map<string, readonly Reason[]>): void {
  const vms = new Map(making.included.map((vm) => [vm.id, vm]))
  for (const vmIds of groups) {
    const raw = vmIds.flatMap((vmId) => vms.get(vmId)?.disks ?? []).find((disk) => disk.isRaw === true && disk.rawLunId !== null && !isMultiWriter(disk.sharingMode) && isShared(disk.rawLunId, making))
    if (raw === undefined) continue
    for (const vmId of vmIds) {
      if (!making.reasonsByVmId.has(vmId) || unplacedReasons.has(vmId)) continue
      unplacedReasons.set(vmId, [{ code: 'shared-raw-device', message: `It shares the raw device ${raw.rawLunId ?? ''} with other VMs by the SCSI bus, which MTV does not see: detach the device and hand it to the target's VMs by other means.` }])
    }
  }
}

function isMultiWriter(sharingMode: string | null): boolean {
  return sharingMode?.toLowerCase() === 'sharingmultiwriter'
}

function isShared(rawLunId: string, making: PlanMaking): boolean {
  return making.sharedDisks.some((disk) => disk.vmIds.length > 1 && disk.key.includes(rawLunId.trim()))
}

/** MTV sees no shared disks of oVirt: it would copy one once for each VM, and the copies would drift apart. */
function holdBackOvirtSharers(groups: readonly (readonly string[])[], making: PlanMaking, unplacedReasons: Map<string, readonly Reason[]>): void {
  const vms = new Map(making.included.map((vm) => [vm.id, vm]))
  for (const vmIds of groups) {
    for (const vmId of vmIds) {
      const vm = vms.get(vmId)
      if (vm === undefined || unplacedReasons.has(vmId) || making.providers.get(vm.sourceId)?.kind !== 'ovirt') continue
      const others = vmIds.filter((other) => other !== vmId).map((other) => vms.get(other)?.name ?? other)
      unplacedReasons.set(vmId, [{ code: 'shared-disk-ovirt', message: `It shares a disk with ${others.join(', ')}, which MTV does not see at an oVirt engine: it would copy the disk once for each VM. Detach it, and attach one copy to the target's VMs by other means.` }])
    }
  }
}

/**
 * A shared disk is copied once, by one of its sharers: where they send its datastore to different places nobody can say which holds.
 */
function holdBackSharersOfDifferentClasses({ sharedDisks, context, included, reasonsByVmId }: PlanMaking, unplacedReasons: Map<string, readonly Reason[]>): void {
  const { storage } = context
  if (storage.overrides.size === 0) return
  const vms = new Map(included.map((vm) => [vm.id, vm]))
  for (const { key, vmIds } of sharedDisks) {
    if (vmIds.length < 2 || !vmIds.some((vmId) => storage.overrides.has(vmId))) continue
    const isThisDisk = ({ path, rawLunId }: EstateDisk): boolean => [path?.trim(), `LUN ${rawLunId?.trim() ?? ''}`].some((own) => own !== undefined && (own === key || key.startsWith(`${own} (`)))
    const places = vmIds.flatMap((vmId) => (vms.get(vmId)?.disks ?? []).filter(isThisDisk).map(({ datastoreId }) => keyOf(storage.ofVm(vmId).get(datastoreId ?? '')?.destination ?? null)))
    if (new Set(places).size < 2) continue
    for (const vmId of vmIds) {
      if (!reasonsByVmId.has(vmId) || unplacedReasons.has(vmId)) continue
      unplacedReasons.set(vmId, [{ code: 'shared-disk-classes', message: `It shares ${key} with other VMs, and by decision the sharers send it to different places, while it is copied once: decide the same for all of them.` }])
    }
  }
}

/** Sharers move together or not at all: one that stays behind would keep the disk in use. */
function holdBackSharersOfAbsentVms(groups: readonly (readonly string[])[], making: PlanMaking, unplacedReasons: Map<string, readonly Reason[]>): void {
  for (const vmIds of groups) {
    const absent = vmIds.filter((vmId) => !making.reasonsByVmId.has(vmId) || unplacedReasons.has(vmId))
    if (absent.length === 0) continue
    for (const vmId of vmIds) {
      if (!making.reasonsByVmId.has(vmId) || unplacedReasons.has(vmId)) continue
      unplacedReasons.set(vmId, [{ code: 'sharer-left-behind', message: `It shares a disk with ${absent.join(', ')}, which is in no plan: place all of them, or detach the shared disk.` }])
    }
  }
}

/** MTV looks a shared PVC up in the plan's own namespace, so all sharers go where the oldest of them goes. */
function shareNamespaces(groups: readonly (readonly string[])[], namespaceByVmId: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const shared = new Map(namespaceByVmId)
  for (const vmIds of groups) {
    const [oldest] = [...vmIds].sort(compareNatural)
    const namespace = oldest === undefined ? undefined : namespaceByVmId.get(oldest)
    if (namespace !== undefined) for (const vmId of vmIds) shared.set(vmId, namespace)
  }
  return shared
}

function diskKeysOf(vmIds: readonly string[], sharedDisks: readonly SharedDisk[]): ReadonlyMap<string, readonly string[]> {
  return new Map(vmIds.map((vmId) => [vmId, sharedDisks.filter((disk) => disk.vmIds.length > 1 && disk.vmIds.includes(vmId)).map((disk) => disk.key)]))
}

function seatOf(vm: EstateVm, { isSharer, isGrouped }: { readonly isSharer: boolean; readonly isGrouped: boolean }, making: PlanMaking): PlanSeat {
  const { context, target } = making
  const provider = making.providers.get(vm.sourceId)
  const namespace = making.namespaceByVmId.get(vm.id)
  const targetName = making.targetNameByVmId.get(vm.id)
  if (provider === undefined || namespace === undefined || targetName === undefined) throw new Error(`${vm.id} has no provider, namespace or target name`)
  const attachmentNamespace = target.networks.attachmentNamespace === 'default' ? 'default' : namespace
  const isolation = [...isolationReasons(vm, provider.kind, context.hasInput(vm.sourceId, 'tools')), ...loneSharerReasons(vm, isSharer && !isGrouped)]
  const placement = placeVm(vm, targetName, { attachments: attachmentNamespace, own: namespace }, context)
  const againstWarm = target.migration.type === 'warm' ? [...offloadAgainstWarm(placement), ...warmObstacles(vm, target, { kind: provider.kind, hasSnapshots: context.hasInput(vm.sourceId, 'snapshots'), isSharer })] : []
  const isWarm = target.migration.type === 'warm' && againstWarm.length === 0 && isolation.length === 0
  return {
    placement,
    provider,
    namespace,
    isolation,
    coldBecause: againstWarm.length > 0 ? againstWarm : null,
    type: isWarm ? 'warm' : 'cold',
    traits: making.placementByVmId.get(vm.id)?.onPlan ?? null,
    looseLabels: making.isPlacedByPlans ? (making.placementByVmId.get(vm.id)?.traits.looseLabels ?? {}) : {},
  }
}

/** MTV counts a running VM with a multi-writer disk as a running sharer even where no other VM is attached to it. */
function loneSharerReasons(vm: EstateVm, isLoneSharer: boolean): readonly Reason[] {
  if (!isLoneSharer || vm.powerState === 'poweredOff') return []
  return [{ code: 'running-sharers', message: `${vm.name} has a disk in multi-writer mode: power it off before the plan starts.` }]
}

function namePlans(drafts: readonly DraftPlan[]): readonly PlannedPlan[] {
  const allocator = createNameAllocator(PLAN_NAME_MAX_LENGTH)
  const names = new Map(drafts.map((draft) => [draft.key, allocator.allocate(toDnsLabel(draft.wantedName, PLAN_NAME_MAX_LENGTH), draft.key)]))
  const nameOf = (key: string): string => {
    const name = names.get(key)
    if (name === undefined) throw new Error(`no plan has the key ${key}`)
    return name
  }
  return drafts
    .map((draft) => finishPlan(draft, nameOf(draft.key), nameOf))
    .sort((left, right) => compareText(left.providerName, right.providerName) || compareText(left.targetNamespace, right.targetNamespace) || compareText(left.name, right.name))
}
