import type { DecisionValue } from '#shared/domain/decisions/decision.ts'
import type { EstateVm } from '#shared/domain/estate/estate.ts'
import type { PlacementChoice, Texts } from '#shared/domain/plan/placement.ts'
import { decidedBecause } from './decided-because.ts'

/** Descheduler (sigs.k8s.io/descheduler): pods that bear it are not evicted by it. */
const NO_EVICTION = 'descheduler.alpha.kubernetes.io/prefer-no-eviction'
/** oVirt API, VmAffinity: the engine does not move such VMs by itself. */
const NOT_MOVED = new Set(['pinned', 'user_migratable'])

/** Whether the descheduler may move a VM, and why. */
export function chooseBalancing({ configuration }: Pick<EstateVm, 'configuration'>, decision: DecisionValue<'vm.balancing'> | undefined): PlacementChoice<boolean> {
  if (decision !== undefined) return { value: decision.isBalanced, isDecided: true, reasons: [decidedBecause('balancing-decided', decision.reason)] }
  const affinity = configuration?.placementAffinity?.toLowerCase() ?? null
  if (affinity !== null && NOT_MOVED.has(affinity)) return { value: false, isDecided: false, reasons: [{ code: 'not-moved-by-source', message: `Its source does not move it by itself (${affinity}).` }] }
  return { value: true, isDecided: false, reasons: [{ code: 'balanced-by-default', message: affinity === null ? 'Whether its source leaves it alone is in no export.' : `Its source moves it with the others (${affinity}).` }] }
}

/** Annotations of a VM that is not balanced with the others. */
export function optOutOf(vm: Pick<EstateVm, 'configuration'>, decision: DecisionValue<'vm.balancing'> | undefined): Texts {
  return chooseBalancing(vm, decision).value ? {} : { [NO_EVICTION]: 'true' }
}
