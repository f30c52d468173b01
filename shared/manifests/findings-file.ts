import type { Finding } from '#shared/domain/finding.ts'
import { type BundleFile, fileInPieces } from './bundle-file.ts'

/** Where a bundle has what the rules found, beside the summary. */
export const FINDINGS_PATH = 'findings.json'

/** Few enough that the lines of a piece are gone before the collector meets them: tens of thousands that wait to be joined all at once it would copy. */
const FINDINGS_A_PIECE = 256
const BETWEEN_FINDINGS = ',\n  '

/**
 * Every finding of a plan as JSON, with one line for each: what findings of a rule have in common stands once above them. An estate of
 * 10,000 VMs has some 50,000, so that a text with each of them in full would be several times as long as all manifests together.
 * Rules and findings keep the order in which they came.
 */
export function findingsFile(findings: readonly Finding[]): BundleFile {
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
  return fileInPieces(FINDINGS_PATH, () => piecesOf(groups))
}

function* piecesOf(groups: readonly (readonly Finding[])[]): Generator<string> {
  yield '{"rules": ['
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
  yield '\n]}\n'
}
