import type { PassThrough } from 'node:stream'
import { Readable } from 'node:stream'
import { buffer, text } from 'node:stream/consumers'
import { fromBufferPromise } from 'yauzl'
import { ZipFile } from 'yazl'
import { rowXml } from './row-xml.ts'
import type { LongRow, LongRows } from './long-sheet.ts'

/** What goes through the compressor at a time: what waits there is outside of the heap, where nothing hurries to collect it. */
const CHUNK_CHARACTERS = 64 * 1024
/** Every entry's time: the first that a zip can state, so that bytes do not depend on when or where they were made. */
const ENTRY_TIME = new Date(1980, 0, 1)

/**
 * Puts rows into sheets of a workbook in place of their pattern row, whose styles they take, piece by piece: a list of thousands of
 * VMs is never in memory as cells or as one text. By the sheets' places, counted from zero; all other parts stay as they are.
 */
export async function fillRows(workbook: Uint8Array, rowsOf: ReadonlyMap<number, LongRows>): Promise<Buffer<ArrayBuffer>> {
  const source = await fromBufferPromise(Buffer.from(workbook.buffer, workbook.byteOffset, workbook.byteLength))
  const archive = new ZipFile()
  const options = { mtime: ENTRY_TIME, forceDosTimestamp: true } as const
  for await (const entry of source.eachEntry()) {
    const part = await source.openReadStreamPromise(entry)
    const place = /^xl\/worksheets\/sheet(\d+)\.xml$/.exec(entry.fileName)?.[1]
    const rows = place === undefined ? undefined : rowsOf.get(Number(place) - 1)
    if (rows === undefined) archive.addBuffer(await buffer(part), entry.fileName, options)
    else archive.addReadStream(Readable.from(filled(await text(part), rows)), entry.fileName, options)
  }
  archive.end()
  const pieces: Uint8Array[] = []
  for await (const piece of archive.outputStream as PassThrough) pieces.push(piece as Buffer) // what yazl makes; it is typed as what can be read alone
  return Buffer.concat(pieces)
}

/** A sheet with the rows in place of the pattern. */
function* filled(sheet: string, { patternRow, wraps, rows }: LongRows): Generator<Buffer> {
  const begin = sheet.indexOf(`<row r="${patternRow}"`)
  const close = sheet.indexOf('</row>', begin)
  if (begin < 0 || close < 0) throw new Error(`A sheet of the workbook has no pattern in row ${patternRow}.`)
  const end = close + '</row>'.length
  const styles = [...sheet.slice(begin, end).matchAll(/<c r="[A-Z]+\d+"(?: s="(\d+)")?/g)].map(([, style]) => style ?? null)
  let piece = sheet.slice(0, begin)
  let number = patternRow
  for (const row of rows) {
    piece += rowXml(number, row, styles, linesOf(row, wraps))
    number += 1
    if (piece.length < CHUNK_CHARACTERS) continue
    yield Buffer.from(piece)
    piece = ''
  }
  yield Buffer.from(piece + sheet.slice(end))
}

/** How many lines the longest text of a row takes. Readers do not all make rows higher by themselves, and then lines lie over each other. */
function linesOf(row: LongRow, wraps: LongRows['wraps']): number {
  let most = 1
  for (const [index, width] of wraps.entries()) {
    const cell = row[index]
    // Words that do not fit any more leave some of a line empty.
    if (width !== null && typeof cell === 'string') most = Math.max(most, Math.ceil((cell.length * RAGGED) / width))
  }
  return most
}

const RAGGED = 1.1
