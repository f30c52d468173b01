import type { AssessmentStatus, RuleGap } from '#shared/domain/assessment.ts'
import type { Finding } from '#shared/domain/finding.ts'
import type { Reason } from '#shared/domain/plan/reason.ts'

export interface StatusInput {
  readonly findings: readonly Finding[]
  readonly gaps: readonly RuleGap[]
  /** Why no plan takes the VM. */
  readonly unplaced: readonly Reason[]
}

/**
 * Where a VM that takes part stands, and what makes it so. Blocked: a critical finding, or no plan takes it. Attention: a
 * warning. Not evaluated: neither, but a rule that could have warned had nothing to judge by, so that nobody can say. Ready:
 * nothing of all that; what rules for information say or leave open changes no status.
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
  if (open.length > 0) return { status: 'not-evaluated', because: open.map(({ ruleId, because }) => ({ code: ruleId, message: because })) }
  return { status: 'ready', because: [] }
}
