/** The most characters that a cell holds (Excel specifications and limits). */
const MOST_CHARACTERS = 32_767
const CUT = ' … (cut)'

/**
 * Text as a cell can hold it. What XML 1.0 forbids becomes U+FFFD, and what reads like an escape of OOXML (_x000D_) is
 * escaped itself, so that it comes back as it was. Too long a text is cut, and says so. Whatever it begins with, it stays
 * text: only cells that are written as formulas are formulas.
 */
export function cellText(text: string): string {
  const whole = text.replaceAll(FORBIDDEN, '\ufffd').replaceAll('\r\n', '\n').replaceAll('\r', '\n')
  const cut = whole.length > MOST_CHARACTERS ? `${whole.slice(0, MOST_CHARACTERS - CUT.length)}${CUT}` : whole
  return cut.replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
}

/** Everything that is no Char of XML 1.0, halves of surrogate pairs among them. */
const FORBIDDEN = /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/gu
