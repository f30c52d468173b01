/** Where a string stands. */
export interface ScalarPlace {
  /** What each line of a block begins with. */
  readonly indent: string
  /** Keys stand on one line. */
  readonly isKey: boolean
}

/** A string so that parsers of YAML 1.1 and of 1.2 both read it back: plain, as a literal block, or quoted. */
export function stringText(text: string, { indent, isKey }: ScalarPlace): string {
  if (isSafePlain(text)) return text
  if (!isKey && isReadableBlock(text)) return literalBlock(text, indent)
  return doubleQuoted(text)
}

/** A finite number. A float's exponent needs a point before it and a sign after it, or YAML 1.1 reads a string. */
export function numberText(value: number): string {
  return String(value).replace(/^(-?\d+)e/, '$1.0e')
}

/**
 * Begins with a letter or a slash, or with digits, a dash and a letter ("10-cluster"): then no version can see a number
 * or a date. A colon only within a word, as in an address.
 */
const SAFE_SHAPE = /^(?:[A-Za-z/]|\d+-[a-z])(?:[A-Za-z0-9_./@+-]|:(?=[A-Za-z0-9/]))*(?: [A-Za-z0-9_./@+()-]+)*$/
/** Words for booleans and nothing in YAML 1.1 (type/bool, type/null), which reads them in three spellings; any spelling is quoted. */
const RESERVED_WORDS = new Set(['y', 'n', 'yes', 'no', 'on', 'off', 'true', 'false', 'null'])

/** "e0": an exponent alone, which some YAML 1.1 parsers take for a float. */
const EXPONENT_ALONE = /^e[-+]?\d+$/i

function isSafePlain(text: string): boolean {
  return SAFE_SHAPE.test(text) && !RESERVED_WORDS.has(text.toLowerCase()) && !EXPONENT_ALONE.test(text)
}

/** Several lines of printable ASCII without trailing blanks, and no more than two empty ones in a row (yamllint, empty-lines): a literal block shows them as they are. */
function isReadableBlock(text: string): boolean {
  return /^[!-~]/.test(text) && text.includes('\n') && /^[ -~\n]*$/.test(text) && !/ (\n|$)/.test(text) && !/\n\n$/.test(text) && !/\n{4}/.test(text)
}

function literalBlock(text: string, indent: string): string {
  const endsLine = text.endsWith('\n')
  const lines = (endsLine ? text.slice(0, -1) : text).split('\n')
  return [endsLine ? '|' : '|-', ...lines.map((line) => (line === '' ? '' : `${indent}${line}`))].join('\n')
}

/** Characters that do not stand in a file as they are: controls, separators and blanks that look like others, reordering marks, non-characters. */
const ESCAPED = /["\\]|[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u00a0\ufffe\uffff]|\p{Cs}/gu
const SHORT_ESCAPES: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }
/** No file in UTF-8 can hold half a surrogate pair (Unicode 16.0, D92), so it is written as the replacement character. */
const REPLACEMENT = '\ufffd'

function doubleQuoted(text: string): string {
  return `"${text.replace(ESCAPED, escapeCharacter)}"`
}

function escapeCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0
  if (code >= 0xd800 && code <= 0xdfff) return REPLACEMENT
  const short = SHORT_ESCAPES[character]
  if (short !== undefined) return short
  const digits = code.toString(16).toUpperCase()
  if (code <= 0xff) return `\\x${digits.padStart(2, '0')}`
  return code <= 0xffff ? `\\u${digits.padStart(4, '0')}` : `\\U${digits.padStart(8, '0')}`
}
