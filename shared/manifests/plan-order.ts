import type { PlannedPlan } from '#shared/domain/plan/migration-plan.ts'

/**
 * Plans such that each comes after those that it waits for, otherwise in the order given. Where plans wait for each
 * other in a ring, or for one that is not there, they keep their places: a check of the plan says so, not the order.
 */
export function inOrderOfStart(plans: readonly PlannedPlan[]): readonly PlannedPlan[] {
  const byName = new Map(plans.map((planned) => [planned.name, planned]))
  const ordered = new Set<PlannedPlan>()
  const underway = new Set<PlannedPlan>()
  const place = (planned: PlannedPlan): void => {
    if (ordered.has(planned) || underway.has(planned)) return
    underway.add(planned)
    for (const name of planned.after) {
      const earlier = byName.get(name)
      if (earlier !== undefined) place(earlier)
    }
    underway.delete(planned)
    ordered.add(planned)
  }
  plans.forEach(place)
  return [...ordered]
}
