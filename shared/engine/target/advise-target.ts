import type { Target } from '#shared/domain/target/target.ts'
import type { TargetAdvice } from '#shared/domain/target/target-advice.ts'
import { TARGET_RULES } from './registry.ts'

/** What to look at twice in a valid target: warnings first, then by rule in the order of the registry. */
export function adviseTarget(target: Target): readonly TargetAdvice[] {
  const advice = TARGET_RULES.flatMap((rule) => rule.check(target).map((remark) => ({ ruleId: rule.id, severity: rule.severity, ...remark })))
  return [...advice.filter(({ severity }) => severity === 'warning'), ...advice.filter(({ severity }) => severity === 'information')]
}
