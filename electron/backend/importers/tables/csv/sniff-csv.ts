/** How a CSV file is written. */
export interface CsvForm {
  readonly encoding: CsvEncoding
  readonly delimiter: CsvDelimiter
  /** The first record's cells. */
  readonly headers: readonly string[]
  /** The file begins with a line `sep=;`, as spreadsheet programs understand it, or `#TYPE ...`, as PowerShell's Export-Csv writes it: it is no row of the table. */
  readonly hasSeparatorLine: boolean
}

export type CsvEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'
export type CsvDelimiter = ',' | ';' | '\t'

const DELIMITERS: readonly CsvDelimiter[] = [',', ';', '\t']
const SEPARATOR_LINE = /^sep=([,;\t])(?:\r\n|\n|\r)/i
const TYPE_LINE = /^#TYPE [^\r\n]*(?:\r\n|\n|\r)/
/** So many bytes tell whether every other one is zero, as in UTF-16 of Latin letters. */
const UTF16_SAMPLE_BYTES = 256
/** The share of characters that are Latin letters in a header row, at the least. */
const LEAST_ZERO_SHARE = 0.7

/**
 * Looks at the first bytes of a file. UTF-16 is known by its byte-order mark, or by every other byte being zero; what
 * is not valid UTF-8 is taken for Windows-1252, which programs without Unicode write. The delimiter is the one that a
 * line `sep=;` names, or that splits the first record most.
 */
export function sniffCsv(start: Uint8Array): CsvForm {
  const encoding = encodingOf(start)
  const text = new TextDecoder(encoding).decode(start)
  const stated = SEPARATOR_LINE.exec(text)
  const delimiter = DELIMITERS.find((one) => one === stated?.[1])
  if (stated !== null && delimiter !== undefined) {
    return { encoding, delimiter, headers: firstRecord(text.slice(stated[0].length), delimiter), hasSeparatorLine: true }
  }
  const typed = TYPE_LINE.exec(text)?.[0].length ?? 0
  const counts = DELIMITERS.map((one) => ({ delimiter: one, headers: firstRecord(text.slice(typed), one) }))
  const best = counts.reduce((left, right) => (right.headers.length > left.headers.length ? right : left))
  return { encoding, ...best, hasSeparatorLine: typed > 0 }
}

function encodingOf(start: Uint8Array): CsvEncoding {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le'
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be'
  const zeros = zeroShares(start)
  if (zeros.odd > LEAST_ZERO_SHARE && zeros.even === 0) return 'utf-16le'
  if (zeros.even > LEAST_ZERO_SHARE && zeros.odd === 0) return 'utf-16be'
  try {
    // As a stream: the last character may be cut.
    new TextDecoder('utf-8', { fatal: true }).decode(start, { stream: true })
    return 'utf-8'
  } catch {
    // The decoder's only message is that it is not UTF-8, which is the answer.
    return 'windows-1252'
  }
}

/** Which share of the bytes at even and at odd places is zero. */
function zeroShares(start: Uint8Array): { readonly even: number; readonly odd: number } {
  const length = Math.min(start.length, UTF16_SAMPLE_BYTES) & ~1
  if (length === 0) return { even: 0, odd: 0 }
  let even = 0
  let odd = 0
  for (let index = 0; index < length; index += 2) {
    if (start[index] === 0) even += 1
    if (start[index + 1] === 0) odd += 1
  }
  return { even: even / (length / 2), odd: odd / (length / 2) }
}

function firstRecord(text: string, delimiter: CsvDelimiter): string[] {
  const cells = ['']
  let isQuoted = false
  for (const character of text) {
    if (character === '"') isQuoted = !isQuoted
    else if (character === delimiter && !isQuoted) cells.push('')
    else if ((character === '\n' || character === '\r') && !isQuoted) break
    else cells[cells.length - 1] += character
  }
  return cells.map((cell) => cell.trim())
}
