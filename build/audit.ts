// `npm run audit`: what is known of vulnerabilities in the packages of others, asked of the registry that npm is set to, or with
// `-- --advisories PATH` of a saved list, without a network. See docs/security.md.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'

import { z } from 'zod'

import { compareWithList } from './audit/compare-with-list.ts'
import { AUDIT_STATUS, type AuditReport, describeAudit } from './audit/finding.ts'
import { installedPackages } from './audit/installed-packages.ts'
import { readAdvisories } from './audit/read-advisories.ts'
import { readRegistryReport } from './audit/read-registry-report.ts'

const MOST_BYTES = 64 * 1024 * 1024
const projectRoot = path.resolve(import.meta.dirname, '..')
const bundledFile = path.join(projectRoot, 'out', 'bundled-packages.json')

process.exitCode = await audit()

async function audit(): Promise<number> {
  let list: string | undefined
  try {
    list = parseArgs({ options: { advisories: { type: 'string' } } }).values.advisories
  } catch (cause) {
    return fail(AUDIT_STATUS.usage, `${cause instanceof Error ? cause.message : String(cause)}. Usage: npm run audit [-- --advisories FILE|FOLDER|ZIP]`)
  }
  if (!existsSync(bundledFile)) return fail(AUDIT_STATUS.notEvaluated, 'What the pages hold is known once they are built: run "npm run build" first.')
  const packages = installedPackages(projectRoot, z.array(z.string()).parse(JSON.parse(readFileSync(bundledFile, 'utf8'))))
  let report: AuditReport
  try {
    report = list === undefined ? readRegistryReport(packages, askRegistry()) : await compareWithList(packages, readAdvisories(list))
  } catch (cause) {
    return fail(AUDIT_STATUS.notEvaluated, `${list ?? 'npm'} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`)
  }
  const { lines, status } = describeAudit(packages, report)
  console.log(lines.join('\n'))
  return status
}

/** npm ends with a status of its own where it found something; what it says is read in any case. */
function askRegistry(): string {
  return spawnSync(process.execPath, [process.env['npm_execpath'] ?? 'npm', 'audit', '--json'], { cwd: projectRoot, encoding: 'utf8', maxBuffer: MOST_BYTES, stdio: ['ignore', 'pipe', 'ignore'] }).stdout
}

function fail(status: number, sentence: string): number {
  console.error(sentence)
  return status
}
