import type { Figure, Term } from '#shared/domain/sizing/figure.ts'
import type { SheetBuilder } from './sheet-builder.ts'
import { FORMATS, resultStyle, STYLES } from './styles.ts'

/** Sums of binary fractions end a hair above or below a whole number: that much is not rounded away (as in the engine). ROUNDUP goes away from zero, hence never below it. */
const SLACK = '0.000000001'

export interface FigureOptions {
  readonly label: string
  /** A formula in place of a term's number, without the sign of equality; undefined: the number stays as it is. */
  readonly formulaOf: (term: Term) => string | undefined
  /** The result is never below zero before the factors that follow all sums. */
  readonly isNotNegative?: boolean
}

/**
 * A figure as rows: a row a term, then its result as a formula over them, with the engine's number beside it. Answers the
 * number of the result's row; the value is in column B.
 */
export function writeFigure(sheet: SheetBuilder, figure: Figure, { label, formulaOf, isNotNegative = false }: FigureOptions): number {
  let formula = ''
  for (const term of figure.terms) {
    const row = sheet.nextRow()
    const own = formulaOf(term)
    sheet.row([{ value: `${SIGNS[term.operation]} ${term.label}`, style: STYLES.label }, own === undefined ? { value: term.value, style: NUMBER } : { formula: own, value: term.value, style: NUMBER }, { value: term.unit, style: STYLES.unit }, { value: term.value, style: NUMBER }, { value: term.source, style: STYLES.source }])
    const isFactor = term.operation === '×' || term.operation === '÷'
    const before = isFactor && isNotNegative && !formula.startsWith('MAX(') ? `MAX(0,${formula})` : formula
    formula = formula === '' ? `B${row}` : isFactor ? `(${before})${term.operation === '×' ? '*' : '/'}B${row}` : `${before}${term.operation}B${row}`
  }
  const whole = formula === '' ? '0' : formula
  const rounded = figure.rounding === 'up' ? `ROUNDUP(MAX(0,${whole}-${SLACK}),0)` : figure.rounding === 'down' ? `ROUNDDOWN(${whole}+${SLACK},0)` : whole
  return sheet.row([{ value: label, style: STYLES.result }, { formula: rounded, value: figure.value, style: resultStyle(FORMATS.exact) }, { value: figure.unit, style: STYLES.resultUnit }, { value: figure.value, style: resultStyle(FORMATS.exact) }])
}

const SIGNS: Readonly<Record<Term['operation'], string>> = { '+': '+', '-': '−', '×': '×', '÷': '÷' }
const NUMBER = { numFmt: FORMATS.exact } as const
