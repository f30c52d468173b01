import { LICENSE_KEY_CHARACTERS, LICENSE_KEY_MASK, maskLicenseKeys } from '#backend/raw-rows/text-mask.ts'
import type { Attribute } from '#shared/domain/estate/attribute.ts'
import type { ImportIssue, RejectedRow, SheetReport } from '#shared/domain/estate/import-report.ts'
import type { Vm } from '#shared/domain/estate/vm.ts'
import type { EstateSink } from '../importer.ts'

/** Sheets with a column of licence keys. */
const SHEETS: ReadonlySet<string> = new Set(['vLicense', 'vHost'])
const KEY_COLUMN = /^\s*key\s*$/i

/**
 * A sink that lets no licence key through, wherever it stands: in its own column, in another one of a row that has
 * slipped, in a header, a title, a VM's notes or a message that quotes a cell.
 */
export function withoutLicenseKeys(sink: EstateSink): EstateSink {
  return {
    ...sink,
    row(kind, row) {
      // What people write by hand, and columns that nobody knows.
      if (kind === 'attribute') sink.row('attribute', withoutKeys(row as Attribute)) // the kind says so
      else if (kind === 'vm') sink.row('vm', withoutKeyInNotes(row as Vm)) // as above
      else sink.row(kind, row)
    },
    issue: (issue) => {
      sink.issue(maskIssue(issue))
    },
    rejected: (row) => {
      sink.rejected(maskRow(row))
    },
    sheet: (report) => {
      sink.sheet(maskSheet(report))
    },
  }
}

function withoutKeys(attribute: Attribute): Attribute {
  const { name, value } = attribute
  // There can be millions of them, nearly all of which are shorter than a key.
  if (name.length < LICENSE_KEY_CHARACTERS && value.length < LICENSE_KEY_CHARACTERS) return attribute
  return { ...attribute, name: maskLicenseKeys(name), value: maskLicenseKeys(value) }
}

function withoutKeyInNotes(vm: Vm): Vm {
  return vm.annotation === null || vm.annotation.length < LICENSE_KEY_CHARACTERS ? vm : { ...vm, annotation: maskLicenseKeys(vm.annotation) }
}

function maskIssue(issue: ImportIssue): ImportIssue {
  const { sheet, column, value, message, assumed } = issue
  return { ...issue, sheet: maskText(sheet), column: maskText(column), value: maskText(value), message: maskLicenseKeys(message), assumed: maskText(assumed) }
}

function maskRow(row: RejectedRow): RejectedRow {
  const { sheet, reason, cells } = row
  const isKeySheet = SHEETS.has(sheet)
  return { ...row, reason: maskLicenseKeys(reason), cells: cells.map(({ column, value }) => ({ column: maskLicenseKeys(column), value: isKeySheet && KEY_COLUMN.test(column) ? LICENSE_KEY_MASK : maskLicenseKeys(value) })) }
}

function maskSheet(report: SheetReport): SheetReport {
  const { name, missingColumns, extraColumns } = report
  return { ...report, name: maskLicenseKeys(name), missingColumns: missingColumns.map(maskLicenseKeys), extraColumns: extraColumns.map(maskLicenseKeys) }
}

function maskText(text: string | null): string | null {
  return text === null ? null : maskLicenseKeys(text)
}
