import { date, decimal2, defineSheet, text } from '../cells.ts'
import type { Estate } from '../estate/estate-types.ts'
import type { VCenter } from '../estate/inventory-types.ts'

interface Row {
  readonly vcenter: VCenter
  readonly exportedAt: number
}

/** The release whose form the sample has. */
export const RVTOOLS_VERSION = '4.7.1.4'
const RVTOOLS_MAJOR_VERSION = 4.7

export const vMetaData = defineSheet<Row>({
  name: 'vMetaData',
  isPlain: true,
  columns: [
    decimal2('RVTools major version', () => RVTOOLS_MAJOR_VERSION),
    text('RVTools version', () => RVTOOLS_VERSION),
    date('xlsx creation datetime', ({ exportedAt }) => exportedAt),
    text('Server', ({ vcenter }) => vcenter.server),
  ],
  records,
})

function* records(estate: Estate): Iterable<Row> {
  for (const vcenter of estate.vcenters) yield { vcenter, exportedAt: estate.exportedAt }
}
