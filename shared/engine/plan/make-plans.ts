import { compareNatural, compareText } from '#shared/domain/compare.ts'
import type { EstateDisk, EstateVm } from '#shared/domain/estate/estate.ts'
import type { ComputeMapping } from '#shared/domain/plan/compute.ts'
import type { PlannedPlan, PlannedProvider, PlannedWave, Reason } from '#shared/domain/plan/migration-plan.ts'
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
import { type DraftPlan, finishPlan } from './draft-plans.ts'
import type { PlanSeat } from './plan-seat.ts'
import { draftSharedDiskPlans } from './draft-shared-disk-plans.ts'
import type { PlacementContext } from './obstacles/obstacle.ts'
import { placeVm } from './place-vm.ts'
import { loadOf } from './plan-load.ts'
import { seatVm } from './seat-vm.ts'

/** A Plan's maps are called after it, with "-network" and "-storage" behind. */
const PLAN_NAME_MAX_LENGTH = 63 - '-storage'.length

interface PlanMaking {
  /** Oldest first. */
  readonly included: readonly EstateVm[]
  /** Of each of them, in their order, what its place hangs on. */
  readonly contexts: readonly PlacementContext[]
  /** Of each of them, in their order, what keeps it out of every plan; empty: nothing does. */
  readonly reasons: readonly (readonly Reason[])[]
  readonly sharedDisks: readonly SharedDisk[]
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
  /** The wave that each VM is cut over in; who is not in it has none yet. */
  readonly waveByVmId: ReadonlyMap<string, PlannedWave>
}

interface PlansMade {
  readonly plans: readonly PlannedPlan[]
  readonly unplacedReasons: ReadonlyMap<string, readonly Reason[]>
  /** By VM id: sharers of a disk whose plan is in another namespace than theirs. */
  readonly movedNamespaces: ReadonlyMap<string, string>
}

/** Seats every VM that nothing holds back, and says why the others have no seat. `memo` keeps the seats of VMs whose place is as it was. */
export function makePlans(making: PlanMaking, memo: PartMemo): PlansMade {
  const { included, sharedDisks } = making
  const unplacedReasons = new Map<string, readonly Reason[]>()
  making.reasons.forEach((reasons, index) => {
    if (reasons.length > 0) unplacedReasons.set(included[index]?.id ?? '', reasons)
  })
  const groups = memo.part(groupsOfSharers, sharedDisks)
  const sharerIds = new Set(groups.flat())
  const sharers = memo.part(sharersAmong, included, sharedDisks)
  holdBackInvisibleSharers(groups, sharers, making, unplacedReasons)
  holdBackOvirtSharers(groups, sharers, making, unplacedReasons)
  holdBackSharersOfDifferentClasses(sharers, making, unplacedReasons)
  holdBackSharersOfAbsentVms(groups, sharers, unplacedReasons)
  const seats = seatVms(groups, sharerIds, making, unplacedReasons, memo)
  const sharerSeats = new Map(seats.flatMap((seat) => (sharerIds.has(seat.placement.vm.id) ? [[seat.placement.vm.id, seat] as const] : [])))
  const drafts: DraftPlan[] = []
  const movedNamespaces = new Map<string, string>()
  for (const vmIds of groups) {
    const members = vmIds.map((vmId) => sharerSeats.get(vmId)).filter((seat) => seat !== undefined)
    const result = draftSharedDiskPlans({ seats: members, diskKeysByVmId: diskKeysOf(vmIds, sharedDisks) })
    if ('drafts' in result) {
      drafts.push(...result.drafts)
      for (const { placement, namespace } of members) movedNamespaces.set(placement.vm.id, namespace)
    } else for (const seat of members) unplacedReasons.set(seat.placement.vm.id, [result.reason])
  }
  const others = seats.filter((seat) => !sharerIds.has(seat.placement.vm.id))
  drafts.push(...draftSoloPlans(others.filter((seat) => seat.isolation.length > 0)))
  drafts.push(...draftCommonPlans(others.filter((seat) => seat.isolation.length === 0)))
  return { plans: namePlans(drafts, memo.shared(migrationOf, making.target), memo), unplacedReasons, movedNamespaces }
}

/** By id: the included VMs with a disk that others may write to. */
function sharersAmong(included: readonly EstateVm[], sharedDisks: readonly SharedDisk[]): ReadonlyMap<string, EstateVm> {
  const ids = new Set(sharedDisks.flatMap(({ vmIds }) => vmIds))
  return new Map(included.flatMap((vm) => (ids.has(vm.id) ? [[vm.id, vm] as const] : [])))
}

