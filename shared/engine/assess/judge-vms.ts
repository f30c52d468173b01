import type { RuleGap } from '#shared/domain/assessment.ts'
import type { Estate, EstateVm } from '#shared/domain/estate/estate.ts'
import type { Finding, FindingSeverity } from '#shared/domain/finding.ts'
import type { TargetVersions } from '#shared/domain/target/versions.ts'
import type { EstateFacts } from './estate-facts.ts'
import type { PlanOutcome } from './plan-outcome.ts'
import { type Concern, type NotEvaluated, type Rule, severityOf } from './rule.ts'

/** What the rules say of one VM, in their order. */
export interface VmJudgement {
  readonly findings: readonly Finding[]
  /** All VMs that lack the same for a rule share one. */
  readonly gaps: readonly RuleGap[]
}

export interface Judging {
  readonly rules: readonly Rule[]
  /** Null: all VMs. */
  readonly vmIds: ReadonlySet<string> | null
  readonly facts: EstateFacts
  /** Null: the rules about the inventory are asked; else those about the plan, of the VMs that take part. */
  readonly outcome: PlanOutcome | null
}

/** Asks the rules about each VM but templates: an answer for each, by VM id, in the estate's order. */
export function judgeVms(estate: Estate, versions: TargetVersions, { rules, vmIds, facts, outcome }: Judging): ReadonlyMap<string, VmJudgement> {
  const asked = rules.filter((rule) => 'checkPlanned' in rule === (outcome !== null))
  const questions = new Map(estate.sources.map(({ id, kind }) => [id, questionsFor(kind, new Set(estate.available[id] ?? []), asked, versions)]))
  const judgements = new Map<string, VmJudgement>()
  for (const vm of estate.vms) {
    if (vm.isTemplate === true || vmIds?.has(vm.id) === false || outcome?.isIncluded(vm.id) === false) continue
    const findings: Finding[] = []
    const gaps: RuleGap[] = []
    for (const { rule, severity, lack, gapOf } of questions.get(vm.sourceId) ?? []) {
      if (lack !== null) {
        gaps.push(lack)
        continue
      }
      const answer = ask(rule, vm, facts, outcome)
      if (answer === null) continue
      if ('notEvaluated' in answer) gaps.push(gapOf(answer.notEvaluated, answer.atMost))
      else findings.push({ ruleId: rule.id, subject: vm.id, severity, ...answer })
    }
    judgements.set(vm.id, { findings, gaps })
  }
  return judgements
}

function ask(rule: Rule, vm: EstateVm, facts: EstateFacts, outcome: PlanOutcome | null): Concern | NotEvaluated | null {
  if (!('checkPlanned' in rule)) return rule.check(vm, facts)
  return outcome === null ? null : rule.checkPlanned(vm, outcome, facts)
}

interface Question {
  readonly rule: Rule
  readonly severity: FindingSeverity
  /** Why no VM of the source can be judged; null where they can. */
  readonly lack: RuleGap | null
  readonly gapOf: (because: string, atMost?: FindingSeverity) => RuleGap
}

/** The rules that concern a platform, with what is the same for all VMs of one source. */
function questionsFor(kind: string, available: ReadonlySet<string>, rules: readonly Rule[], versions: TargetVersions): readonly Question[] {
  return rules
    .filter((rule) => rule.sourceKind === 'any' || rule.sourceKind === kind)
    .map((rule) => {
      const severity = severityOf(rule, versions)
      const known = new Map<string, RuleGap>()
      const gapOf = (because: string, atMost: FindingSeverity = severity): RuleGap => {
        const gap = known.get(because) ?? { ruleId: rule.id, severity: atMost, because }
        known.set(because, gap)
        return gap
      }
      const missing = rule.needs.filter((need) => !available.has(need))
      return { rule, severity, gapOf, lack: missing.length === 0 ? null : gapOf(`The inventory has no ${missing.join(' and no ')}.`) }
    })
}
