import type { Finding, FindingSeverity } from '#shared/domain/finding.ts'

/** What a bundle says of a list of findings: some tens of thousands for 10,000 VMs, which are looked through once for all of its files. */
export interface FindingsDigest {
  readonly counts: Readonly<Record<FindingSeverity, number>>
  /** In the order in which they came. */
  readonly rules: readonly RuleDigest[]
  /** Their lines in findings.json, piece by piece, made anew each time; those of a rule stand together. */
  readonly pieces: () => Iterable<string>
}

/** What one rule found: the first of its findings, and how many there are. */
export interface RuleDigest {
  readonly first: Finding
  readonly findings: number
}

/** Few enough that the lines of a piece are gone before the collector meets them: tens of thousands that wait to be joined all at once it would copy. */
const FINDINGS_A_PIECE = 256
const BETWEEN_FINDINGS = ',\n  '

/** Looks through a list of findings once. */
export function digestFindings(findings: readonly Finding[]): FindingsDigest {
  const groups = groupAlike(findings)
  const counts = { critical: 0, warning: 0, information: 0 }
  const rules = new Map<string, { readonly first: Finding; findings: number }>()
  for (const group of groups) {
    const [first] = group
    if (first === undefined) continue
    counts[first.severity] += group.length
    const known = rules.get(first.ruleId)
    if (known === undefined) rules.set(first.ruleId, { first, findings: group.length })
    else known.findings += group.length
  }
  return { counts, rules: [...rules.values()], pieces: () => piecesOf(groups) }
}

/** Findings of one rule, severity and remedy, in the order in which they came. */
function groupAlike(findings: readonly Finding[]): readonly (readonly Finding[])[] {
  const groups: Finding[][] = []
  // By rule and remedy: a key that is put together of all three takes several times as long as to look twice.
  const known = new Map<string, Map<string | null, Finding[][]>>()
  for (const finding of findings) {
    const alike = known.get(finding.ruleId)?.get(finding.remedy) ?? []
    const group = alike.find(([first]) => first?.severity === finding.severity)
    if (group !== undefined) {
      group.push(finding)
      continue
    }
    const begun = [finding]
    groups.push(begun)
    known.set(finding.ruleId, (known.get(finding.ruleId) ?? new Map<string | null, Finding[][]>()).set(finding.remedy, [...alike, begun]))
  }
  return groups
}

function* piecesOf(groups: readonly (readonly Finding[])[]): Generator<string> {
  let separator = ''
  for (const group of groups) {
    const [first] = group
    if (first === undefined) continue
    const { ruleId, severity, remedy } = first
    yield `${separator}\n{"ruleId": ${JSON.stringify(ruleId)}, "severity": ${JSON.stringify(severity)}, "remedy": ${JSON.stringify(remedy)}, "findings": [\n  `
    separator = ','
    for (let from = 0; from < group.length; from += FINDINGS_A_PIECE) {
      const lines = group.slice(from, from + FINDINGS_A_PIECE).map(({ subject, message, data }) => JSON.stringify({ subject, message, data }))
      yield `${from === 0 ? '' : BETWEEN_FINDINGS}${lines.join(BETWEEN_FINDINGS)}`
    }
    yield '\n]}'
  }
}
