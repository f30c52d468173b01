import { compareText } from '#shared/domain/compare.ts'
import type { Finding } from '#shared/domain/finding.ts'
import type { FindingsDigest, RuleDigest } from './findings-digest.ts'
import { markdownCode, markdownText } from './markdown.ts'

const GRAVITIES: readonly Finding['severity'][] = ['critical', 'warning', 'information']

/**
 * Findings in Markdown, one entry for each rule: the gravest rules first, then those with the most findings. An estate
 * has more findings than anybody reads, and few rules.
 */
export function findingsByRule({ rules }: Pick<FindingsDigest, 'rules'>): string[] {
  return [...rules]
    .sort((left, right) => GRAVITIES.indexOf(left.first.severity) - GRAVITIES.indexOf(right.first.severity) || right.findings - left.findings || compareText(left.first.ruleId, right.first.ruleId))
    .map(describe)
}

/** What the rule says of the first VM, and of how many it says the like. */
function describe({ first: { severity, ruleId, message, remedy }, findings: vms }: RuleDigest): string {
  const others = vms === 1 ? '' : ` The like holds for ${vms - 1} more.`
  return `${severity}: ${markdownCode(ruleId)}, ${vms} ${vms === 1 ? 'VM' : 'VMs'}: ${markdownText(message)}${others}${remedy === null ? '' : ` ${markdownText(remedy)}`}`
}
