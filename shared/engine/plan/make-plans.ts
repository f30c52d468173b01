import { compareNatural, compareText } from '#shared/domain/compare.ts'
import type { EstateDisk, EstateVm } from '#shared/domain/estate/estate.ts'
import type { ComputeMapping } from '#shared/domain/plan/compute.ts'
import type { PlannedPlan, PlannedProvider, Reason } from '#shared/domain/plan/migration-plan.ts'
import type { PlacementPlan, Texts } from '#shared/domain/plan/placement.ts'
import type { Target } from '#shared/domain/target/target.ts'
import { groupSharers, type SharedDisk } from '#shared/engine/estate/shared-disks.ts'
import type { PartMemo } from '#shared/engine/kept/part-memo.ts'
import { instanceTypeName } from '#shared/engine/mapping/compute/map-compute.ts'
import type { StorageMapping } from '#shared/engine/mapping/storage/map-storage.ts'
import { keyOf } from '#shared/engine/mapping/storage/vm-storage.ts'
import { createNameAllocator } from '#shared/engine/naming/name-allocator.ts'
import { toDnsLabel } from '#shared/engine/naming/dns-label.ts'
import { draftCommonPlans, draftSoloPlans } from './draft-common-plans.ts'
import { type DraftPlan, finishPlan, type PlanSeat } from './draft-plans.ts'
import { draftSharedDiskPlans } from './draft-shared-disk-plans.ts'
import type { PlacementContext } from './obstacles/obstacle.ts'
import { placeVm } from './place-vm.ts'
import { loadOf } from './plan-load.ts'
import { seatVm } from './seat-vm.ts'

/** A Plan's maps are called after it, with "-network" and "-storage" behind. */
const PLAN_NAME_MAX_LENGTH = 63 - '-storage'.length

interface PlanMaking {
  readonly included: readonly EstateVm[]
  /** All VMs of the estate, oldest first. */
  readonly inNaturalOrder: readonly EstateVm[]
  /** What keeps each VM out of every plan; empty: nothing does. */
  readonly reasonsByVmId: ReadonlyMap<string, readonly Reason[]>
  readonly sharedDisks: readonly SharedDisk[]
  /** Of each of the included. */
  readonly contexts: ReadonlyMap<string, PlacementContext>
  readonly storage: StorageMapping
  readonly compute: readonly ComputeMapping[]
  readonly target: Target
  readonly providers: ReadonlyMap<string, PlannedProvider>
  readonly namespaceByVmId: ReadonlyMap<string, string>
  readonly targetNameByVmId: ReadonlyMap<string, string>
  /** What is to be brought to VMs of where they run; a VM that is not in it is placed anywhere. */
  readonly placementByVmId: ReadonlyMap<string, PlacementPlan['vms'][number]>
  /** Whether Plans have fields for it and are to use them. */
  readonly isPlacedByPlans: boolean
}

interface PlansMade {
  readonly plans: readonly PlannedPlan[]
  readonly unplacedReasons: ReadonlyMap<string, readonly Reason[]>
  /** By VM id: sharers of a disk whose plan is in another namespace than theirs. */
  readonly movedNamespaces: ReadonlyMap<string, string>
}

