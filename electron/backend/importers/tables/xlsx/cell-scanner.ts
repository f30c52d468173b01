import { EXACT_DIGITS, parseCellNumber, readPlainDecimal, type DecimalSink } from './cell-number.ts'
import { DAYS_FROM_1904_TO_1900_SYSTEM, isoToDateSerial } from './date-serial.ts'
import { CELL_KIND, type CellKind } from './encoded-rows.ts'
import { PartProblem } from './part-problem.ts'
import { INCOMPLETE, readLeafText, readRichText, skipElement, type TextSink } from './xml-element-text.ts'
import { createXmlToken, isLocalName, readXmlToken, startsWith, XML_TOKEN } from './xml-token.ts'

/** What the styles and the settings of the workbook say of its cells. */
export interface CellContext {
  /** By style index: whether its number format shows a date or a time. */
  readonly isDateStyle: readonly boolean[]
  readonly is1904: boolean
}

/** The cell read last. */
export interface CellScan {
  /** From 0, or -1 where the cell bears no reference and so follows the one before. */
  column: number
  kind: CellKind
  /** A number, a date's serial, or the index of a shared string, which need not exist. */
  value: number
  /** Where the kind is `text`. */
  text: string
}

type CellType = 'n' | 's' | 'b' | 'e' | 'd' | 'str' | 'inlineStr'
const CELL_TYPES: readonly CellType[] = ['n', 's', 'b', 'e', 'd', 'str', 'inlineStr']

const SPACE = 0x20
const SLASH = 0x2f
const GT = 0x3e
const LT = 0x3c
const EQUALS = 0x3d
const DOUBLE_QUOTE = 0x22
const SINGLE_QUOTE = 0x27
const ZERO = 0x30
/** The character before A. */
const BEFORE_A = 0x40
const TO_UPPER = 0xdf
const LETTERS = 26
/** Above any sheet's: a longer reference is not read on, lest the number lose its precision. */
const MAXIMUM_COLUMN = 1_000_000
const LETTER_R = 0x72
const LETTER_S = 0x73
const LETTER_T = 0x74

/**
 * Makes the reader of `<c>` elements: `scan(bytes, afterName, end)` takes the position after the tag's name, sets
 * `cell` and returns the position after the element, or INCOMPLETE when the bytes end before it does.
 * This is the loop that an import's time is spent in: plain shared-string and number cells are read byte by byte
 * without a token or a string; everything else goes through the tokeniser.
 */
