/** How a CSV file is written. */
export interface CsvForm {
  readonly encoding: CsvEncoding
  readonly delimiter: CsvDelimiter
  /** The first record's cells. */
  readonly headers: readonly string[]
}

export type CsvEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'
export type CsvDelimiter = ',' | ';' | '\t'

const DELIMITERS: readonly CsvDelimiter[] = [',', ';', '\t']

/**
 * Looks at the first bytes of a file. UTF-16 is known by its byte-order mark only; what is not valid UTF-8 is taken for
 * Windows-1252, which programs without Unicode write. The delimiter is the one that splits the first record most.
 */
export function sniffCsv(start: Uint8Array): CsvForm {
  const encoding = encodingOf(start)
  const text = new TextDecoder(encoding).decode(start)
  const counts = DELIMITERS.map((delimiter) => ({ delimiter, headers: firstRecord(text, delimiter) }))
  const best = counts.reduce((left, right) => (right.headers.length > left.headers.length ? right : left))
  return { encoding, ...best }
}

function encodingOf(start: Uint8Array): CsvEncoding {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le'
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be'
  try {
    // As a stream: the last character may be cut.
    new TextDecoder('utf-8', { fatal: true }).decode(start, { stream: true })
    return 'utf-8'
  } catch {
    // The decoder's only message is that it is not UTF-8, which is the answer.
    return 'windows-1252'
  }
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
