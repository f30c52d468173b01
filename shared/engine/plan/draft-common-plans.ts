import { commonKey, compareSeats, type DraftPlan, type PlanSeat } from './draft-plans.ts'
import { splitIntoPlans } from './split-plans.ts'

/** Plans of VMs that nothing ties together or sets apart: by provider, namespace and what VMs of one plan have in common, within the limits. */
export function draftCommonPlans(seats: readonly PlanSeat[]): readonly DraftPlan[] {
  const groups = new Map<string, PlanSeat[]>()
  for (const seat of [...seats].sort(compareSeats)) {
    const key = JSON.stringify([seat.provider.name, seat.namespace, commonKey(seat)])
    const group = groups.get(key) ?? []
    group.push(seat)
    groups.set(key, group)
  }
  const numbers = new Map<string, number>()
  return [...groups].flatMap(([key, group]) => {
    const seatByVmId = new Map(group.map((seat) => [seat.placement.vm.id, seat]))
    return splitIntoPlans(group.map((seat) => seat.placement)).map((run, index): DraftPlan => {
      const members = run.map((placement) => seatByVmId.get(placement.vm.id)).filter((seat) => seat !== undefined)
      const [first] = members
      const type = first?.type ?? 'cold'
      const coldCount = members.filter((seat) => seat.coldBecause !== null).length
      const stem = `${first?.namespace ?? ''}-${type}`
      const number = (numbers.get(stem) ?? 0) + 1
      numbers.set(stem, number)
      return {
        key: `${key}#${index}`,
        wantedName: `${stem}-${String(number).padStart(PLAN_NUMBER_DIGITS, '0')}`,
        seats: members,
        type,
        migrateSharedDisks: null,
        after: [],
        prerequisites: [],
        because: `VMs of ${first?.namespace ?? ''}${first?.traits ? ', placed alike' : ''}${coldCount > 0 ? `; ${coldCount} of them cannot move warm` : ''}.`,
      }
    })
  })
}

/** Enough for 99,900 VMs of one namespace, with names that still sort. */
const PLAN_NUMBER_DIGITS = 3

/** A plan for each VM that would stop the others of its plan. Always cold. */
export function draftSoloPlans(seats: readonly PlanSeat[]): readonly DraftPlan[] {
  return [...seats].sort(compareSeats).map((seat) => ({
    key: `solo ${seat.placement.vm.id}`,
    wantedName: `solo-${seat.placement.planned.targetName}`,
    seats: [seat],
    type: 'cold',
    migrateSharedDisks: null,
    after: [],
    prerequisites: seat.isolation,
    because: `${seat.placement.vm.name} is alone, so that it stops no other VM.`,
  }))
}
