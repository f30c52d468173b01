import type { Estate } from '#shared/domain/estate/estate.ts'
import type { Finding, RuleNotEvaluated } from '#shared/domain/finding.ts'
import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import { finish } from '#shared/domain/steps.ts'
import type { TargetVersions } from '#shared/domain/target/versions.ts'
import { createEstateFacts } from './estate-facts.ts'
import { judgePlanned } from './judge-planned.ts'
import { judgeVmsSteps, type VmJudgement } from './judge-vms.ts'
import { RULES } from './registry.ts'
import type { Rule } from './rule.ts'

export interface Assessment {
  /** In the order of the VMs, then of the rules; the subject is the VM's id. */
  readonly findings: readonly Finding[]
  /** In the order of the rules, then of the first VM concerned. */
  readonly notEvaluated: readonly RuleNotEvaluated[]
}

/**
 * What the rules about the inventory say of every VM of the estate, or of those whose ids are given: then the rest of the
 * estate is only what they are compared with. Templates are left out: MTV does not list them. A rule without its input, in
 * the whole inventory or for one VM, is listed as not evaluated, never as passed.
 */
export function runRules(estate: Estate, versions: TargetVersions, rules: readonly Rule[] = RULES, vmIds: ReadonlySet<string> | null = null): Assessment {
  return addUp(rules, finish(judgeVmsSteps(estate, versions, { rules, vmIds, facts: createEstateFacts(estate) })))
}

/** What the rules about the plan say of the VMs that take part, or of those among them whose ids are given. */
export function runPlanRules(estate: Estate, plan: MigrationPlan, rules: readonly Rule[] = RULES, vmIds: ReadonlySet<string> | null = null): Assessment {
  return addUp(rules, judgePlanned(estate, plan, { rules, vmIds, facts: createEstateFacts(estate) }))
}

/** The answers about each VM as lists over all of them. */
export function addUp(rules: readonly Rule[], judgements: ReadonlyMap<string, VmJudgement>): Assessment {
  const gaps = new Map<string, Map<string, number>>()
  const findings: Finding[] = []
  for (const judgement of judgements.values()) {
    findings.push(...judgement.findings)
    for (const { ruleId, because } of judgement.gaps) {
      const ofRule = gaps.get(ruleId) ?? new Map<string, number>()
      ofRule.set(because, (ofRule.get(because) ?? 0) + 1)
      gaps.set(ruleId, ofRule)
    }
  }
  const notEvaluated = rules.flatMap((rule) => [...(gaps.get(rule.id) ?? [])].map(([because, vms]) => ({ ruleId: rule.id, because, vms })))
  return { findings, notEvaluated }
}
