import { compareNatural, compareText } from '#shared/domain/compare.ts'
import type { PlannedPlan, PlannedProvider, PlannedWave, Reason } from '#shared/domain/plan/migration-plan.ts'
import type { PlanTraits, Texts } from '#shared/domain/plan/placement.ts'
import { networkKey } from './network-key.ts'
import type { VmPlacement } from './place-vm.ts'
import type { PlanLoad } from './plan-load.ts'
import { isOffloadedSeat } from './storage-variants.ts'

/** What the makers of plans need to know of each placed VM. */
export interface PlanSeat {
  readonly placement: VmPlacement
  readonly provider: PlannedProvider
  readonly namespace: string
  /** Not empty: a plan of its own. */
  readonly isolation: readonly Reason[]
  /** Why it moves cold although the target asks for warm; null: it moves as the target asks. */
  readonly coldBecause: readonly Reason[] | null
  readonly type: 'cold' | 'warm'
  /** What its Plan says of where its VMs run; null: nothing. */
  readonly traits: PlanTraits | null
  /** The wave that it is cut over in; null: none yet. */
  readonly wave: PlannedWave | null
  /** Labels that its Plan bears if all its VMs have them; they set no VMs apart. */
  readonly looseLabels: Texts
  readonly directLunCount: number
  readonly isOnVsan: boolean
  /** What all VMs of one plan have in common. */
  readonly commonKey: string
}

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
    migrateSharedDisks: draft.migrateSharedDisks,
    after: draft.after.map(nameOf),
    prerequisites: [...draft.prerequisites, ...needs],
    because: draft.because,
    ...waveOf(draft.seats),
  }
}

/** The wave that all of them are in. A plan of VMs of several waves, which only sharers of a disk could make, has none. */
function waveOf(seats: readonly PlanSeat[]): Pick<PlannedPlan, 'wave'> {
  const wave = seats[0]?.wave ?? null
  return wave === null || seats.some((seat) => seat.wave?.windowId !== wave.windowId) ? {} : { wave }
}
