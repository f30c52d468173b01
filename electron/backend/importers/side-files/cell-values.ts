import { LIST_SEPARATOR } from '#shared/domain/side/vm-property.ts'
import type { SideCells } from './side-csv-format.ts'

const YES: ReadonlySet<string> = new Set(['true', 'yes', 'y', '1', 'x', 'enabled', 'on', 'wahr', 'ja'])
const NO: ReadonlySet<string> = new Set(['false', 'no', 'n', '0', 'disabled', 'off', 'falsch', 'nein'])

/** True or false in the words that exports use; null where the cell is empty or not understood, which is told. */
export function readFlag(cells: SideCells, field: string): boolean | null {
  const word = cells.text(field)?.toLowerCase() ?? null
  if (word === null) return null
  if (YES.has(word)) return true
  if (NO.has(word)) return false
  cells.issue({ code: 'CELL_NOT_UNDERSTOOD', severity: 'warning', column: field, value: cells.text(field), message: `The cell of ${field} is neither yes nor no; it counts as not given.` })
  return null
}

/** The members of a cell that lists several, by line breaks, semicolons, bars or commas: by the first of these that the cell has. */
export function readList(cells: SideCells, field: string): string[] {
  const cell = cells.text(field)
  if (cell === null) return []
  const separator = [/[\r\n]+/, /;/, /\|/, /,/].find((one) => one.test(cell))
  const members = separator === undefined ? [cell] : cell.split(separator)
  return members.map((member) => member.trim()).filter((member) => member !== '')
}

/** Words for a list that is known to be empty; an empty cell is not known. */
const NOTHING: ReadonlySet<string> = new Set(['none', '-', '0', 'no', 'false', 'keine'])

/** The members of a cell as one text, joined as in a VM's configuration; an empty text where the cell says that there are none. */
export function readKnownList(cells: SideCells, field: string): string | null {
  const cell = cells.text(field)
  if (cell === null) return null
  return NOTHING.has(cell.toLowerCase()) ? '' : [...new Set(readList(cells, field))].join(LIST_SEPARATOR)
}
