import type { MigrationWay } from '#shared/domain/assessment.ts'
import type { EstateVm } from '#shared/domain/estate/estate.ts'
import type { Reason } from '#shared/domain/plan/reason.ts'
import type { Target } from '#shared/domain/target/target.ts'
import { isolationReasons } from '#shared/engine/plan/isolation.ts'
import { warmObstacles } from '#shared/engine/plan/warm-obstacles.ts'
import type { EstateFacts } from './estate-facts.ts'
import type { PlanOutcome } from './plan-outcome.ts'

/** Whether a VM that takes part can move while it is off, and why not: a plan has to take it. */
export function coldWay(vm: EstateVm, outcome: Pick<PlanOutcome, 'unplacedReasons'>): MigrationWay {
  const reasons = outcome.unplacedReasons(vm.id)
  return { isPossible: reasons.length === 0, reasons: [...reasons] }
}

/** As much of a plan as says how a VM moves. */
type MovedOutcome = Pick<PlanOutcome, 'unplacedReasons'> & { readonly target: Pick<Target, 'migration'> }

/** Whether it can move while it runs, but for the cutover: null where what the inventory does not say decides. */
export function warmWay(vm: EstateVm, outcome: MovedOutcome, facts: EstateFacts): MigrationWay {
  const reasons = [...outcome.unplacedReasons(vm.id), ...warmReasons(vm, outcome, facts)]
  if (reasons.length === 0) return { isPossible: true, reasons: [] }
  return { isPossible: reasons.every((entry) => isUnknown(entry, vm)) ? null : false, reasons }
}

/** What keeps a VM from moving warm, whether or not a plan takes it. */
export function warmReasons(vm: EstateVm, { target }: { readonly target: Pick<Target, 'migration'> }, facts: EstateFacts): readonly Reason[] {
  const kind = facts.sourceOf(vm)?.kind ?? 'vsphere'
  const obstacles = warmObstacles(vm, target, { kind, hasSnapshots: facts.hasInput(vm, 'snapshots'), isSharer: facts.sharedDisksOf(vm).length > 0 })
  // A VM that needs a plan of its own is moved cold there. One that is off is named above.
  const alone = vm.powerState === 'poweredOn' ? isolationReasons(vm, kind, facts.hasInput(vm, 'tools')) : []
  return [...obstacles, ...alone]
}

/** Whether a reason says that something is not known, rather than that it is so. */
export function isUnknown({ code }: Reason, vm: EstateVm): boolean {
  if (code === 'warm-snapshots-unknown') return true
  if (code === 'warm-without-cbt') return vm.isChangeBlockTrackingEnabled === null
  return code === 'warm-powered-off' && vm.powerState === null
}
