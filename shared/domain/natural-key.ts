/**
 * A text whose code units sort as a person counts, whatever its case: a run of digits is led by its length. Made once
 * a value where a comparing function would split both of its values at each of a million comparisons.
 */
export function naturalKey(value: string): string {
  return value.toLowerCase().replace(DIGITS, (digits) => {
    const significant = digits.replace(/^0+(?=\d)/, '')
    return `0${String.fromCharCode(significant.length)}${significant}`
  })
}

const DIGITS = /\d+/g
