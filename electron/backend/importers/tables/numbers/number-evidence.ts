import type { CellValue } from '../table-file.ts'
import type { NumberStyle } from './parse-number.ts'

/** What the text numbers of one column say about its style, as counts of cells. */
export interface NumberEvidence {
  /** Cells that only this style can explain. */
  comma: number
  dot: number
  space: number
  /** One comma, or one dot, with one to three digits before and exactly three after: 16,384. */
  oneComma: number
  oneDot: number
  /** Text numbers above 999 without any separator: the column does not group thousands. */
  plainOver999: number
}

/** Which style a column has, and how surely. */
export interface StyleDecision {
  readonly style: NumberStyle
  readonly isCertain: boolean
  /** What it was told by. */
  readonly because: StyleReason
}

/** `default`: nothing in the file tells, so the English style is taken. */
export type StyleReason = 'cells' | 'contradiction' | 'whole-numbers' | 'ungrouped-thousands' | 'other-columns' | 'default'

const SEPARATED = /\d[\s\u00a0\u202f\u2009'’.,]\d/
const SPACED = /^[+-]?\d{1,3}(?:[\s\u00a0\u202f\u2009'’]\d{3})+(?:[.,]\d+)?$/
const REPEATED = /^[+-]?\d{1,3}(?:([.,])\d{3})(?:\1\d{3})+$/
const BOTH = /^[+-]?\d{1,3}(?:([.,])\d{3}(?:\1\d{3})*)([.,])\d+$/
const ONE = /^[+-]?(\d+)([.,])(\d+)$/
const GROUP_DIGITS = 3

/** Whether a cell is a text in which a separator stands between two digits, so that its style matters. */
export function isSeparatedNumber(cell: CellValue | undefined): boolean {
  return typeof cell === 'string' && SEPARATED.test(cell)
}

export function noEvidence(): NumberEvidence {
  return { comma: 0, dot: 0, space: 0, oneComma: 0, oneDot: 0, plainOver999: 0 }
}

/** Adds what one cell says. */
export function addEvidence(evidence: NumberEvidence, cell: CellValue | undefined): void {
  if (typeof cell !== 'string') return
  const number = cell.trim().replace(/\s*%$/, '')
  if (/^[+-]?\d+$/.test(number)) {
    if (Math.abs(Number(number)) > 999) evidence.plainOver999 += 1
    return
  }
  if (SPACED.test(number)) {
    evidence.space += 1
    return
  }
  const repeated = REPEATED.exec(number)
  if (repeated !== null) {
    vote(evidence, repeated[1] === ',' ? 'comma' : 'dot')
    return
  }
  const both = BOTH.exec(number)
  if (both !== null && both[1] !== both[2]) {
    vote(evidence, both[1] === ',' ? 'comma' : 'dot')
    return
  }
  const one = ONE.exec(number)
  if (one === null) return
  const [, before = '', separator, after = ''] = one
  const canGroup = after.length === GROUP_DIGITS && before.length <= GROUP_DIGITS && !before.startsWith('0')
  // A separator that cannot group thousands marks the decimals, so that the other one groups.
  if (!canGroup) vote(evidence, separator === ',' ? 'dot' : 'comma')
  else if (separator === ',') evidence.oneComma += 1
  else evidence.oneDot += 1
}

/**
 * The style of a column from its own cells and, where they do not say, from `fileStyle` (what the file's other columns
 * have). A column of whole amounts (MiB, MHz) has no decimals, so a lone 16.384 in it is a grouped 16384.
 * Null when the column has no text number with a separator.
 */
export function decideStyle(evidence: NumberEvidence, isWhole: boolean, fileStyle: NumberStyle | null): StyleDecision | null {
  const { comma, dot, space, oneComma, oneDot } = evidence
  if (comma > 0 && dot > 0) {
    return { style: comma >= dot ? 'comma' : 'dot', isCertain: false, because: 'contradiction' }
  }
  if (comma > 0) return { style: 'comma', isCertain: true, because: 'cells' }
  // A blank groups the thousands and a comma marks the decimals in many languages.
  if (space > 0) return { style: 'space', isCertain: true, because: 'cells' }
  if (dot > 0) return { style: 'dot', isCertain: true, because: 'cells' }
  if (oneComma === 0 && oneDot === 0) return null
  if (isWhole && (oneComma === 0 || oneDot === 0)) {
    const style = oneComma > 0 ? 'comma' : 'dot'
    return { style, isCertain: style === fileStyle, because: 'whole-numbers' }
  }
  if (!isWhole && evidence.plainOver999 > 0 && (oneComma === 0 || oneDot === 0)) {
    return { style: oneComma > 0 ? 'dot' : 'comma', isCertain: true, because: 'ungrouped-thousands' }
  }
  if (fileStyle !== null) return { style: fileStyle, isCertain: true, because: 'other-columns' }
  return { style: 'comma', isCertain: false, because: 'default' }
}

function vote(evidence: NumberEvidence, style: 'comma' | 'dot'): void {
  evidence[style] += 1
}
