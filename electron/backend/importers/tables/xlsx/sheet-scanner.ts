import { advanceWindow, createByteWindow } from './byte-window.ts'
import { createCellScanner, type CellContext, type CellScan } from './cell-scanner.ts'
import { CELL_KIND, type EncodedRows } from './encoded-rows.ts'
import { PartProblem } from './part-problem.ts'
import { createRowEncoder } from './row-encoder.ts'
import { nextXmlAttribute, type XmlAttributeSpan } from './xml-attributes.ts'
import { INCOMPLETE } from './xml-element-text.ts'
import { findXmlRoot, isSpreadsheetElement, readSpreadsheetRoot, type SpreadsheetNames } from './xml-root.ts'
import { createXmlToken, isLocalName, readXmlToken, startsWith, XML_TOKEN } from './xml-token.ts'
import type { XlsxLimits } from './xlsx-limits.ts'

const LETTER_C = 0x63
const SPACE = 0x20
const SLASH = 0x2f
const GT = 0x3e
const ZERO = 0x30

/** Reads a worksheet part piece by piece: give it bytes with `push`, then take batches until there is none. */
export interface SheetScanner {
  push(chunk: Buffer): void
  /** The next full batch, or undefined when more bytes are needed. */
  take(): EncodedRows | undefined
  /** After the last bytes were taken: the rows left over. Throws PartProblem when the part ends too early. */
  finish(): EncodedRows
  /** The row being read, for messages; 0 before the first. */
  rowNumber(): number
}

const PHASE = { beforeRoot: 0, beforeRows: 1, inRows: 2, inRow: 3, afterRows: 4 } as const