/** Seats every VM that nothing holds back, and says why the others have no seat. `memo` keeps the seats of VMs whose place is as it was. */
export function makePlans(making: PlanMaking, memo: PartMemo): PlansMade {
  const unplacedReasons = new Map<string, readonly Reason[]>()
  for (const [vmId, reasons] of making.reasonsByVmId) if (reasons.length > 0) unplacedReasons.set(vmId, reasons)
  const groups = memo.part(groupsOfSharers, making.sharedDisks)
  const sharerIds = new Set(groups.flat())
  const ownersOfSharedDisks = new Set(making.sharedDisks.flatMap((disk) => disk.vmIds))
  holdBackInvisibleSharers(groups, making, unplacedReasons)
  holdBackOvirtSharers(groups, making, unplacedReasons)
  holdBackSharersOfDifferentClasses(making, unplacedReasons)
  holdBackSharersOfAbsentVms(groups, making, unplacedReasons)
  const sharedNamespaces = shareNamespaces(groups, making.namespaceByVmId)
  const seats = new Map<string, PlanSeat>()
  const typeNames = new Map(making.compute.map(({ vmId, instanceType }) => [vmId, instanceTypeName(instanceType)]))
  for (const vm of making.included) {
    if (unplacedReasons.has(vm.id)) continue
    const namespace = sharedNamespaces.get(vm.id) ?? making.namespaceByVmId.get(vm.id)
    seats.set(vm.id, seatOf(vm, namespace, typeNames.get(vm.id) ?? null, { isSharer: ownersOfSharedDisks.has(vm.id), isGrouped: sharerIds.has(vm.id) }, making, memo))
  }
  const drafts: DraftPlan[] = []
  const movedNamespaces = new Map<string, string>()
  for (const vmIds of groups) {
    const members = vmIds.map((vmId) => seats.get(vmId)).filter((seat) => seat !== undefined)
    const result = draftSharedDiskPlans({ seats: members, diskKeysByVmId: diskKeysOf(vmIds, making.sharedDisks) })
    if ('drafts' in result) {
      drafts.push(...result.drafts)
      for (const { placement, namespace } of members) movedNamespaces.set(placement.vm.id, namespace)
    } else for (const seat of members) unplacedReasons.set(seat.placement.vm.id, [result.reason])
  }
  const others = making.inNaturalOrder.flatMap((vm) => (sharerIds.has(vm.id) ? [] : (seats.get(vm.id) ?? [])))
  drafts.push(...draftSoloPlans(others.filter((seat) => seat.isolation.length > 0)))
  drafts.push(...draftCommonPlans(others.filter((seat) => seat.isolation.length === 0)))
  return { plans: namePlans(drafts, memo.shared(migrationOf, making.target), memo), unplacedReasons, movedNamespaces }
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
function holdBackSharersOfDifferentClasses({ sharedDisks, storage, included, reasonsByVmId }: PlanMaking, unplacedReasons: Map<string, readonly Reason[]>): void {
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

function groupsOfSharers(sharedDisks: readonly SharedDisk[]): readonly (readonly string[])[] {
  return groupSharers(sharedDisks).filter((vmIds) => vmIds.length > 1)
}

/** MTV looks a shared PVC up in the plan's own namespace, so all sharers go where the oldest of them goes. */
function shareNamespaces(groups: readonly (readonly string[])[], namespaceByVmId: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const shared = new Map<string, string>()
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

function seatOf(vm: EstateVm, namespace: string | undefined, instanceType: string | null, { isSharer, isGrouped }: { readonly isSharer: boolean; readonly isGrouped: boolean }, making: PlanMaking, memo: PartMemo): PlanSeat {
  const provider = making.providers.get(vm.sourceId)
  const targetName = making.targetNameByVmId.get(vm.id)
  const context = making.contexts.get(vm.id)
  if (provider === undefined || namespace === undefined || targetName === undefined || context === undefined) throw new Error(`${vm.id} has no provider, namespace, target name or context`)
  const place = memo.each(placeVm, vm, targetName, making.target.networks.attachmentNamespace === 'default' ? 'default' : namespace, context)
  const placed = making.placementByVmId.get(vm.id)
  const sharing = isGrouped ? 'group' : isSharer ? 'alone' : 'none'
  return memo.each(seatVm, vm, context, place, provider, namespace, instanceType, sharing, placed?.onPlan ?? null, making.isPlacedByPlans ? (placed?.traits.looseLabels ?? NO_LABELS) : NO_LABELS)
}

const NO_LABELS: Texts = {}

function migrationOf({ migration }: Target): Target['migration'] {
  return migration
}

function namePlans(drafts: readonly DraftPlan[], migration: Target['migration'], memo: PartMemo): readonly PlannedPlan[] {
  const allocator = createNameAllocator(PLAN_NAME_MAX_LENGTH)
  const names = new Map(drafts.map((draft) => [draft.key, allocator.allocate(toDnsLabel(draft.wantedName, PLAN_NAME_MAX_LENGTH), draft.key)]))
  const nameOf = (key: string): string => {
    const name = names.get(key)
    if (name === undefined) throw new Error(`no plan has the key ${key}`)
    return name
  }
  return drafts
    .map((draft) => {
      const [first, ...others] = draft.seats
      if (first === undefined) throw new Error(`draft ${draft.key} has no VM`)
      return finishPlan(draft, nameOf(draft.key), nameOf, memo.each(loadOf, first, migration, ...others))
    })
    .sort((left, right) => compareText(left.providerName, right.providerName) || compareText(left.targetNamespace, right.targetNamespace) || compareText(left.name, right.name))
}
