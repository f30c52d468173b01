import { compareNatural, compareText } from '#shared/domain/compare.ts'
import type { EstateVm } from '#shared/domain/estate/estate.ts'
import type { PlannedPlan, PlannedProvider, Reason } from '#shared/domain/plan/migration-plan.ts'
import type { Target } from '#shared/domain/target/target.ts'
import { groupSharers, type SharedDisk } from '#shared/engine/estate/shared-disks.ts'
import { createNameAllocator } from '#shared/engine/naming/name-allocator.ts'
import { toDnsLabel } from '#shared/engine/naming/dns-label.ts'
import { draftCommonPlans, draftSoloPlans } from './draft-common-plans.ts'
import { type DraftPlan, finishPlan, type PlanSeat } from './draft-plans.ts'
import { draftSharedDiskPlans } from './draft-shared-disk-plans.ts'
import { isolationReasons } from './isolation.ts'
import type { PlacementContext } from './obstacles/obstacle.ts'
import { placeVm } from './place-vm.ts'
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
}

/** Seats every VM that nothing holds back, and says why the others have no seat. */
export function makePlans(making: PlanMaking): { plans: readonly PlannedPlan[]; unplacedReasons: ReadonlyMap<string, readonly Reason[]> } {
  const unplacedReasons = new Map([...making.reasonsByVmId].filter(([, reasons]) => reasons.length > 0))
  const groups = groupSharers(making.sharedDisks).filter((vmIds) => vmIds.length > 1)
  const sharerIds = new Set(groups.flat())
  const ownersOfSharedDisks = new Set(making.sharedDisks.flatMap((disk) => disk.vmIds))
  holdBackSharersOfAbsentVms(groups, making, unplacedReasons)
  const namespaceByVmId = shareNamespaces(groups, making.namespaceByVmId)
  const seats = new Map(
    making.included.filter((vm) => !unplacedReasons.has(vm.id)).map((vm) => [vm.id, seatOf(vm, ownersOfSharedDisks.has(vm.id), { ...making, namespaceByVmId })]),
  )
  const drafts: DraftPlan[] = []
  for (const vmIds of groups) {
    const members = vmIds.map((vmId) => seats.get(vmId)).filter((seat) => seat !== undefined)
    const result = draftSharedDiskPlans({ seats: members, diskKeysByVmId: diskKeysOf(vmIds, making.sharedDisks) }, making.target.mtv)
    if ('drafts' in result) drafts.push(...result.drafts)
    else for (const seat of members) unplacedReasons.set(seat.placement.vm.id, [result.reason])
  }
  const others = [...seats.values()].filter((seat) => !sharerIds.has(seat.placement.vm.id))
  drafts.push(...draftSoloPlans(others.filter((seat) => seat.isolation.length > 0)))
  drafts.push(...draftCommonPlans(others.filter((seat) => seat.isolation.length === 0)))
  return { plans: namePlans(drafts), unplacedReasons }
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

function seatOf(vm: EstateVm, isSharer: boolean, making: PlanMaking): PlanSeat {
  const { context, target } = making
  const provider = making.providers.get(vm.sourceId)
  const namespace = making.namespaceByVmId.get(vm.id)
  const targetName = making.targetNameByVmId.get(vm.id)
  if (provider === undefined || namespace === undefined || targetName === undefined) throw new Error(`${vm.id} has no provider, namespace or target name`)
  const attachmentNamespace = target.networks.attachmentNamespace === 'default' ? 'default' : namespace
  const isolation = isolationReasons(vm, provider.kind, context.hasInput(vm.sourceId, 'tools'))
  const againstWarm = target.migration.type === 'warm' ? warmObstacles(vm, target, { hasSnapshots: context.hasInput(vm.sourceId, 'snapshots'), isSharer }) : []
  const isWarm = target.migration.type === 'warm' && againstWarm.length === 0 && isolation.length === 0
  return {
    placement: placeVm(vm, targetName, attachmentNamespace, context),
    provider,
    namespace,
    isolation,
    coldBecause: againstWarm.length > 0 ? againstWarm : null,
    type: isWarm ? 'warm' : 'cold',
  }
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
