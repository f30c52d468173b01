import type { EstateVm } from '#shared/domain/estate/estate.ts'
import type { Texts } from '#shared/domain/plan/placement.ts'

/** Descheduler (sigs.k8s.io/descheduler): pods that bear it are not evicted by it. */
const NO_EVICTION = 'descheduler.alpha.kubernetes.io/prefer-no-eviction'
/** oVirt API, VmAffinity: the engine does not move such VMs by itself. */
const NOT_MOVED = new Set(['pinned', 'user_migratable'])

/** Annotations of a VM that its source does not balance with the others. */
export function optOutOf({ configuration }: Pick<EstateVm, 'configuration'>): Texts {
  return NOT_MOVED.has(configuration?.placementAffinity?.toLowerCase() ?? '') ? { [NO_EVICTION]: 'true' } : {}
}
