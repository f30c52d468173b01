import type { FindingGroup, ReasonGroup } from '#shared/contract/bundle-preview.ts'
import type { Outsider } from '#shared/contract/bundle-lists.ts'
import type { OutsidePlans } from '#shared/contract/outside-plans.ts'
import { compareText } from '#shared/domain/compare.ts'
import { type Finding, findingSeveritySchema } from '#shared/domain/finding.ts'

/** A group with what is in it. */
export interface ListedFindings extends FindingGroup {
  readonly findings: readonly Finding[]
}

export interface ListedOutsiders extends ReasonGroup {
  readonly entries: readonly Outsider[]
}

/** Findings by severity, the worst first, and within each by check, in the order in which they came. */
export function groupFindings(findings: readonly Finding[], titleOf: (checkId: string) => string): ListedFindings[] {
  return findingSeveritySchema.options.flatMap((severity) => {
    const byCheck = Map.groupBy(findings.filter((finding) => finding.severity === severity), ({ ruleId }) => ruleId)
    return [...byCheck].map(([checkId, own]) => ({ severity, checkId, title: titleOf(checkId), remedy: commonRemedy(own), count: own.length, findings: own }))
  })
}

/** VMs by what keeps them out, the largest group first. */
export function groupByReason(outsiders: OutsidePlans['unplaced']): ListedOutsiders[] {
  return groupUp(
    outsiders.flatMap(({ vm, name, sourceName, isTemplate, why }) =>
      [...new Map(why.map((reason) => [reason.code, reason])).values()].map(({ code, title }) => ({
        code,
        title,
        entry: { vm, name, sourceName, isTemplate, message: why.filter((reason) => reason.code === code).map((reason) => reason.message).join(' ') },
      })),
    ),
  )
}

/** NICs by why they are not mapped, the largest group first. */
export function groupNics(nics: OutsidePlans['leftOutNics']): ListedOutsiders[] {
  return groupUp(nics.map(({ vm, name, sourceName, why: { code, title, message } }) => ({ code, title, entry: { vm, name, sourceName, isTemplate: false, message } })))
}

function groupUp(reasons: readonly { readonly code: string; readonly title: string; readonly entry: Outsider }[]): ListedOutsiders[] {
  return [...Map.groupBy(reasons, ({ code }) => code)]
    .map(([code, own]) => ({ code, title: own[0]?.title ?? code, count: own.length, entries: own.map(({ entry }) => entry) }))
    .sort((left, right) => right.count - left.count || compareText(left.code, right.code))
}

function commonRemedy(findings: readonly Finding[]): string | null {
  const [first] = findings
  return first !== undefined && findings.every((finding) => finding.remedy === first.remedy) ? first.remedy : null
}
