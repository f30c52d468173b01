import type { Finding } from '#shared/domain/finding.ts'
import type { BundleFile } from './bundle-file.ts'

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
  const groups = new Map<string, Finding[]>()
  for (const finding of findings) {
    // Ids and severities hold no such character, so that no two groups share a key.
    const key = `${finding.ruleId}\0${finding.severity}\0${finding.remedy === null ? '' : `:${finding.remedy}`}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [finding])
    else group.push(finding)
  }
  const pieces: string[] = []
  let separator = ''
  for (const group of groups.values()) {
    const [first] = group
    if (first === undefined) continue
    const { ruleId, severity, remedy } = first
    pieces.push(`${separator}\n{"ruleId": ${JSON.stringify(ruleId)}, "severity": ${JSON.stringify(severity)}, "remedy": ${JSON.stringify(remedy)}, "findings": [\n  `)
    separator = ','
    for (let from = 0; from < group.length; from += FINDINGS_A_PIECE) {
      const lines = group.slice(from, from + FINDINGS_A_PIECE).map(({ subject, message, data }) => JSON.stringify({ subject, message, data }))
      pieces.push(`${from === 0 ? '' : BETWEEN_FINDINGS}${lines.join(BETWEEN_FINDINGS)}`)
    }
    pieces.push('\n]}')
  }
  return { path: FINDINGS_PATH, text: `{"rules": [${pieces.join('')}\n]}\n` }
}
