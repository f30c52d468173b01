import type { StyleReason } from '#backend/importers/tables/numbers/number-evidence.ts'
import type { NumberStyle } from '#backend/importers/tables/numbers/parse-number.ts'
import type { ColumnBinding } from './columns/bind-columns.ts'
import { columnLetters } from './columns/header-key.ts'
import { MISSING_COLUMN, type Column } from './columns/column.ts'
import type { ImportRun } from './import-run.ts'

const STYLE_EXAMPLES: Readonly<Record<NumberStyle, string>> = { comma: '1,234.5', dot: '1.234,5', space: '1 234,5' }

const REASONS: Readonly<Record<StyleReason, string>> = {
  cells: 'as its cells show',
  contradiction: 'as most of its cells show, though others contradict them',
  'whole-numbers': 'as it holds whole numbers',
  'ungrouped-thousands': 'as its numbers above 999 are not grouped',
  'other-columns': 'as the other columns of the file are',
  default: 'as English does, since nothing in the file tells',
}

/**
 * Reports the columns that a sheet lacks and those that it has twice. Identity columns have an issue of their own each;
 * the others share one, since a reduced export lacks dozens.
 */
export function reportBinding(run: ImportRun, sheet: string, binding: ColumnBinding): void {
  const usual = binding.missing.filter(({ missingCode }) => missingCode === MISSING_COLUMN).map(({ header }) => header)
  if (usual.length > 0) {
    run.report({
      code: MISSING_COLUMN,
      severity: 'warning',
      sheet,
      row: null,
      column: usual.length === 1 ? (usual[0] ?? null) : null,
      value: usual.join(', '),
      assumed: null,
      message: `${sheet} lacks ${usual.length === 1 ? 'the column' : `${String(usual.length)} columns`} ${usual.map((header) => `"${header}"`).join(', ')}; what they would say is unknown for every row.`,
    })
  }
  for (const { header, missingCode } of binding.missing) {
    if (missingCode === MISSING_COLUMN) continue
    run.report({
      code: missingCode,
      severity: 'warning',
      sheet,
      row: null,
      column: header,
      value: null,
      assumed: null,
      message: `${sheet} has no column "${header}"; its value is unknown for every row.`,
    })
  }
  for (const { name, index } of binding.duplicates) {
    run.report({
      code: 'DUPLICATE_COLUMN',
      severity: 'warning',
      sheet,
      row: null,
      column: name,
      value: columnLetters(index),
      assumed: `${name} (column ${columnLetters(index)})`,
      message: `${sheet} has the column "${name}" more than once; the one in ${columnLetters(index)} is kept as an attribute only.`,
    })
  }
}

/** Reports how the numbers of each column were read, where it mattered. */
export function reportDialects(run: ImportRun, sheet: string, columns: readonly Column[], binding: ColumnBinding | null): void {
  for (const column of columns) {
    const decision = run.dialects.decisionOf(sheet, column)
    const header = binding?.headers[binding.indexBySlot[column.slot] ?? -1]
    if (decision === null || header === undefined) continue
    const example = STYLE_EXAMPLES[decision.style]
    run.report({
      code: 'NUMBER_DIALECT',
      severity: decision.isCertain ? 'info' : 'warning',
      sheet,
      row: null,
      column: header,
      value: null,
      assumed: example,
      message: `The numbers of column "${header}" were read as ${example}, ${REASONS[decision.because]}.`,
    })
  }
}
