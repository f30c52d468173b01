import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { applicationFormat } from './application-importer.ts'
import { firewallGroupFormat, firewallRuleFormat, firewallServiceFormat } from './firewall/firewall-csv.ts'
import { ipPlanFormat } from './ip-plan-importer.ts'
import { permissionFormat } from './permission-importer.ts'
import { VM_COLUMNS } from './vm-columns.ts'
import { vmPropertyFormat } from './vm-property-importer.ts'

const ROWS = readFileSync(new URL('../../../../docs/side-files.md', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) => line.slice(1, -1).split('|').map((cell) => cell.trim()))

test.each([applicationFormat, vmPropertyFormat, permissionFormat, firewallRuleFormat, firewallGroupFormat, firewallServiceFormat, ipPlanFormat])('docs/side-files.md names every header of: $name', ({ columns }) => {
  for (const { field, header, aliases } of columns) {
    const rows = ROWS.filter(([first, second]) => first === header && (second === `\`${field}\`` || VM_COLUMNS.some((column) => column.field === field)))
    // Groups and services have headers in common.
    expect(rows.map((row) => row.at(-1)?.replace('; less surely: ', ', ')), header).toContain(aliases.join(', '))
  }
})
