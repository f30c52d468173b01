import type { Figure, Term } from '#shared/domain/sizing/figure.ts'

/**
 * A number with the terms that it is made of: from zero, each applied to what those before it gave. Rounded as
 * said, so that a formula of the same terms gives the same.
 */
export function figure(unit: string, terms: readonly Term[], rounding: Figure['rounding'] = 'none'): Figure {
  return { value: round(foldTerms(terms), rounding), unit, rounding, terms: [...terms] }
}

/** What terms come to before rounding; dividing by zero gives zero, since no caller divides by a value that may be zero. */
export function foldTerms(terms: readonly Term[]): number {
  let value = 0
  for (const term of terms) {
    if (term.operation === '+') value += term.value
    else if (term.operation === '-') value -= term.value
    else if (term.operation === '×') value *= term.value
    else value = term.value === 0 ? 0 : value / term.value
  }
  return value
}

/** A term that is added. */
export function plus(label: string, value: number, unit: string, source: string): Term {
  return { label, operation: '+', value, unit, source }
}

/** A term that is taken away. */
export function minus(label: string, value: number, unit: string, source: string): Term {
  return { label, operation: '-', value, unit, source }
}

/** A factor. */
export function times(label: string, value: number, source: string): Term {
  return { label, operation: '×', value, unit: '', source }
}

/** A divisor. */
export function over(label: string, value: number, unit: string, source: string): Term {
  return { label, operation: '÷', value, unit, source }
}

/** Sums of binary fractions end a hair above or below a whole number: that much is not rounded away from it. */
const ROUNDING_SLACK = 1e-9

function round(value: number, rounding: Figure['rounding']): number {
  if (rounding === 'up') return Math.ceil(value - ROUNDING_SLACK)
  if (rounding === 'down') return Math.floor(value + ROUNDING_SLACK)
  return value
}
