import { countWords } from '#shared/contract/count-words.ts'
import type { ExportResult } from './export-bundle.ts'
import { formatTable } from './output/format.ts'
import { singleLine } from './output/single-line.ts'

/** Mebibytes in one tebibyte. */
const MIB_PER_TIB = 1024 * 1024
/** So many rows tell a person what is up; JSON has all. */
const MAX_ROWS = 15

/** What was written and what was not, for people; `more` are lines about what went before. */
export function describeExport({ out, files, plan, checks }: ExportResult, more: readonly string[] = []): string {
  const { counts, target } = plan
  const lines = [
    `Target ${singleLine(target.name)}: OpenShift ${target.openshift}, MTV ${target.mtv}.`,
    `${counts.vms} VMs and templates: ${counts.planned} in ${countWords(counts.plans, 'plan')}, ${counts.unplaced} without a place, ${counts.excluded} left out.`,
    `${countWords(counts.disks, 'disk')} with ${(counts.capacityMib / MIB_PER_TIB).toFixed(2)} TiB; ${countWords(counts.nics.total, 'NIC')}, ${counts.nics.mapped} mapped and ${counts.nics.leftOut} left out.`,
  ]
  const critical = checks.findings.filter((finding) => finding.severity === 'critical').length
  const warnings = checks.findings.filter((finding) => finding.severity === 'warning').length
  lines.push(`Checks: ${critical} critical, ${countWords(warnings, 'warning')}, ${countWords(checks.notEvaluated.length, 'check')} not evaluated.`, ...more)
  const unplaced = countByReason(plan.unplaced)
  const excluded = countByReason(plan.excluded)
  const sections = [
    unplaced.length === 0 ? '' : `\nWithout a place:\n${formatTable({ columns: ['reason', 'vms', 'example'], rows: unplaced })}`,
    excluded.length === 0 ? '' : `\nLeft out:\n${formatTable({ columns: ['reason', 'vms', 'example'], rows: excluded })}`,
    checks.findings.length === 0
      ? ''
      : `\nFindings:\n${formatTable({
          columns: ['severity', 'check', 'subject', 'message'],
          rows: checks.findings.slice(0, MAX_ROWS).map((finding) => ({ severity: finding.severity, check: finding.ruleId, subject: finding.subject, message: finding.message })),
        })}${checks.findings.length > MAX_ROWS ? `... and ${checks.findings.length - MAX_ROWS} more; --format json has all\n` : ''}`,
  ]
  return `${lines.join('\n')}\n${sections.join('')}\nWrote ${files.length} files to ${out}; begin with README.md there.\n`
}

function countByReason(vms: readonly { readonly name: string; readonly why: readonly { readonly code: string; readonly message: string }[] }[]): { reason: string; vms: number; example: string }[] {
  const byCode = new Map<string, { reason: string; vms: number; example: string }>()
  for (const vm of vms) {
    for (const code of new Set(vm.why.map((reason) => reason.code))) {
      const message = vm.why.find((reason) => reason.code === code)?.message ?? ''
      const entry = byCode.get(code) ?? { reason: code, vms: 0, example: `${vm.name}: ${message}` }
      entry.vms += 1
      byCode.set(code, entry)
    }
  }
  return [...byCode.values()].sort((left, right) => right.vms - left.vms || (left.reason < right.reason ? -1 : 1))
}
