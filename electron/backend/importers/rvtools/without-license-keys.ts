import type { ImportIssue, RejectedRow } from '#shared/domain/estate/import-report.ts'

/** Sheets in whose cells a licence key can stand: in its own column, or in another one of a row that has slipped. */
const SHEETS: ReadonlySet<string> = new Set(['vLicense', 'vHost'])
/** Five groups of five letters and digits, as VMware writes its keys. */
const KEY = /\b[0-9A-Z]{5}(?:-[0-9A-Z]{5}){4}\b/gi
const KEY_COLUMN = /^\s*key\s*$/i
const MASK = '(licence key, not stored)'

/** Whether the cells of a sheet must be looked through before they are stored. */
export function hasLicenseKeys(sheet: string): boolean {
  return SHEETS.has(sheet)
}

/** An issue without the licence keys that its texts quote. */
export function withoutLicenseKeys(issue: ImportIssue): ImportIssue {
  if (issue.sheet === null || !hasLicenseKeys(issue.sheet)) return issue
  const { value, message, assumed } = issue
  return { ...issue, value: value === null ? null : mask(value), message: mask(message), assumed: assumed === null ? null : mask(assumed) }
}

/** A cell of a rejected row without the licence key that it holds. */
export function withoutKeyCell({ column, value }: RejectedRow['cells'][number]): RejectedRow['cells'][number] {
  return { column, value: KEY_COLUMN.test(column) ? MASK : mask(value) }
}

function mask(text: string): string {
  return text.replace(KEY, MASK)
}
