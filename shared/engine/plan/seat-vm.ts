import type { EstateVm } from '#shared/domain/estate/estate.ts'
import type { PlannedProvider, PlannedWave, Reason } from '#shared/domain/plan/migration-plan.ts'
import type { PlanTraits, Texts } from '#shared/domain/plan/placement.ts'
import { isDirectLun } from '#shared/engine/estate/direct-lun.ts'
import { isVsan } from '#shared/engine/estate/is-vsan.ts'
import { commonKey } from './draft-plans.ts'
import type { PlanSeat } from './plan-seat.ts'
import { isolationReasons } from './isolation.ts'
import type { PlacementContext } from './obstacles/obstacle.ts'
import type { VmPlace } from './place-vm.ts'
import { offloadAgainstWarm } from './storage-variants.ts'
import { warmObstacles } from './warm-obstacles.ts'

/**
 * What the makers of plans need to know of a VM that nothing holds back. `sharing` says whether it has a disk that others may write
 * to: with others that the inventory shows, or alone. All arguments are texts or kept objects, so that the seat can be kept by them.
 */
export function seatVm(
  vm: EstateVm,
  context: PlacementContext,
  place: VmPlace,
  provider: PlannedProvider,
  namespace: string,
  instanceType: string | null,
  sharing: 'none' | 'group' | 'alone',
  traits: PlanTraits | null,
  looseLabels: Texts,
  wave: PlannedWave | null,
): PlanSeat {
  const { target } = context
  const placement = { ...place, planned: { ...place.planned, instanceType } }
  const isSharer = sharing !== 'none'
  const isolation = [...isolationReasons(vm, provider.kind, context.hasInput(vm.sourceId, 'tools')), ...loneSharerReasons(vm, sharing === 'alone')]
  const againstWarm = target.migration.type === 'warm' ? [...offloadAgainstWarm(placement), ...warmObstacles(vm, target, { kind: provider.kind, hasSnapshots: context.hasInput(vm.sourceId, 'snapshots'), isSharer })] : []
  const isWarm = target.migration.type === 'warm' && againstWarm.length === 0 && isolation.length === 0
  const seat = { placement, provider, namespace, isolation, coldBecause: againstWarm.length > 0 ? againstWarm : null, type: isWarm ? 'warm' : 'cold', traits, looseLabels, wave } as const
  return {
    ...seat,
    directLunCount: vm.disks.filter(isDirectLun).length,
    isOnVsan: placement.storageEntries.some(({ datastoreId }) => isVsan(context.datastores.get(datastoreId))),
    commonKey: commonKey(seat),
  }
}

/** MTV counts a running VM with a multi-writer disk as a running sharer even where no other VM is attached to it. */
function loneSharerReasons(vm: EstateVm, isLoneSharer: boolean): readonly Reason[] {
  if (!isLoneSharer || vm.powerState === 'poweredOff') return []
  return [{ code: 'running-sharers', message: `${vm.name} has a disk in multi-writer mode: power it off before the plan starts.` }]
}
