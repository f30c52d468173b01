import { compareText } from '#shared/domain/compare.ts'
import { parseDate } from '../cells/parse-date.ts'
import { decimal, defineColumns, text } from '../columns/column.ts'
import { readSheet } from '../read-sheet.ts'
import type { SheetReader } from '../sheet-reader.ts'

/** The column Key is not among them on purpose: what is not read cannot be stored. */
const columns = defineColumns({
  name: text('Name'),
  unit: text('Cost Unit'),
  total: decimal('Total'),
  used: decimal('Used'),
  // "Never", or a date.
  expires: text('Expiration Date'),
})

interface License {
  readonly name: string
  readonly unit: string | null
  total: number | null
  used: number | null
  readonly expirations: Set<string>
}

/** The licences, summed up by name and unit in the report. Their keys are never stored. */
export const vLicenseSheet: SheetReader = {
  name: 'vLicense',
  columns,
  absence: 'info',
  async read(table, run) {
    const licenses = new Map<string, License>()
    await readSheet(run, vLicenseSheet, table, (row) => {
      const name = row.text(columns.name) ?? 'licence without a name'
      const unit = row.text(columns.unit)
      const key = `${name}\n${unit ?? ''}`
      const license: License = licenses.get(key) ?? { name, unit, total: 0, used: 0, expirations: new Set() }
      licenses.set(key, license)
      license.total = addKnown(license.total, row.amount(columns.total))
      license.used = addKnown(license.used, row.amount(columns.used))
      license.expirations.add(parseDate(row.cell(columns.expires)) ?? row.text(columns.expires) ?? 'unknown')
      return null
    })
    for (const [, { name, unit, total, used, expirations }] of [...licenses].sort(([left], [right]) => compareText(left, right))) {
      const amount = `${used === null ? 'unknown' : String(used)} of ${total === null ? 'unknown' : String(total)}`
      run.report({
        code: 'LICENSE',
        severity: 'info',
        sheet: 'vLicense',
        row: null,
        column: null,
        value: amount,
        assumed: null,
        message: `${name}: ${amount} used${unit === null ? '' : ` (${unit})`}; expires: ${[...expirations].sort(compareText).join(', ')}.`,
      })
    }
  },
}

/** A sum of which one part is unknown is unknown. */
function addKnown(sum: number | null, value: number | null): number | null {
  return sum === null || value === null ? null : sum + value
}
