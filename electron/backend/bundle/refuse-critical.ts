import { AppError } from '#shared/contract/app-error.ts'
import type { Finding } from '#shared/domain/finding.ts'

/** A bundle that MTV would refuse is not written by accident. Throws AppError conflict with every critical finding's message. */
export function refuseCritical(findings: readonly Pick<Finding, 'severity' | 'message'>[]): void {
  const critical = findings.filter((finding) => finding.severity === 'critical')
  const [first] = critical
  if (first === undefined) return
  throw new AppError('conflict', `MTV would refuse this bundle: ${first.message}${critical.length > 1 ? ` And ${critical.length - 1} more.` : ''} Nothing was written.`, {
    reason: 'critical-findings',
    findings: critical.map((finding) => finding.message),
  })
}
