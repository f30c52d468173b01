import { compareNatural, compareText } from '#shared/domain/compare.ts'
import type { PlannedPlan, PlannedVm, Reason } from '#shared/domain/plan/migration-plan.ts'
import { networkKey } from './network-key.ts'
import type { PlanLoad } from './plan-load.ts'
import type { PlanSeat } from './plan-seat.ts'
import { isOffloadedSeat } from './storage-variants.ts'

/** A plan before it has its name. */
export interface DraftPlan {
  readonly key: string
  /** What the name is made from. */
  readonly wantedName: string
  readonly seats: readonly PlanSeat[]
  readonly type: 'cold' | 'warm'
  readonly migrateSharedDisks: boolean | null
  /** Keys of drafts that must have succeeded before. */
  readonly after: readonly string[]
  readonly prerequisites: readonly Reason[]
  readonly because: string
}

/**
 * The source network of a VM that goes to the pod network, if any. A NetworkMap may bear one row to the pod
 * network, so VMs whose pod networks differ at the source do not share a plan.
 */
export function podPortGroupOf(seat: Pick<PlanSeat, 'placement'>): string | null {
  const entry = seat.placement.networkEntries.find(({ destination }) => destination.type === 'pod')
  return entry === undefined ? null : networkKey(entry)
}

/**
 * What all VMs of one plan have in common, as one text: a Plan has one provider, namespace and type, one row to the pod network, one
 * placement, one way of copying and one wave.
 */
export function commonKey(seat: Pick<PlanSeat, 'placement' | 'provider' | 'namespace' | 'type' | 'traits' | 'wave'>): string {
  return JSON.stringify([seat.provider.name, seat.namespace, JSON.stringify([seat.type, podPortGroupOf(seat), seat.traits]), ...(isOffloadedSeat(seat) ? ['offload'] : []), ...(seat.wave === null ? [] : [`wave ${seat.wave.windowId}`])])
}

/** Oldest first: by source, then by moref in natural order. */
export function compareSeats(left: PlanSeat, right: PlanSeat): number {
  return (
    compareText(left.provider.name, right.provider.name) ||
    compareText(left.namespace, right.namespace) ||
    compareNatural(left.placement.vm.id, right.placement.vm.id)
  )
}

/** Turns a draft into the plan. */
export function finishPlan(draft: DraftPlan, name: string, nameOf: (key: string) => string, { needs, ...load }: PlanLoad): PlannedPlan {
  const [first] = draft.seats
  if (first === undefined) throw new Error(`draft ${draft.key} has no VM`)
  return {
    name,
    sourceId: first.provider.sourceId,
    providerName: first.provider.name,
    targetNamespace: first.namespace,
    type: draft.type,
    ...load,
    ...(draft.migrateSharedDisks === false ? { vms: load.vms.map((planned, place) => withoutSharedDisks(planned, draft.seats[place])) } : {}),
    migrateSharedDisks: draft.migrateSharedDisks,
    after: draft.after.map(nameOf),
    prerequisites: [...draft.prerequisites, ...needs],
    because: draft.because,
    ...waveOf(draft.seats),
  }
}

/** The owners' plan brings the shared disks: what these VMs bring is their own. */
function withoutSharedDisks(planned: PlannedVm, seat: PlanSeat | undefined): PlannedVm {
  const shared = seat?.placement.vm.disks.filter(({ sharedAs }) => sharedAs !== undefined) ?? []
  return { ...planned, diskCount: planned.diskCount - shared.length, capacityMib: planned.capacityMib - shared.reduce((sum, { capacityMib }) => sum + (capacityMib ?? 0), 0) }
}

/** The wave that all of them are in. A plan of VMs of several waves, which only sharers of a disk could make, has none. */
function waveOf(seats: readonly PlanSeat[]): Pick<PlannedPlan, 'wave'> {
  const wave = seats[0]?.wave ?? null
  return wave === null || seats.some((seat) => seat.wave?.windowId !== wave.windowId) ? {} : { wave }
}
