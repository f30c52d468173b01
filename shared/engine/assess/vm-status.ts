import type { AssessmentStatus, RuleGap } from '#shared/domain/assessment.ts'
import type { Finding } from '#shared/domain/finding.ts'
import type { Reason } from '#shared/domain/plan/reason.ts'
import { isMtvRule } from './rule.ts'

export interface StatusInput {
  readonly findings: readonly Finding[]
  readonly gaps: readonly RuleGap[]
  /** Why no plan takes the VM. */
  readonly unplaced: readonly Reason[]
}

/**
 * Where a VM that takes part stands, and what makes it so. Blocked: a critical finding, or no plan takes it. Attention: a
 * warning. Not evaluated: neither, but a rule of MTV's that could have warned had nothing to judge by, so that nobody can say
 * what MTV will. Ready: none of all that. Rules of our own keep no VM out of a plan: of a VM that is ready, those that could
 * have warned and had nothing to judge by are named as what is left open. Rules for information change nothing.
 */
export function statusOf({ findings, gaps, unplaced }: StatusInput): { readonly status: AssessmentStatus; readonly because: readonly Reason[] } {
  const of = (severity: Finding['severity']): readonly Reason[] => findings.filter((finding) => finding.severity === severity).map(({ ruleId, message }) => ({ code: ruleId, message }))
  // A critical concern keeps a VM out of plans by an obstacle that repeats it.
  const critical = of('critical')
  const known = new Set(critical.map(({ code }) => code))
  const blocking = [...critical, ...unplaced.filter(({ code }) => !known.has(code))]
  if (blocking.length > 0) return { status: 'blocked', because: blocking }
  const warnings = of('warning')
  if (warnings.length > 0) return { status: 'attention', because: warnings }
  const open = gaps.filter(({ severity }) => severity !== 'information')
  return { status: open.some(({ ruleId }) => isMtvRule(ruleId)) ? 'not-evaluated' : 'ready', because: open.map(({ ruleId, because }) => ({ code: ruleId, message: because })) }
}
