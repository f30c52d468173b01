import { aboutPackage, type Advisory, advisorySchema, fixedIn, isAffected, packagesOf } from './advisory.ts'
import type { AuditFinding, AuditReport, InstalledPackage } from './finding.ts'
import type { SavedFile } from './read-advisories.ts'

/** As many of the files that cannot be read are named; the others are counted. */
const NAMED_FILES = 5

/** Compares packages with a saved list of records in the OSV format, each in a file of its own or all in one list. */
export async function compareWithList(packages: readonly InstalledPackage[], files: AsyncIterable<SavedFile>): Promise<AuditReport> {
  const installedNames = new Set(packages.map(({ name }) => name))
  const findings: AuditFinding[] = []
  const notEvaluated: string[] = []
  const unreadable: string[] = []
  let [records, newest] = [0, '']

  function compare(advisory: Advisory): void {
    const names = packagesOf(advisory)
    if (names.length === 0) return
    records += 1
    if (advisory.modified > newest) newest = advisory.modified
    if ((advisory.withdrawn ?? '') !== '') return
    // Most records are about packages that nobody here uses.
    if (!names.some((name) => installedNames.has(name))) return
    for (const installed of packages.filter(({ name }) => names.includes(name))) {
      const entries = aboutPackage(advisory, installed.name).map((entry) => ({ entry, outcome: isAffected(entry, installed.version) }))
      const hits = entries.filter(({ outcome }) => outcome === true)
      if (hits.length > 0) findings.push({ package: installed, id: advisory.id, severity: (advisory.database_specific?.severity ?? 'severity not stated').toLowerCase(), summary: advisory.summary ?? 'No summary.', fixedIn: [...new Set(hits.flatMap(({ entry }) => fixedIn(entry)))] })
      else if (entries.some(({ outcome }) => outcome === null)) notEvaluated.push(`${advisory.id} concerns ${installed.name}, and does not say which versions in a way that can be compared with ${installed.version}: read it.`)
    }
  }

  for await (const { name, text } of files) {
    const advisories = parse(text)
    if (advisories === null) unreadable.push(name)
    else advisories.forEach(compare)
  }
  if (unreadable.length > 0) notEvaluated.push(`${unreadable.length} files are no records in the OSV format: ${unreadable.slice(0, NAMED_FILES).join(', ')}${unreadable.length > NAMED_FILES ? ' and others' : ''}.`)
  if (records === 0) notEvaluated.push('The list holds no record about any package of npm: nothing was compared.')
  return { findings, source: records === 0 ? null : `${records} saved records, the newest of ${newest.slice(0, 'yyyy-mm-dd'.length)}`, notEvaluated }
}

function parse(text: string): readonly Advisory[] | null {
  try {
    const content: unknown = JSON.parse(text)
    return (Array.isArray(content) ? (content as unknown[]) : [content]).map((record) => advisorySchema.parse(record)) // each is parsed
  } catch {
    // Named in the report.
    return null
  }
}
