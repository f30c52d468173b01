import type { Reason } from '#shared/domain/plan/migration-plan.ts'
import { compareSeats, type DraftPlan, podPortGroupOf } from './draft-plans.ts'
import type { PlanSeat } from './plan-seat.ts'
import { chooseDiskOwners } from './disk-owners.ts'
import { isOneStorageMap } from './storage-variants.ts'

/** VMs tied together by shared disks, all of them placed, with the keys of the disks that each is attached to. */
export interface SharerGroup {
  readonly seats: readonly PlanSeat[]
  readonly diskKeysByVmId: ReadonlyMap<string, readonly string[]>
}

export type SharedDiskDrafts = { readonly drafts: readonly DraftPlan[] } | { readonly reason: Reason }

/**
 * The plans of one group of sharers: always cold, into one namespace (MTV looks a shared PVC up in the
 * plan's own), every sharer off. The owners of the disks come first with migrateSharedDisks, the others follow
 * without, in every release: one plan for all would copy each disk once for each sharer, since the setting holds
 * for all its VMs. No choice of owners: the reason, which names the disks to detach.
 */
export function draftSharedDiskPlans(group: SharerGroup): SharedDiskDrafts {
  if (group.seats.length === 0) return { drafts: [] }
  const waves = new Set(group.seats.map(({ wave }) => wave?.windowId ?? null))
  // They move together or have no wave at all.
  const seats = [...group.seats].sort(compareSeats).map((seat): PlanSeat => ({ ...seat, type: 'cold', wave: waves.size === 1 ? seat.wave : null }))
  const sharers = seats.map((seat) => ({ vmId: seat.placement.vm.id, diskKeys: group.diskKeysByVmId.get(seat.placement.vm.id) ?? [] }))
  const owners = chooseDiskOwners(sharers)
  const names = seats.map((seat) => seat.placement.vm.name).join(', ')
  if (owners === null) {
    const disks = [...new Set(sharers.flatMap((sharer) => sharer.diskKeys))].sort().join('; ')
    return { reason: { code: 'shared-disk-cycle', message: `${names} share disks in a ring, so no order copies each disk once: detach one of them first (${disks}).` } }
  }
  const isOwner = (seat: PlanSeat): boolean => owners.includes(seat.placement.vm.id)
  const podNetworks = new Set(seats.map(podPortGroupOf).filter((id) => id !== null))
  const needsOneEach = podNetworks.size > 1 || !isOneStorageMap(seats) || new Set(seats.map(({ traits }) => JSON.stringify(traits))).size > 1
  const isRunning = (seat: PlanSeat): boolean => seat.placement.vm.powerState !== 'poweredOff' || seat.isolation.length > 0
  const base = `shared-${seats.find(isOwner)?.placement.planned.targetName ?? ''}`
  const because = `${names} share disks.`
  const prerequisites: Reason[] = seats.some(isRunning) ? [{ code: 'running-sharers', message: `Power off all VMs that share the disks before this plan starts: ${names}.` }] : []
  const draft = (key: string, members: readonly PlanSeat[], migrateSharedDisks: boolean, after: readonly string[]): DraftPlan => ({
    key: `${base} ${key}`,
    wantedName: `${base}-${key}`,
    seats: members,
    type: 'cold',
    migrateSharedDisks,
    after,
    prerequisites: [...prerequisites, ...members.flatMap((seat) => seat.isolation)],
    because,
  })
  if (!seats.some(isRunning) && !needsOneEach) {
    const ownersFirst = draft('owners', seats.filter(isOwner), true, [])
    const others = seats.filter((seat) => !isOwner(seat))
    return { drafts: others.length === 0 ? [ownersFirst] : [ownersFirst, draft('others', others, false, [ownersFirst.key])] }
  }
  const ownerDrafts = seats.filter(isOwner).map((seat, index) => draft(`owner-${index + 1}`, [seat], true, []))
  const afterOwners = ownerDrafts.map((owner) => owner.key)
  const otherDrafts = seats.filter((seat) => !isOwner(seat)).map((seat, index) => draft(`other-${index + 1}`, [seat], false, afterOwners))
  return { drafts: [...ownerDrafts, ...otherDrafts] }
}
