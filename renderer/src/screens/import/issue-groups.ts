import { compareText } from '#shared/domain/compare.ts'
import type { ImportIssue, ImportReport } from '#shared/domain/estate/import-report.ts'

/** All issues of one code: how often it occurred, and those of them that the project keeps. */
export interface IssueGroup {
  readonly code: string
  /** The worst of its issues. */
  readonly severity: ImportIssue['severity']
  /** How often it occurred; more than `issues` where the project keeps only the first of them. */
  readonly count: number
  readonly issues: readonly ImportIssue[]
}

/** An import's issues by code: the worst first, then the most frequent, then by code. */
export function groupIssues({ issues, issueCounts }: Pick<ImportReport, 'issues' | 'issueCounts'>): IssueGroup[] {
  const byCode = new Map<string, ImportIssue[]>()
  for (const issue of issues) {
    const group = byCode.get(issue.code)
    if (group === undefined) byCode.set(issue.code, [issue])
    else group.push(issue)
  }
  return [...byCode]
    .map(([code, group]) => ({ code, severity: worstOf(group), count: issueCounts[code] ?? group.length, issues: group }))
    .sort((left, right) => RANK[left.severity] - RANK[right.severity] || right.count - left.count || compareText(left.code, right.code))
}

/** How often issues of each severity occurred. */
export function countBySeverity(groups: readonly IssueGroup[]): Record<ImportIssue['severity'], number> {
  const counts = { error: 0, warning: 0, info: 0 }
  for (const { severity, count } of groups) counts[severity] += count
  return counts
}

const RANK = { error: 0, warning: 1, info: 2 } as const satisfies Record<ImportIssue['severity'], number>

function worstOf(issues: readonly ImportIssue[]): ImportIssue['severity'] {
  return issues.reduce<ImportIssue['severity']>((worst, { severity }) => (RANK[severity] < RANK[worst] ? severity : worst), 'info')
}
