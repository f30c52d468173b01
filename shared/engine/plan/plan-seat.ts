import type { PlannedProvider, PlannedWave, Reason } from '#shared/domain/plan/migration-plan.ts'
import type { PlanTraits, Texts } from '#shared/domain/plan/placement.ts'
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
  readonly directLunCount: number
  readonly isOnVsan: boolean
  /** What all VMs of one plan have in common. */
  readonly commonKey: string
}