export function createCellScanner(
  context: CellContext,
  prefix: string,
  cell: CellScan,
): (bytes: Buffer, afterName: number, end: number) => number {
  const { isDateStyle, is1904 } = context
  const token = createXmlToken()
  const sink: TextSink = { text: '' }
  const decimal: DecimalSink = { value: 0 }
  const valueOpen = Buffer.from(`<${prefix}v>`, 'latin1')
  const openLength = valueOpen.length
  const closeLength = `</${prefix}v></${prefix}c>`.length

  return function scanCell(bytes, afterName, end) {
    let column = -1
    let style = -1
    let type: CellType = 'n'
    let p = afterName
    for (;;) {
      let byte = bytes[p] ?? 0
      if (byte === SPACE && bytes[p + 2] === EQUALS && bytes[p + 3] === DOUBLE_QUOTE) {
        // The usual form of the usual attributes: one space, one letter, double quotes.
        const name = bytes[p + 1]
        p += 4
        byte = bytes[p] ?? 0
        if (name === LETTER_R) {
          column = 0
          let letter = (byte & TO_UPPER) - BEFORE_A
          while (letter > 0 && letter <= LETTERS && column < MAXIMUM_COLUMN) {
            column = column * LETTERS + letter
            byte = bytes[++p] ?? 0
            letter = (byte & TO_UPPER) - BEFORE_A
          }
          column -= 1
        } else if (name === LETTER_S) {
          style = 0
          let digit = byte - ZERO
          while (digit >= 0 && digit <= 9) {
            style = style * 10 + digit
            byte = bytes[++p] ?? 0
            digit = byte - ZERO
          }
        } else if (name === LETTER_T) {
          if (bytes[p + 1] === DOUBLE_QUOTE && byte === LETTER_S) type = 's'
          else type = readType(bytes, p, end)
        }
        while (byte !== DOUBLE_QUOTE && p < end) byte = bytes[++p] ?? 0
        if (p >= end) return INCOMPLETE
        p += 1
        continue
      }
      while (byte <= SPACE && p < end) byte = bytes[++p] ?? 0
      if (byte === GT || byte === SLASH || p >= end) break
      const nameStart = p
      while (byte !== EQUALS && byte > SPACE && byte !== GT) byte = bytes[++p] ?? 0
      const isShort = p - nameStart === 1
      while (byte <= SPACE && p < end) byte = bytes[++p] ?? 0
      if (p >= end) return INCOMPLETE
      if (byte !== EQUALS) throw new PartProblem('is not well-formed XML: an attribute of a cell has no value')
      byte = bytes[++p] ?? 0
      while (byte <= SPACE && p < end) byte = bytes[++p] ?? 0
      if (p >= end) return INCOMPLETE
      if (byte !== DOUBLE_QUOTE && byte !== SINGLE_QUOTE) {
        throw new PartProblem('is not well-formed XML: the value of a cell’s attribute is not quoted')
      }
      const quote = byte
      const valueStart = ++p
      while (p < end && bytes[p] !== quote) p += 1
      if (p >= end) return INCOMPLETE
      if (isShort) {
        const name = bytes[nameStart]
        if (name === LETTER_R) column = readColumn(bytes, valueStart, p)
        else if (name === LETTER_S) style = readIndex(bytes, valueStart, p)
        else if (name === LETTER_T) type = readType(bytes, valueStart, p)
      }
      p += 1
    }
    if (p + 1 >= end) return INCOMPLETE
    cell.column = column
    cell.kind = CELL_KIND.none
    if (bytes[p] === SLASH) {
      if (bytes[p + 1] !== GT) throw new PartProblem('is not well-formed XML: a cell’s tag does not end')
      return p + 2
    }
    const content = p + 1
    if (type !== 's' && type !== 'n') return scanContent(bytes, content, end, type, style)
    p = content
    while (p < content + openLength && bytes[p] === valueOpen[p - content]) p += 1
    if (p < content + openLength) return scanContent(bytes, content, end, type, style)
    let number = 0
    let digit = (bytes[p] ?? 0) - ZERO
    while (digit >= 0 && digit <= 9) {
      number = number * 10 + digit
      digit = (bytes[++p] ?? 0) - ZERO
    }
    if (bytes[p] !== LT || p === content + openLength || p > content + openLength + EXACT_DIGITS) {
      p = readPlainDecimal(bytes, content + openLength, end, decimal)
      number = decimal.value
    }
    // `</` can only close the value, and the next one the cell: their lengths say whether anything is in between.
    const next = p + closeLength
    if (
      p > 0 &&
      next <= end &&
      bytes[p] === LT &&
      bytes[p + 1] === SLASH &&
      bytes[p + openLength] === GT &&
      bytes[p + openLength + 1] === LT &&
      bytes[p + openLength + 2] === SLASH &&
      bytes[next - 1] === GT
    ) {
      if (type === 's') setShared(number)
      else setNumber(number, style)
      return next
    }
    return scanContent(bytes, content, end, type, style)
  }

  function scanContent(bytes: Buffer, from: number, end: number, type: CellType, style: number): number {
    let at = from
    let value: string | undefined
    let inline: string | undefined
    for (;;) {
      readXmlToken(bytes, at, end, token)
      if (token.kind === XML_TOKEN.incomplete) return INCOMPLETE
      at = token.end
      if (token.kind === XML_TOKEN.close) break
      if (token.kind !== XML_TOKEN.open && token.kind !== XML_TOKEN.empty) continue
      sink.text = ''
      if (isLocalName(bytes, token, 'v')) {
        at = readLeafText(bytes, end, token, sink)
        value = sink.text
      } else if (isLocalName(bytes, token, 'is')) {
        at = readRichText(bytes, end, token, sink)
        inline = sink.text
      } else {
        at = skipElement(bytes, end, token)
      }
      if (at === INCOMPLETE) return INCOMPLETE
    }
    if (type === 'inlineStr') setText(inline ?? value)
    else setValue(value ?? inline, type, style)
    return at
  }

  function setValue(text: string | undefined, type: CellType, style: number): void {
    if (text === undefined) return
    if (type === 'str' || type === 'e') {
      if (type === 'str' || text.trim() !== '') setText(text)
      return
    }
    const trimmed = text.trim()
    if (trimmed === '') return
    if (type === 's') {
      setShared(/^\d+$/.test(trimmed) ? Number(trimmed) : Number.NaN)
    } else if (type === 'b' && (trimmed === '1' || trimmed === 'true' || trimmed === '0' || trimmed === 'false')) {
      cell.kind = trimmed === '1' || trimmed === 'true' ? CELL_KIND.true : CELL_KIND.false
    } else if (type === 'b') {
      setText(text)
    } else if (type === 'd') {
      const serial = isoToDateSerial(trimmed)
      if (serial === undefined) setText(text)
      else setKind(CELL_KIND.date, serial)
    } else {
      const number = parseCellNumber(trimmed)
      // A number cell that holds no number keeps its text, for the importer to report.
      if (number === undefined) setText(text)
      else setNumber(number, style)
    }
  }

  function setText(text: string | undefined): void {
    if (text === undefined) return
    cell.kind = CELL_KIND.text
    cell.text = text
  }

  function setShared(index: number): void {
    setKind(CELL_KIND.shared, index)
  }

  function setNumber(value: number, style: number): void {
    if (style < 0 || isDateStyle[style] !== true) setKind(CELL_KIND.number, value)
    else setKind(CELL_KIND.date, is1904 ? value + DAYS_FROM_1904_TO_1900_SYSTEM : value)
  }

  function setKind(kind: CellKind, value: number): void {
    cell.kind = kind
    cell.value = value
  }
}

/** The column index of a reference such as `CL20`, or -1 when it begins with no letter. */
function readColumn(bytes: Buffer, start: number, end: number): number {
  let column = 0
  for (let at = start; at < end && column < MAXIMUM_COLUMN; at += 1) {
    const letter = ((bytes[at] ?? 0) & TO_UPPER) - BEFORE_A
    if (letter <= 0 || letter > LETTERS) break
    column = column * LETTERS + letter
  }
  return column - 1
}

function readIndex(bytes: Buffer, start: number, end: number): number {
  let index = 0
  for (let at = start; at < end; at += 1) {
    const digit = (bytes[at] ?? 0) - ZERO
    if (digit < 0 || digit > 9) return -1
    index = index * 10 + digit
  }
  return end > start ? index : -1
}

/** The type whose name is at `start`, up to the closing quote at `end` or before. */
function readType(bytes: Buffer, start: number, end: number): CellType {
  for (const type of CELL_TYPES) {
    const after = start + type.length
    const closes = after === end || bytes[after] === DOUBLE_QUOTE
    if (closes && startsWith(bytes, start, type)) return type
  }
  return 'n'
}
