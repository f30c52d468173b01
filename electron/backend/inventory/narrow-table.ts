import { filterFieldType } from '#shared/engine/filter/filter-field.ts'
import type { EncodedColumn } from './encode-column.ts'
import { columnOf, type EncodedTable } from './encoded-table.ts'

/** The rows of a table in which a column has a value, in their order: encoded as a table of these rows alone would be. Empty where none has it. AppError invalid-input where there is no such column. */
export function narrowTable(table: EncodedTable, name: string, value: string): EncodedTable {
  const { values, codes } = columnOf(table, name)
  const wanted = values.indexOf(value)
  const rows = Uint32Array.from(codes.keys()).filter((row) => codes[row] === wanted)
  return { count: rows.length, columns: new Map([...table.columns].map(([key, column]) => [key, narrowColumn(column, rows)])) }
}

/** Values that none of the rows has are left out, or they would be offered and counted. */
function narrowColumn({ name, values, codes, searchTexts }: EncodedColumn, rows: Uint32Array): EncodedColumn {
  const isUsed = new Uint8Array(values.length)
  for (const row of rows) isUsed[codes[row] ?? 0] = 1
  const kept = [...values.keys()].filter((code) => isUsed[code] === 1)
  const codeAmongKept = new Uint32Array(values.length)
  for (const [place, code] of kept.entries()) codeAmongKept[code] = place
  const own = kept.map((code) => values[code] ?? null)
  return { name, type: filterFieldType(name, own), values: own, codes: rows.map((row) => codeAmongKept[codes[row] ?? 0] ?? 0), searchTexts: kept.map((code) => searchTexts[code] ?? '') }
}
