import { z } from 'zod'

import type { AuditFinding, AuditReport, InstalledPackage } from './finding.ts'

const viaSchema = z.union([z.string(), z.object({ title: z.string(), url: z.string(), severity: z.string() })])
const reportSchema = z.object({ auditReportVersion: z.literal(2), vulnerabilities: z.record(z.string(), z.object({ via: z.array(viaSchema), nodes: z.array(z.string()) })) })
const refusalSchema = z.object({ message: z.string().optional(), statusCode: z.number().optional() })

/** What `npm audit --json` said of the packages: the registry's findings, or why it has none. */
export function readRegistryReport(packages: readonly InstalledPackage[], said: string): AuditReport {
  const content = asJson(said)
  const report = reportSchema.safeParse(content)
  if (!report.success) {
    const refusal = refusalSchema.safeParse(content)
    const { message, statusCode } = refusal.success ? refusal.data : {}
    const reason = statusCode === undefined ? (message ?? 'npm could not ask it') : `it answers with status ${statusCode}`
    return { findings: [], source: null, notEvaluated: [`The registry that npm is set to tells no advisories (${reason}): set npm to one that does, or name a saved list by --advisories.`] }
  }
  const byFolder = new Map(packages.map((installed) => [installed.folder, installed]))
  const notEvaluated: string[] = []
  const findings: AuditFinding[] = []
  for (const [name, { via, nodes }] of Object.entries(report.data.vulnerabilities)) {
    for (const folder of nodes) {
      const installed = byFolder.get(folder)
      // A name alone is that of another package, which this one needs and which is told of by itself.
      if (installed !== undefined) findings.push(...via.flatMap((cause) => (typeof cause === 'string' ? [] : [{ package: installed, id: cause.url.slice(cause.url.lastIndexOf('/') + 1), severity: cause.severity, summary: cause.title, fixedIn: [] }])))
      else notEvaluated.push(`${name} in ${folder} is not in package-lock.json: run "npm ci" and try again.`)
    }
  }
  return { findings, source: 'what the registry that npm is set to knows today', notEvaluated }
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Told as what it means: there is no answer.
    return null
  }
}
