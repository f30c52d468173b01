// The thread that reads a legacy workbook: its library reads a file whole and at once, which would otherwise block the
// import's thread, beyond the reach of a cancel, in a heap without a bound.
import { parentPort, workerData } from 'node:worker_threads'
import { read, SSF, type CellObject, type WorkBook } from 'xlsx'
import type { CellValue, TableRow } from '../table-file.ts'
import { isPasswordProtected } from './xls-protection.ts'
import type { XlsAnswer, XlsRequest, XlsTask } from './xls-messages.ts'

const BATCH_ROWS = 256
/** SheetJS does not type this function: whether a number format shows a date or a time. */
const formats = SSF as { is_date(format: string): boolean }

const { bytes } = workerData as XlsTask // given by whoever starts this thread
const workbook = open()

function open(): WorkBook | null {
  try {
    const opened = read(bytes, { type: 'buffer', dense: true, cellNF: true, cellText: false, cellHTML: false, cellFormula: false })
    answer({ kind: 'opened', names: opened.SheetNames })
    return opened
  } catch {
    // The library's words are about its own insides, and would mislead: of a folder of mail it speaks of an encrypted archive.
    answer({ kind: 'failed', isProtected: isPasswordProtected(bytes) })
    return null
  }
}

parentPort?.on('message', ({ sheet, from }: XlsRequest) => {
  const data = workbook?.Sheets[workbook.SheetNames[sheet] ?? '']?.['!data'] ?? []
  const rows: TableRow[] = []
  let at = from
  for (; at < data.length && rows.length < BATCH_ROWS; at += 1) {
    const cells = Array.from((data[at] as (CellObject | undefined)[] | undefined) ?? [], toCellValue) // rows have holes
    while (cells.length > 0 && cells.at(-1) === null) cells.pop()
    if (cells.some((cell) => cell !== null && cell !== '')) rows.push({ number: at + 1, cells })
  }
  answer({ kind: 'rows', rows, next: at < data.length ? at : null })
})

function toCellValue(cell: CellObject | undefined): CellValue {
  if (cell === undefined || cell.t === 'z' || cell.v === undefined) return null
  if (cell.t === 'e') return cell.w ?? ''
  if (cell.t === 'n' && cell.z !== undefined && formats.is_date(String(cell.z))) return { dateSerial: Number(cell.v) }
  return cell.v as CellValue // dates come as numbers unless asked otherwise
}

function answer(message: XlsAnswer): void {
  parentPort?.postMessage(message)
}
