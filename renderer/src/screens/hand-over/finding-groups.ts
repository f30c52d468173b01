import { findingSeveritySchema, type FindingSeverity } from '#shared/domain/finding.ts'
import type { BundlePreview } from '#shared/contract/bundle-preview.ts'

export type ShownFinding = BundlePreview['checks']['findings'][number]

/** What one check found of one severity. */
export interface FindingGroup {
  readonly checkId: string
  readonly title: string
  /** Where all findings have the same one. */
  readonly remedy: string | null
  readonly findings: readonly ShownFinding[]
}

export const SEVERITIES = findingSeveritySchema.options

/** Findings by severity, the worst first, and within each by check, in the order in which they came. */
export function groupFindings(findings: readonly ShownFinding[]): { readonly severity: FindingSeverity; readonly count: number; readonly groups: readonly FindingGroup[] }[] {
  return SEVERITIES.map((severity) => {
    const own = findings.filter((finding) => finding.severity === severity)
    const byCheck = new Map<string, ShownFinding[]>()
    for (const finding of own) {
      const list = byCheck.get(finding.ruleId)
      if (list === undefined) byCheck.set(finding.ruleId, [finding])
      else list.push(finding)
    }
    return { severity, count: own.length, groups: [...byCheck].map(([checkId, list]) => ({ checkId, title: list[0]?.title ?? checkId, remedy: commonRemedy(list), findings: list })) }
  }).filter(({ count }) => count > 0)
}

/** The VM that a finding is about, where it says. */
export function vmOf({ data }: ShownFinding): string | null {
  const { vm } = data
  return typeof vm === 'string' ? vm : null
}

function commonRemedy(findings: readonly ShownFinding[]): string | null {
  const [first] = findings
  return first !== undefined && findings.every((finding) => finding.remedy === first.remedy) ? first.remedy : null
}
