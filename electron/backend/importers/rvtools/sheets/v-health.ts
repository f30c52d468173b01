import { compareText } from '#shared/domain/compare.ts'
import { defineColumns, text } from '../columns/column.ts'
import { readSheet } from '../read-sheet.ts'
import type { SheetReader } from '../sheet-reader.ts'

const columns = defineColumns({
  name: text('Name'),
  message: text('Message'),
  type: text('Message type'),
})

interface Finding {
  rows: number
  readonly name: string | null
  readonly message: string | null
}

/** What RVTools itself found unhealthy: counted by type in the report, with the first of each as an example. */
export const vHealthSheet: SheetReader = {
  name: 'vHealth',
  columns,
  absence: 'info',
  async read(table, run) {
    const findings = new Map<string, Finding>()
    await readSheet(run, vHealthSheet, table, (row) => {
      const type = row.text(columns.type) ?? 'without type'
      const known = findings.get(type)
      if (known === undefined) findings.set(type, { rows: 1, name: row.text(columns.name), message: row.text(columns.message) })
      else known.rows += 1
      return null
    })
    for (const [type, { rows, name, message }] of [...findings].sort(([left], [right]) => compareText(left, right))) {
      run.report({
        code: 'HEALTH_MESSAGES',
        severity: 'info',
        sheet: 'vHealth',
        row: null,
        column: columns.type.header,
        value: String(rows),
        assumed: null,
        message: `vHealth has ${String(rows)} ${rows === 1 ? 'message' : 'messages'} of type ${type}, for instance about ${name ?? 'something without a name'}: ${message ?? 'no text'}`,
      })
    }
  },
}
