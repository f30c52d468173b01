import type { PlacementCarrier } from '#shared/domain/plan/placement.ts'
import type { Target } from '#shared/domain/target/target.ts'
import { isMtvAtLeast } from '#shared/domain/target/versions.ts'

/** The first release whose Plan places VMs (its CustomResourceDefinition: targetLabels, targetNodeSelector, targetAffinity). */
const PLANS_PLACE_SINCE = '2.10'

/** What can bring placement to the VMs, by the target's choice and its release. */
export function placementCarrier({ mtv, placement: { carrier } }: Pick<Target, 'mtv' | 'placement'>): PlacementCarrier {
  if (carrier === 'none') return 'advice'
  return carrier === 'plans' && isMtvAtLeast(mtv, PLANS_PLACE_SINCE) ? 'plan' : 'patch'
}
