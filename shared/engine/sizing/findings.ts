import type { Finding, FindingSeverity } from '#shared/domain/finding.ts'

/** A finding of the sizing: its code, the group, node model, VM or input that it is about, and what to do. */
export function sizingFinding(code: string, severity: FindingSeverity, subject: string, message: string, remedy: string | null = null, data: Finding['data'] = {}): Finding {
  return { ruleId: `sizing.${code}`, subject, severity, message, remedy, data }
}

/** The subject of what concerns the whole scenario. */
export const SCENARIO = 'scenario'