export function createSheetScanner(context: CellContext, limits: XlsxLimits): SheetScanner {
  const token = createXmlToken()
  const encoder = createRowEncoder()
  const cell: CellScan = { column: 0, kind: CELL_KIND.none, value: 0, text: '' }
  const span: XmlAttributeSpan = { nameStart: 0, nameEnd: 0, valueStart: 0, valueEnd: 0 }
  let names: SpreadsheetNames = { prefix: '', foreignPrefixes: new Set() }
  let cellOpen = Buffer.alloc(0)
  let scanCell = createCellScanner(context, '', cell)

  const window = createByteWindow()
  let { bytes, end } = window
  let at = 0
  let phase: number = PHASE.beforeRoot
  /** Open elements below one that is passed over. */
  let skipped = 0
  let rowCount = 0
  let rowNumber = 0
  let nextColumn = 0
  let sheetCells = 0

  return { push, take, finish, rowNumber: () => rowNumber }

  function push(chunk: Buffer): void {
    // What follows the rows is of no interest: nothing of it is kept.
    if (phase === PHASE.afterRows) return
    advanceWindow(window, at, chunk, limits.elementBytes)
    ;({ bytes, end } = window)
    at = 0
  }

  function take(): EncodedRows | undefined {
    if (phase === PHASE.beforeRoot && !readRoot()) return undefined
    while (phase !== PHASE.afterRows) {
      if (encoder.isFull()) return encoder.take()
      if (phase === PHASE.inRow && skipped === 0) readCells()
      readXmlToken(bytes, at, end, token)
      const { kind } = token
      if (kind === XML_TOKEN.incomplete) return undefined
      if (kind === XML_TOKEN.open || kind === XML_TOKEN.empty) {
        if (!readStartTag(kind === XML_TOKEN.empty)) return undefined
      } else {
        if (kind === XML_TOKEN.close) readEndTag()
        at = token.end
      }
    }
    return undefined
  }

  function finish(): EncodedRows {
    if (phase < PHASE.inRows) throw noRowsElement()
    if (phase !== PHASE.afterRows) throw new PartProblem('ends in the middle of its rows')
    return encoder.take()
  }

  function readRoot(): boolean {
    findXmlRoot(bytes, end, token)
    if (token.kind === XML_TOKEN.incomplete) return false
    names = readSpreadsheetRoot(bytes, token, 'worksheet')
    cellOpen = Buffer.from(`<${names.prefix}c`, 'latin1')
    scanCell = createCellScanner(context, names.prefix, cell)
    if (token.kind === XML_TOKEN.empty) throw noRowsElement()
    phase = PHASE.beforeRows
    at = token.end
    return true
  }

  /** The hot loop: cell after cell, while cells follow each other. */
  function readCells(): void {
    const length = cellOpen.length
    for (;;) {
      let index = 0
      while (index < length && bytes[at + index] === cellOpen[index]) index += 1
      if (index < length || at + length >= end) return
      const after = bytes[at + length] ?? 0
      if (after > SPACE && after !== SLASH && after !== GT) return
      const next = scanCell(bytes, at + length, end)
      if (next === INCOMPLETE) return
      at = next
      keepCell()
    }
  }

  function keepCell(): void {
    const column = cell.column < 0 ? nextColumn : cell.column
    if (column >= limits.columns) {
      throw new PartProblem(`has a cell beyond column ${String(limits.columns)} in row ${String(rowNumber)}`)
    }
    nextColumn = column + 1
    if (cell.kind === CELL_KIND.none) return
    sheetCells += encoder.put(column, cell.kind, cell.value, cell.text)
    if (sheetCells > limits.cellsPerSheet) {
      throw new PartProblem(`has more than ${String(limits.cellsPerSheet)} cells`)
    }
  }

  /** Answers whether the element was taken in; false when its bytes are not all there. */
  function readStartTag(isEmpty: boolean): boolean {
    const isOwn = skipped === 0 && isSpreadsheetElement(bytes, token, names)
    if (phase === PHASE.inRow && isOwn && token.localStart + 1 === token.nameEnd && bytes[token.localStart] === LETTER_C) {
      const next = scanCell(bytes, token.nameEnd, end)
      if (next === INCOMPLETE) return false
      at = next
      keepCell()
      return true
    }
    if (phase === PHASE.inRows && isOwn && isLocalName(bytes, token, 'row')) {
      openRow()
      if (!isEmpty) phase = PHASE.inRow
    } else if (phase === PHASE.beforeRows && isOwn && isLocalName(bytes, token, 'sheetData')) {
      phase = isEmpty ? PHASE.afterRows : PHASE.inRows
    } else if (!isEmpty) {
      skipped += 1
    }
    at = token.end
    return true
  }

  function readEndTag(): void {
    if (skipped > 0) skipped -= 1
    else if (phase === PHASE.inRow) closeRow()
    else if (phase === PHASE.beforeRows) throw noRowsElement()
    else phase = PHASE.afterRows
  }

  function openRow(): void {
    rowCount += 1
    const stated = readRowNumber()
    rowNumber = stated > 0 ? stated : rowNumber + 1
    if (rowNumber > limits.rows || rowCount > limits.rows) {
      throw new PartProblem(`has more than ${String(limits.rows)} rows`)
    }
    nextColumn = 0
  }

  function closeRow(): void {
    phase = PHASE.inRows
    encoder.closeRow(rowNumber)
  }

  /** The row's stated number, or 0 where there is none. */
  function readRowNumber(): number {
    let next = nextXmlAttribute(bytes, token.contentStart, token.contentEnd, span)
    while (next >= 0) {
      if (span.nameEnd - span.nameStart === 1 && startsWith(bytes, span.nameStart, 'r')) {
        let number = 0
        for (let p = span.valueStart; p < span.valueEnd; p += 1) {
          const digit = (bytes[p] ?? 0) - ZERO
          if (digit < 0 || digit > 9) return 0
          number = number * 10 + digit
        }
        return number
      }
      next = nextXmlAttribute(bytes, next, token.contentEnd, span)
    }
    return 0
  }
}

/** Every worksheet has the element, if only an empty one; to take its lack for an empty sheet could lose all rows silently. */
function noRowsElement(): PartProblem {
  return new PartProblem('has no element for its rows (<sheetData>)')
}
