import { compareText } from '#shared/domain/compare.ts'
import { compareSeats, type DraftPlan } from './draft-plans.ts'
import type { PlanSeat } from './plan-seat.ts'
import { PLAN_MAX_VMS, splitIntoPlans } from './split-plans.ts'
import { divideByStorage, isOffloadedSeat, type StorageVariant } from './storage-variants.ts'

/**
 * Plans of VMs that nothing ties together or sets apart: by what VMs of one plan have in common, within the limits; VMs whose storage was
 * decided otherwise than their datastores' have plans of their own, since a plan has one StorageMap. The seats are given oldest first.
 */
export function draftCommonPlans(seats: readonly PlanSeat[]): readonly DraftPlan[] {
  const groups = new Map<string, PlanSeat[]>()
  for (const seat of seats) {
    const group = groups.get(seat.commonKey)
    if (group === undefined) groups.set(seat.commonKey, [seat])
    else group.push(seat)
  }
  const numbers = new Map<string, number>()
  const numberOf = (stem: string): number => {
    const number = (numbers.get(stem) ?? 0) + 1
    numbers.set(stem, number)
    return number
  }
  return [...groups].sort(([, left], [, right]) => compareFirst(left, right)).flatMap(([key, group]) =>
    divideByStorage(group).flatMap((variant) =>
      splitIntoPlans(spreadOverHosts(variant.seats), ({ placement }) => placement.planned.diskCount).map((run, index) => draftOf(run, variant, `${key}${variant.number === 0 ? '' : `/${variant.number}`}#${index}`, numberOf)),
    ),
  )
}

function compareFirst([left]: readonly PlanSeat[], [right]: readonly PlanSeat[]): number {
  return left === undefined || right === undefined ? 0 : compareSeats(left, right)
}

function draftOf(members: readonly PlanSeat[], variant: StorageVariant, key: string, numberOf: (stem: string) => number): DraftPlan {
  const [first] = members
  const namespace = first?.namespace ?? ''
  const type = first?.type ?? 'cold'
  const coldCount = members.filter((seat) => seat.coldBecause !== null).length
  // By its day, not its number: a wave that comes in between changes no names.
  const day = first?.wave === null || first === undefined ? [] : [first.wave.date.replaceAll('-', '')]
  const stem = [namespace, type, ...day, ...(first !== undefined && isOffloadedSeat(first) ? ['offload'] : []), ...(variant.number === 0 ? [] : ['storage'])].join('-')
  return {
    key,
    wantedName: `${stem}-${String(numberOf(stem)).padStart(PLAN_NUMBER_DIGITS, '0')}`,
    seats: members,
    type,
    migrateSharedDisks: null,
    after: [],
    prerequisites: [],
    because: [
      `VMs of ${namespace}${first?.wave ? ` in the wave of ${first.wave.windowId}` : ''}${first?.traits ? ', placed alike' : ''}${coldCount > 0 ? `; ${coldCount} of them cannot move warm` : ''}.`,
      ...(first !== undefined && isOffloadedSeat(first) ? ['Their disks are copied by the array, which MTV does not mix with other ways in one plan.'] : []),
      ...(variant.number === 0 ? [] : [`By decision their disks go elsewhere than those of other VMs on the same datastores (${ownPlaces(members)}): a plan has one storage map, with one destination a datastore.`]),
    ].join(' '),
  }
}

/**
 * Of a wave that needs several plans each gets VMs of all hosts: MTV asks plans one after the other, and a plan whose VMs are
 * all of one host would leave the others idle. Whoever is in no wave stays in the order of the inventory.
 */
function spreadOverHosts(seats: readonly PlanSeat[]): readonly PlanSeat[] {
  if (seats.length <= PLAN_MAX_VMS || seats[0]?.wave === null) return seats
  const turns = new Map<string, number>()
  const turnOf = new Map(seats.map((seat) => {
    const host = seat.placement.vm.hostId ?? ''
    const turn = turns.get(host) ?? 0
    turns.set(host, turn + 1)
    return [seat, turn]
  }))
  return [...seats].sort((left, right) => (turnOf.get(left) ?? 0) - (turnOf.get(right) ?? 0) || compareSeats(left, right))
}

/** "DS01 to fast-block", sorted. */
function ownPlaces(members: readonly PlanSeat[]): string {
  const places = members.flatMap(({ placement }) => placement.storageEntries.filter(({ datastoreId }) => placement.ownDatastoreIds.includes(datastoreId)).map(({ source, storageClass }) => `${source.name} to ${storageClass}`))
  return [...new Set(places)].sort(compareText).join(', ')
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
