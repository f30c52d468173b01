import type { EstateInput, EstateVm } from '#shared/domain/estate/estate.ts'
import type { SourceKind } from '#shared/domain/estate/source.ts'
import type { Finding, FindingSeverity } from '#shared/domain/finding.ts'
import type { TargetVersions } from '#shared/domain/target/versions.ts'
import type { EstateFacts } from './estate-facts.ts'
import type { VmOutcome, VmSize } from './vm-outcome.ts'

/** What a rule found: the part of a finding that is not the same for every VM. */
export type Concern = Pick<Finding, 'message' | 'remedy' | 'data'>

/** The VM lacks what the rule looks at: neither a concern nor fine. */
export interface NotEvaluated {
  /** Why, in the same words for every VM that lacks the same. */
  readonly notEvaluated: string
  /** What could hang on it at most, where that is less than the rule's severity: a target that states no limit sets none. */
  readonly atMost?: FindingSeverity
}

/** What every question about one VM bears. */
interface RuleHead {
  /** MTV's own id where MTV asks the same. */
  readonly id: string
  readonly title: string
  /** A rule about one platform is silent about VMs of the other; `any` asks the same of both. */
  readonly sourceKind: SourceKind | 'any'
  /** What MTV makes of it, which can change from release to release. */
  readonly severity: FindingSeverity | ((versions: TargetVersions) => FindingSeverity)
  /** Inputs without which no VM of a source can be judged. */
  readonly needs: readonly EstateInput[]
}

/** A question that the inventory answers. */
export interface EstateRule extends RuleHead {
  /** `facts` is what the rest of the estate says; most rules look at the VM alone. */
  check(vm: EstateVm, facts: EstateFacts): Concern | NotEvaluated | null
}

/** A question that the plan answers: what it makes of the VM, on which target. It is asked of VMs that take part, once the plan is made. */
export interface PlanRule extends RuleHead {
  checkPlanned(vm: EstateVm, outcome: VmOutcome, facts: EstateFacts): Concern | NotEvaluated | null
}

/** A question about the CPU and memory that the VM gets. It is asked apart from the other questions about the plan: a policy changes all sizes and no place. */
export interface SizeRule extends RuleHead {
  checkSized(vm: EstateVm, size: VmSize): Concern | NotEvaluated | null
}

export type Rule = EstateRule | PlanRule | SizeRule

/** Whether a rule looks at what the plan makes of the VM, and not at the inventory alone. */
export function isAboutPlan(rule: Rule): rule is PlanRule | SizeRule {
  return !('check' in rule)
}

/** Whether MTV asks the same, under the same id; the others are Portolan's own. */
export function isMtvRule(id: string): boolean {
  return !id.startsWith('portolan.')
}

/** Checks nothing and changes nothing: it holds a rule to its type, and keeps how many arguments its check takes. */
export function defineRule<Definition extends Rule>(rule: Definition): Definition {
  return rule
}

/** The severity of a rule's findings for the chosen releases. */
export function severityOf(rule: Pick<Rule, 'severity'>, versions: TargetVersions): FindingSeverity {
  return typeof rule.severity === 'function' ? rule.severity(versions) : rule.severity
}
