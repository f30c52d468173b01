import type { CellValue } from '#backend/importers/tables/table-file.ts'
import { serialToIso } from './parse-date.ts'

/** A cell as a person reads it, trimmed; null when it holds nothing. */
export function parseText(cell: CellValue | undefined): string | null {
  if (typeof cell === 'string') {
    const trimmed = cell.trim()
    return trimmed === '' ? null : trimmed
  }
  if (cell === null || cell === undefined) return null
  if (typeof cell === 'number') return String(cell)
  // As RVTools writes them.
  if (typeof cell === 'boolean') return cell ? 'True' : 'False'
  return serialToIso(cell.dateSerial) ?? String(cell.dateSerial)
}

/** Whether any cell of a row holds something. */
export function hasContent(cells: readonly CellValue[]): boolean {
  for (const cell of cells) if (cell !== null && (typeof cell !== 'string' || cell.trim() !== '')) return true
  return false
}
