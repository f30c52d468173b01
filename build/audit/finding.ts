import { compareText } from '#shared/domain/compare.ts'

/** An installed package, as the lockfile has it. */
export interface InstalledPackage {
  readonly name: string
  readonly version: string
  /** Below the project's folder. */
  readonly folder: string
  /** Part of what is handed out, and not of what builds and tests it alone. */
  readonly isShipped: boolean
}

/** What is known of a package. */
export interface AuditFinding {
  readonly package: InstalledPackage
  readonly id: string
  readonly severity: string
  readonly summary: string
  /** Versions that have it no more; none where nobody says. */
  readonly fixedIn: readonly string[]
}

export interface AuditReport {
  readonly findings: readonly AuditFinding[]
  /** With what the packages were compared; null where there was nothing. */
  readonly source: string | null
  /** Sentences; where there are any, "nothing found" means little. */
  readonly notEvaluated: readonly string[]
}

export const AUDIT_STATUS = { clean: 0, found: 1, usage: 2, notEvaluated: 3 } as const

/** The report in lines, and the exit status: what is found in tools alone is told and is no failure of the product. */
export function describeAudit(packages: readonly InstalledPackage[], { findings, source, notEvaluated }: AuditReport): { readonly lines: readonly string[]; readonly status: number } {
  const shipped = packages.filter(({ isShipped }) => isShipped).length
  const sorted = [...findings].sort((left, right) => compareText(left.package.folder, right.package.folder) || compareText(left.id, right.id))
  const [ours, tools] = [sorted.filter((finding) => finding.package.isShipped), sorted.filter((finding) => !finding.package.isShipped)]
  const compared = source === null ? [] : [`${shipped} packages of the product and ${packages.length - shipped} of its tools were compared with ${source}.`, ...section('In the product', ours), ...section('In tools alone, which are not handed out', tools)]
  const lines = [
    ...compared,
    ...(notEvaluated.length === 0 ? [] : ['Not evaluated:', ...notEvaluated.map((sentence) => `  ${sentence}`)]),
  ]
  const status = ours.length > 0 ? AUDIT_STATUS.found : notEvaluated.length > 0 ? AUDIT_STATUS.notEvaluated : AUDIT_STATUS.clean
  return { lines, status }
}

function section(title: string, findings: readonly AuditFinding[]): readonly string[] {
  if (findings.length === 0) return [`${title}: nothing known.`]
  return [`${title}:`, ...findings.map(({ package: { name, version }, id, severity, summary, fixedIn }) => `  ${name} ${version}: ${id}, ${severity}. ${summary}${fixedIn.length === 0 ? '' : ` (mended in ${fixedIn.join(', ')})`}`)]
}
