import type { CellValue } from '../table-file.ts'

/**
 * How a column writes numbers as text, named after what groups its thousands: `comma` 1,234.5 · `dot` 1.234,5 ·
 * `space` 1 234,5 or 1 234.5 (any blank or apostrophe).
 */
export type NumberStyle = 'comma' | 'dot' | 'space'

const PLAIN = /^[+-]?\d+$/
const SCIENTIFIC = /^[+-]?\d+(?:\.\d+)?[eE][+-]?\d+$/
const BLANKS_AND_APOSTROPHES = /[\s\u00a0\u202f\u2009'’]/g

/** The forms of each style; blanks and apostrophes can only group thousands, so every style takes them. */
const FORMS: Readonly<Record<NumberStyle, RegExp>> = {
  comma: /^[+-]?(?:\d+|\d{1,3}(?:,\d{3})+|\d{1,3}(?:[\s\u00a0\u202f\u2009'’]\d{3})+)(?:\.\d+)?$/,
  dot: /^[+-]?(?:\d+|\d{1,3}(?:\.\d{3})+|\d{1,3}(?:[\s\u00a0\u202f\u2009'’]\d{3})+)(?:,\d+)?$/,
  space: /^[+-]?(?:\d+|\d{1,3}(?:[\s\u00a0\u202f\u2009'’]\d{3})+)(?:[.,]\d+)?$/,
}

/**
 * A number, or a text that is one in the given style, with or without a percent sign.
 * Null when the cell holds nothing, undefined when it is not understood.
 */
export function parseNumber(cell: CellValue | undefined, style: NumberStyle): number | null | undefined {
  if (typeof cell === 'number') return cell
  if (cell === null || cell === undefined) return null
  if (typeof cell !== 'string') return undefined
  const trimmed = cell.trim()
  if (trimmed === '') return null
  if (PLAIN.test(trimmed)) return Number(trimmed)
  const bare = trimmed.endsWith('%') ? trimmed.slice(0, -1).trimEnd() : trimmed
  if (FORMS[style].test(bare)) return Number(toPlainDecimal(bare, style))
  return SCIENTIFIC.test(bare) ? Number(bare) : undefined
}

function toPlainDecimal(number: string, style: NumberStyle): string {
  const joined = number.replace(BLANKS_AND_APOSTROPHES, '')
  if (style === 'comma') return joined.replaceAll(',', '')
  if (style === 'dot') return joined.replaceAll('.', '').replace(',', '.')
  return joined.replace(',', '.')
}
