import type { Finding } from '#shared/domain/finding.ts'

/** How many VMs a rule says something of. */
export interface FindingCount {
  readonly ruleId: string
  readonly severity: Finding['severity']
  readonly vms: number
}

/** Counts each VM once for each rule, in the order in which the rules are met. */
export function countFindings(findings: readonly Finding[]): readonly FindingCount[] {
  const counts = new Map<string, { readonly severity: Finding['severity']; readonly vms: Set<string> }>()
  for (const { ruleId, severity, subject } of findings) {
    const found = counts.get(ruleId)
    if (found === undefined) counts.set(ruleId, { severity, vms: new Set([subject]) })
    else found.vms.add(subject)
  }
  return [...counts].map(([ruleId, { severity, vms }]) => ({ ruleId, severity, vms: vms.size }))
}
