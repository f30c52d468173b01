import type { Target } from '#shared/domain/target/target.ts'
import type { TargetAdvice } from '#shared/domain/target/target-advice.ts'

/** What a rule remarks: the part of an advice that is not the same for all its remarks. */
export type TargetRemark = Pick<TargetAdvice, 'path' | 'message' | 'remedy'>

/** One question about a valid target. */
export interface TargetRule {
  readonly id: string
  readonly title: string
  readonly severity: TargetAdvice['severity']
  check(target: Target): readonly TargetRemark[]
}

/** Checks nothing and changes nothing: it gives the rule its type. */
export function defineTargetRule(rule: TargetRule): TargetRule {
  return rule
}
