import { compareNatural, compareText } from '#shared/domain/compare.ts'
import type { PlannedPlan, PlannedProvider, PlannedWave, Reason } from '#shared/domain/plan/migration-plan.ts'
import type { PlanTraits, Texts } from '#shared/domain/plan/placement.ts'
import { networkKey } from './network-key.ts'
import type { VmPlacement } from './place-vm.ts'

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
export function podPortGroupOf(seat: PlanSeat): string | null {
  const entry = seat.placement.networkEntries.find(({ destination }) => destination.type === 'pod')
  return entry === undefined ? null : networkKey(entry)
}

/**
 * What all VMs of one plan have in common, as one text: a Plan has one type, one row to the pod network and one placement. Its
 * provider and namespace go without saying.
 */
export function commonKey(seat: PlanSeat): string {
  return JSON.stringify([seat.type, podPortGroupOf(seat), seat.traits])
}

/** Oldest first: by source, then by moref in natural order. */
export function compareSeats(left: PlanSeat, right: PlanSeat): number {
  return (
    compareText(left.provider.name, right.provider.name) ||
    compareText(left.namespace, right.namespace) ||
    compareNatural(left.placement.vm.id, right.placement.vm.id)
  )
}

/** Turns a draft into the plan, with the union of the map entries that its VMs use and no other. */
export function finishPlan(draft: DraftPlan, name: string, nameOf: (key: string) => string): PlannedPlan {
  const [first] = draft.seats
  if (first === undefined) throw new Error(`draft ${draft.key} has no VM`)
  const placements = draft.seats.map((seat) => seat.placement)
  return {
    name,
    sourceId: first.provider.sourceId,
    providerName: first.provider.name,
    targetNamespace: first.namespace,
    type: draft.type,
    vms: placements.map((placement) => placement.planned),
    networkMap: mergeEntries(placements.map((placement) => placement.networkEntries), networkKey),
    storageMap: mergeEntries(placements.map((placement) => placement.storageEntries), (entry) => entry.datastoreId),
    migrateSharedDisks: draft.migrateSharedDisks,
    ...traitsOf(first, draft.seats),
    after: draft.after.map(nameOf),
    prerequisites: draft.prerequisites,
    because: draft.because,
    ...waveOf(draft.seats),
  }
}

/** What the first of the VMs has of placement, as all have, and the labels that all of them bear besides. */
function traitsOf({ traits, looseLabels }: PlanSeat, seats: readonly PlanSeat[]): Pick<PlannedPlan, 'traits'> {
  const common = Object.entries(looseLabels).filter(([key, value]) => seats.every((seat) => seat.looseLabels[key] === value))
  if (traits === null && common.length === 0) return {}
  return { traits: { nodeSelector: {}, affinity: null, ...traits, labels: { ...traits?.labels, ...Object.fromEntries(common) } } }
}

/** The wave that all of them are in. A plan of VMs of several waves, which only sharers of a disk could make, has none. */
function waveOf(seats: readonly PlanSeat[]): Pick<PlannedPlan, 'wave'> {
  const wave = seats[0]?.wave ?? null
  return wave === null || seats.some((seat) => seat.wave?.windowId !== wave.windowId) ? {} : { wave }
}

function mergeEntries<Entry>(lists: readonly (readonly Entry[])[], keyOf: (entry: Entry) => string): readonly Entry[] {
  const byKey = new Map<string, Entry>()
  for (const entry of lists.flat()) byKey.set(keyOf(entry), entry)
  return [...byKey.entries()].sort(([left], [right]) => compareNatural(left, right)).map(([, entry]) => entry)
}