/** The seats of all VMs that nothing has held back so far, oldest first. */
function seatVms(groups: readonly (readonly string[])[], sharerIds: ReadonlySet<string>, making: PlanMaking, unplacedReasons: ReadonlyMap<string, unknown>, memo: PartMemo): readonly PlanSeat[] {
  const sharedNamespaces = shareNamespaces(groups, making.namespaceByVmId)
  const writtenByOthers = new Set(making.sharedDisks.flatMap((disk) => disk.vmIds))
  const typeNames = memo.part(typeNamesOf, making.compute)
  const free: EstateVm[] = []
  const contexts: PlacementContext[] = []
  making.included.forEach((vm, index) => {
    const context = making.contexts[index]
    if (unplacedReasons.has(vm.id) || context === undefined) return
    free.push(vm)
    contexts.push(context)
  })
  const namespaceOf = (vm: EstateVm): string => required(sharedNamespaces.get(vm.id) ?? making.namespaceByVmId.get(vm.id), vm)
  const isCommon = making.target.networks.attachmentNamespace === 'default'
  const places = memo.list(placeVm, free, (vm, index) => [required(making.targetNameByVmId.get(vm.id), vm), isCommon ? 'default' : namespaceOf(vm), namespaceOf(vm), required(contexts[index], vm)] as const)
  return memo.list(seatVm, free, (vm, index) => {
    const placed = making.placementByVmId.get(vm.id)
    const sharing = sharerIds.has(vm.id) ? 'group' : writtenByOthers.has(vm.id) ? 'alone' : 'none'
    const looseLabels = making.isPlacedByPlans ? (placed?.traits.looseLabels ?? NO_LABELS) : NO_LABELS
    return [required(contexts[index], vm), required(places[index], vm), required(making.providers.get(vm.sourceId), vm), namespaceOf(vm), typeNames.get(vm.id) ?? null, sharing, placed?.onPlan ?? null, looseLabels, making.waveByVmId.get(vm.id) ?? null] as const
  })
}

function required<Value>(value: Value | undefined, vm: EstateVm): Value {
  if (value === undefined) throw new Error(`${vm.id} has no provider, namespace, target name or context`)
  return value
}

function typeNamesOf(compute: readonly ComputeMapping[]): ReadonlyMap<string, string | null> {
  return new Map(compute.map(({ vmId, instanceType }) => [vmId, instanceTypeName(instanceType)]))
}

/**
 * A raw device that several VMs share by their SCSI bus is no shared disk to MTV, so it would copy it once for
 * each of them.
 */
function holdBackInvisibleSharers(groups: readonly (readonly string[])[], vms: ReadonlyMap<string, EstateVm>, making: PlanMaking, unplacedReasons: Map<string, readonly Reason[]>): void {
  for (const vmIds of groups) {
    const raw = vmIds.flatMap((vmId) => vms.get(vmId)?.disks ?? []).find((disk) => disk.isRaw === true && disk.rawLunId !== null && !isMultiWriter(disk.sharingMode) && isShared(disk.rawLunId, making))
    if (raw === undefined) continue
    for (const vmId of vmIds) {
      if (!vms.has(vmId) || unplacedReasons.has(vmId)) continue
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
function holdBackOvirtSharers(groups: readonly (readonly string[])[], vms: ReadonlyMap<string, EstateVm>, making: PlanMaking, unplacedReasons: Map<string, readonly Reason[]>): void {
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
function holdBackSharersOfDifferentClasses(vms: ReadonlyMap<string, EstateVm>, { sharedDisks, storage }: PlanMaking, unplacedReasons: Map<string, readonly Reason[]>): void {
  if (storage.overrides.size === 0) return
  for (const { key, vmIds } of sharedDisks) {
    if (vmIds.length < 2 || !vmIds.some((vmId) => storage.overrides.has(vmId))) continue
    const isThisDisk = ({ path, rawLunId }: EstateDisk): boolean => [path?.trim(), `LUN ${rawLunId?.trim() ?? ''}`].some((own) => own !== undefined && (own === key || key.startsWith(`${own} (`)))
    const places = vmIds.flatMap((vmId) => (vms.get(vmId)?.disks ?? []).filter(isThisDisk).map(({ datastoreId }) => keyOf(storage.ofVm(vmId).get(datastoreId ?? '')?.destination ?? null)))
    if (new Set(places).size < 2) continue
    for (const vmId of vmIds) {
      if (!vms.has(vmId) || unplacedReasons.has(vmId)) continue
      unplacedReasons.set(vmId, [{ code: 'shared-disk-classes', message: `It shares ${key} with other VMs, and by decision the sharers send it to different places, while it is copied once: decide the same for all of them.` }])
    }
  }
}

/** Sharers move together or not at all: one that stays behind would keep the disk in use. */
function holdBackSharersOfAbsentVms(groups: readonly (readonly string[])[], vms: ReadonlyMap<string, EstateVm>, unplacedReasons: Map<string, readonly Reason[]>): void {
  for (const vmIds of groups) {
    const absent = vmIds.filter((vmId) => !vms.has(vmId) || unplacedReasons.has(vmId))
    if (absent.length === 0) continue
    for (const vmId of vmIds) {
      if (!vms.has(vmId) || unplacedReasons.has(vmId)) continue
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
