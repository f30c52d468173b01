import { compareNatural } from '#shared/domain/compare.ts'
import type { PlannedPlan, Reason } from '#shared/domain/plan/migration-plan.ts'
import type { Target } from '#shared/domain/target/target.ts'
import type { PlanSeat } from './plan-seat.ts'
import { networkKey } from './network-key.ts'
import { storageNeeds } from './storage-needs.ts'

/** What a plan has of its VMs: they themselves, the union of the map entries that they use and no other, and what they need beforehand. */
export interface PlanLoad extends Pick<PlannedPlan, 'vms' | 'networkMap' | 'storageMap' | 'traits'> {
  readonly needs: readonly Reason[]
}

/** The seats one by one, so that a plan of the same VMs in the same places keeps its load. */
export function loadOf(first: PlanSeat, migration: Target['migration'], ...others: readonly PlanSeat[]): PlanLoad {
  const seats = [first, ...others]
  const placements = seats.map((seat) => seat.placement)
  return {
    vms: placements.map((placement) => placement.planned),
    networkMap: mergeEntries(placements.map((placement) => placement.networkEntries), networkKey),
    storageMap: mergeEntries(placements.map((placement) => placement.storageEntries), (entry) => entry.datastoreId),
    ...traitsOf(first, seats),
    needs: storageNeeds(seats, migration),
  }
}

/** What the first of the VMs has of placement, as all have, and the labels that all of them bear besides. */
function traitsOf({ traits, looseLabels }: PlanSeat, seats: readonly PlanSeat[]): Pick<PlannedPlan, 'traits'> {
  const common = Object.entries(looseLabels).filter(([key, value]) => seats.every((seat) => seat.looseLabels[key] === value))
  if (traits === null && common.length === 0) return {}
  return { traits: { nodeSelector: {}, affinity: null, ...traits, labels: { ...traits?.labels, ...Object.fromEntries(common) } } }
}

function mergeEntries<Entry>(lists: readonly (readonly Entry[])[], keyOf: (entry: Entry) => string): readonly Entry[] {
  const byKey = new Map<string, Entry>()
  for (const entry of lists.flat()) byKey.set(keyOf(entry), entry)
  return [...byKey.entries()].sort(([left], [right]) => compareNatural(left, right)).map(([, entry]) => entry)
}
