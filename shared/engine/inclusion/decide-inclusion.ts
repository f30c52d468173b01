import type { DecisionValue } from '#shared/domain/decisions/decision.ts'
import type { Reason } from '#shared/domain/plan/migration-plan.ts'
import { inclusionReason, type InclusionSubject } from './inclusion-rule.ts'
import { INCLUSION_RULES } from './registry.ts'

export interface Inclusion {
  readonly isIncluded: boolean
  /** Why it is left out; empty for an included VM. */
  readonly reasons: readonly Reason[]
}

/**
 * Whether a VM takes part in the migration: by decision where there is one, by the rules otherwise.
 * A decision to include cannot overrule what MTV cannot do; then the rule's reason stays.
 */
export function decideInclusion(vm: InclusionSubject, decision: DecisionValue<'vm.inclusion'> | undefined): Inclusion {
  if (decision?.isIncluded === false) {
    return { isIncluded: false, reasons: [{ code: 'decision', message: `Left out by decision: ${decision.reason}` }] }
  }
  const reasons: Reason[] = []
  for (const rule of INCLUSION_RULES) {
    if (decision?.isIncluded === true && rule.canBeOverridden) continue
    const message = rule.excludes(vm)
    if (message !== null) reasons.push(inclusionReason(rule, message))
  }
  return { isIncluded: reasons.length === 0, reasons }
}
