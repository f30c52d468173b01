import type { RuleGap } from '#shared/domain/assessment.ts'
import type { Estate, EstateVm } from '#shared/domain/estate/estate.ts'
import type { Finding, FindingSeverity } from '#shared/domain/finding.ts'
import type { TargetVersions } from '#shared/domain/target/versions.ts'
import type { Steps } from '#shared/domain/steps.ts'
import type { EstateFacts } from './estate-facts.ts'
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
}

/** VMs after which others may have their turn: some milliseconds. */
const VMS_A_STEP = 100

/** Asks the rules about the inventory of each VM but templates: an answer for each, by VM id, in the estate's order. */
export function* judgeVmsSteps(estate: Estate, versions: TargetVersions, { rules, vmIds, facts }: Judging): Steps<ReadonlyMap<string, VmJudgement>> {
  const questions = questionsBySource(estate, rules.filter((rule) => 'check' in rule), versions)
  const judgements = new Map<string, VmJudgement>()
  for (const [place, vm] of estate.vms.entries()) {
    if (place % VMS_A_STEP === 0) yield
    if (vm.isTemplate === true || vmIds?.has(vm.id) === false) continue
    judgements.set(vm.id, answerAll(vm, questions.get(vm.sourceId) ?? [], (rule) => rule.check(vm, facts)))
  }
  return judgements
}

/** What the rules answer about one VM, in their order. */
export function answerAll<Asked extends Rule>(vm: EstateVm, questions: readonly Question<Asked>[], ask: (rule: Asked) => Concern | NotEvaluated | null): VmJudgement {
  const findings: Finding[] = []
  const gaps: RuleGap[] = []
  for (const { rule, severity, lack, gapOf } of questions) {
    if (lack !== null) {
      gaps.push(lack)
      continue
    }
    const answer = ask(rule)
    if (answer === null) continue
    if ('notEvaluated' in answer) gaps.push(gapOf(answer.notEvaluated, answer.atMost))
    else findings.push({ ruleId: rule.id, subject: vm.id, severity, ...answer })
  }
  // They are kept of every VM: a copy has no room for more, as lists that were pushed onto have.
  return { findings: findings.slice(), gaps: gaps.slice() }
}

export interface Question<Asked extends Rule> {
  readonly rule: Asked
  readonly severity: FindingSeverity
  /** Why no VM of the source can be judged; null where they can. */
  readonly lack: RuleGap | null
  readonly gapOf: (because: string, atMost?: FindingSeverity) => RuleGap
}

/** What is asked of the VMs of each source, by its id. */
export function questionsBySource<Asked extends Rule>(estate: Estate, rules: readonly Asked[], versions: TargetVersions): ReadonlyMap<string, readonly Question<Asked>[]> {
  return new Map(estate.sources.map(({ id, kind }) => [id, questionsFor(kind, new Set(estate.available[id] ?? []), rules, versions)]))
}

/** The rules that concern a platform, with what is the same for all VMs of one source. */
function questionsFor<Asked extends Rule>(kind: string, available: ReadonlySet<string>, rules: readonly Asked[], versions: TargetVersions): readonly Question<Asked>[] {
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
