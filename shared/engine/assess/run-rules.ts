import type { Estate } from '#shared/domain/estate/estate.ts'
import type { Finding, RuleNotEvaluated } from '#shared/domain/finding.ts'
import type { TargetVersions } from '#shared/domain/target/versions.ts'
import { createEstateFacts } from './estate-facts.ts'
import { RULES } from './registry.ts'
import { type Rule, severityOf } from './rule.ts'

export interface Assessment {
  /** In the order of the VMs, then of the rules; the subject is the VM's id. */
  readonly findings: readonly Finding[]
  /** In the order of the rules, then of the first VM concerned. */
  readonly notEvaluated: readonly RuleNotEvaluated[]
}

/**
 * What the rules say of every VM of the estate, or of those whose ids are given: then the rest of the estate is only
 * what they are compared with. Templates are left out: MTV does not list them. A rule without its input, in the whole
 * inventory or for one VM, is listed as not evaluated, never as passed.
 */
export function runRules(estate: Estate, versions: TargetVersions, rules: readonly Rule[] = RULES, vmIds: ReadonlySet<string> | null = null): Assessment {
  const facts = createEstateFacts(estate)
  const questions = new Map(estate.sources.map(({ id, kind }) => [id, questionsFor(kind, new Set(estate.available[id] ?? []), rules, versions)]))
  const findings: Finding[] = []
  const gaps = new Map<string, Map<string, number>>()
  const skip = (ruleId: string, because: string): void => {
    const ofRule = gaps.get(ruleId) ?? new Map<string, number>()
    ofRule.set(because, (ofRule.get(because) ?? 0) + 1)
    gaps.set(ruleId, ofRule)
  }
  for (const vm of estate.vms) {
    if (vm.isTemplate === true || vmIds?.has(vm.id) === false) continue
    for (const { rule, severity, lacks } of questions.get(vm.sourceId) ?? []) {
      if (lacks !== null) {
        skip(rule.id, lacks)
        continue
      }
      const answer = rule.check(vm, facts)
      if (answer === null) continue
      if ('notEvaluated' in answer) skip(rule.id, answer.notEvaluated)
      else findings.push({ ruleId: rule.id, subject: vm.id, severity, ...answer })
    }
  }
  const notEvaluated = rules.flatMap((rule) => [...(gaps.get(rule.id) ?? [])].map(([because, vms]) => ({ ruleId: rule.id, because, vms })))
  return { findings, notEvaluated }
}

interface Question {
  readonly rule: Rule
  readonly severity: Finding['severity']
  /** Why no VM of the source can be judged; null where they can. */
  readonly lacks: string | null
}

/** The rules that concern a platform, with what is the same for all VMs of one source. */
function questionsFor(kind: string, available: ReadonlySet<string>, rules: readonly Rule[], versions: TargetVersions): readonly Question[] {
  return rules
    .filter((rule) => rule.sourceKind === 'any' || rule.sourceKind === kind)
    .map((rule) => {
      const missing = rule.needs.filter((need) => !available.has(need))
      return { rule, severity: severityOf(rule, versions), lacks: missing.length === 0 ? null : `The inventory has no ${missing.join(' and no ')}.` }
    })
}
