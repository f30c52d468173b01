import { type FindingSeverity, findingSeveritySchema } from '#shared/domain/finding.ts'

export interface FindingCount {
  readonly severity: FindingSeverity
  readonly count: number
  readonly messages: readonly string[]
}

/** How many findings of each severity, the worst first; those without any are left out. */
export function findingCounts(findings: readonly { readonly severity: FindingSeverity; readonly message: string }[]): readonly FindingCount[] {
  return findingSeveritySchema.options.flatMap((severity) => {
    const own = findings.filter((finding) => finding.severity === severity)
    return own.length === 0 ? [] : [{ severity, count: own.length, messages: own.map(({ message }) => message) }]
  })
}
