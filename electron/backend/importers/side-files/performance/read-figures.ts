import { addEvidence, decideStyle, noEvidence, type NumberEvidence } from '#backend/importers/tables/numbers/number-evidence.ts'
import { type NumberStyle, parseNumber } from '#backend/importers/tables/numbers/parse-number.ts'
import type { SideCells, SideScan } from '../side-csv-format.ts'
import type { FigureColumn, FigureField, FigureSource } from './performance-columns.ts'
import type { Unit } from './performance-header.ts'

/** What the cells of a column say of how they are written. */
export interface FigureScan {
  readonly evidence: NumberEvidence
  hasPercentSigns: boolean
  hasFigures: boolean
}

/** Looks at every cell of the columns once: number styles and units are told by all of a column, not by its first cells. */
export async function scanFigures({ rows }: SideScan, columns: readonly FigureColumn[]): Promise<ReadonlyMap<number, FigureScan>> {
  const scans = new Map(columns.map(({ index }): [number, FigureScan] => [index, { evidence: noEvidence(), hasPercentSigns: false, hasFigures: false }]))
  for await (const cells of rows()) {
    for (const [index, scan] of scans) {
      const cell = cells[index] ?? null
      if (cell === null || isNotGiven(cell)) continue
      addEvidence(scan.evidence, cell)
      scan.hasFigures ||= /\d/.test(cell)
      scan.hasPercentSigns ||= cell.endsWith('%')
    }
  }
  return scans
}

/** How each column writes numbers; told in the report where nothing in the file says so for sure. */
export function decideStyles(columns: readonly FigureColumn[], scans: ReadonlyMap<number, FigureScan>, issue: SideScan['issue']): ReadonlyMap<number, NumberStyle> {
  const evidenceOf = ({ index }: FigureColumn): NumberEvidence => scans.get(index)?.evidence ?? noEvidence()
  const fileStyle = columns.map((column) => decideStyle(evidenceOf(column), false, null)).find((decision) => decision?.isCertain === true)?.style ?? null
  return new Map(columns.map((column): [number, NumberStyle] => {
    const decision = decideStyle(evidenceOf(column), false, fileStyle)
    if (decision !== null && !decision.isCertain) {
      issue({ code: 'NUMBER_STYLE_ASSUMED', severity: 'warning', column: column.header, assumed: decision.style === 'dot' ? '1.234,5' : '1,234.5', message: `Nothing says for sure whether "${column.header}" marks decimals by a comma or a dot.` })
    }
    return [column.index, decision?.style ?? fileStyle ?? 'comma']
  }))
}

/** The largest usage in percent that is believed: turbo clocks go some way beyond 100. */
const MOST_PERCENT = 200

/** The figure of a field in a row, in its unit; null where the row does not say or cannot be understood. */
export function readFigure(cells: SideCells, { field, columns }: FigureSource, styles: ReadonlyMap<number, NumberStyle>): number | null {
  let sum: number | null = null
  for (const column of columns) {
    const value = readCell(cells, column, styles.get(column.index) ?? 'comma', PERCENT_FIELDS.has(field))
    // Reads without writes are not the whole.
    if (value === null) return null
    sum = (sum ?? 0) + value
  }
  return sum
}

const PERCENT_FIELDS: ReadonlySet<FigureField> = new Set(['cpuP95Percent', 'memoryP95Percent', 'dailyChangePercent'])

function readCell(cells: SideCells, { index, header, factor }: FigureColumn, style: NumberStyle, isPercent: boolean): number | null {
  const cell = cells.at(index)
  if (cell === null || isNotGiven(cell)) return null
  const value = parseNumber(cell.replace(UNIT_BEHIND, ''), style)
  if (value === null || value === undefined || value < 0) return refuse('is not a figure')
  if (isPercent && value > MOST_PERCENT) return refuse(`is more than ${String(MOST_PERCENT)} percent`)
  const figure = value * factor
  // Beyond that no sum of figures is exact, and no machine does so much.
  return figure <= Number.MAX_SAFE_INTEGER ? figure : refuse('is not a figure')

  function refuse(what: string): null {
    cells.issue({ code: 'CELL_NOT_UNDERSTOOD', severity: 'warning', column: header, value: cell, message: `The cell in column "${header}" ${what}; it counts as not given.` })
    return null
  }
}

/** The unit that some tools write behind each figure; it has to be the header's, which is checked by nothing else. */
const UNIT_BEHIND = /\s*%$/

function isNotGiven(cell: string): boolean {
  return /^(?:-+|n\/?a|null|none|nan|unknown)$/i.test(cell)
}

/** A column whose header names no unit can only be percent, and only where its cells say so. */
export function unitOfCells({ metric }: FigureColumn, scan: FigureScan | undefined): Unit | null {
  return (metric === 'cpu' || metric === 'memory' || metric === 'dailyChange') && scan?.hasPercentSigns === true ? 'percent' : null
}
