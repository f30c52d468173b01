import type { Estate } from '#shared/domain/estate/estate.ts'
import type { Finding, RuleNotEvaluated } from '#shared/domain/finding.ts'
import type { TargetVersions } from '#shared/domain/target/versions.ts'
import { RULES } from './registry.ts'
import { type Rule, severityOf } from './rule.ts'

export interface Assessment {
  /** In the order of the VMs, then of the rules; the subject is the VM's id. */
  readonly findings: readonly Finding[]
  /** In the order of the rules, then of the first VM concerned. */
  readonly notEvaluated: readonly RuleNotEvaluated[]
}

/**
 * What the rules say of every VM of the estate. Templates are left out: MTV does not list them. A rule
 * without its input, in the whole inventory or for one VM, is listed as not evaluated, never as passed.
 */
export function runRules(estate: Estate, versions: TargetVersions, rules: readonly Rule[] = RULES): Assessment {
  const kinds = new Map(estate.sources.map((source) => [source.id, source.kind]))
  const inputs = new Map(Object.entries(estate.available).map(([sourceId, available]) => [sourceId, new Set<string>(available)]))
  const severities = new Map(rules.map((rule) => [rule.id, severityOf(rule, versions)]))
  const findings: Finding[] = []
  const gaps = new Map<string, Map<string, number>>()
  const skip = (ruleId: string, because: string): void => {
    const ofRule = gaps.get(ruleId) ?? new Map<string, number>()
    ofRule.set(because, (ofRule.get(because) ?? 0) + 1)
    gaps.set(ruleId, ofRule)
  }
  for (const vm of estate.vms) {
    if (vm.isTemplate === true) continue
    for (const rule of rules) {
      if (kinds.get(vm.sourceId) !== rule.sourceKind) continue
      const missing = rule.needs.filter((need) => inputs.get(vm.sourceId)?.has(need) !== true)
      if (missing.length > 0) {
        skip(rule.id, `The inventory has no ${missing.join(' and no ')}.`)
        continue
      }
      const answer = rule.check(vm)
      if (answer === null) continue
      if ('notEvaluated' in answer) skip(rule.id, answer.notEvaluated)
      else findings.push({ ruleId: rule.id, subject: vm.id, severity: severities.get(rule.id) ?? 'warning', ...answer })
    }
  }
  const notEvaluated = rules.flatMap((rule) => [...(gaps.get(rule.id) ?? [])].map(([because, vms]) => ({ ruleId: rule.id, because, vms })))
  return { findings, notEvaluated }
}
