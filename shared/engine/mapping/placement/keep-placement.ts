import type { Decisions } from '#shared/domain/decisions/decision.ts'
import type { Estate, EstateVm } from '#shared/domain/estate/estate.ts'
import type { PlacementPlan } from '#shared/domain/plan/placement.ts'
import type { Target } from '#shared/domain/target/target.ts'
import type { PartMemo } from '#shared/engine/kept/part-memo.ts'
import { mapPlacement, placedTarget } from './map-placement.ts'

/** Where VMs run, or what was answered last where nothing that it looks at has changed: whoever asks, asks by this, so that none drives out the other's. */
export function keepPlacement(estate: Estate, included: readonly EstateVm[], target: Target, decisions: Pick<Decisions, 'vm.node-group' | 'vm.restart-priority' | 'vm.balancing' | 'vm.labels'>, memo: PartMemo): PlacementPlan {
  return memo.part(mapPlacement, estate, included, memo.shared(placedTarget, target), decisions['vm.node-group'], decisions['vm.restart-priority'], decisions['vm.balancing'], decisions['vm.labels'])
}
