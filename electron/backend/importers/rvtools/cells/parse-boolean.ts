import type { CellValue } from '#backend/importers/tables/table-file.ts'

const WORDS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['yes', true],
  ['1', true],
  ['false', false],
  ['no', false],
  ['0', false],
  // What spreadsheet programs write for TRUE and FALSE where they run in another language, as in a CSV saved by one:
  // German, French, Spanish, Italian, Portuguese, Dutch, Swedish, Danish, Norwegian, Finnish, Polish, Czech and Slovak,
  // Hungarian, Turkish, Russian.
  ...spelt(true, ['wahr', 'vrai', 'verdadero', 'vero', 'verdadeiro', 'waar', 'sant', 'sand', 'sann', 'tosi', 'prawda', 'pravda', 'igaz', 'doğru', 'истина']),
  ...spelt(false, ['falsch', 'faux', 'falso', 'onwaar', 'falskt', 'falsk', 'usann', 'epätosi', 'fałsz', 'nepravda', 'hamis', 'yanlış', 'yanliş', 'ложь']),
])

function spelt(value: boolean, words: readonly string[]): [string, boolean][] {
  return words.map((word) => [word, value])
}

/** True or false in any form and language that RVTools or a spreadsheet gives it; null when the cell holds nothing, undefined when it is not understood. */
export function parseBoolean(cell: CellValue | undefined): boolean | null | undefined {
  if (cell === 'True') return true
  if (cell === 'False') return false
  if (cell === null || cell === undefined) return null
  if (typeof cell === 'boolean') return cell
  if (typeof cell === 'number') return cell === 1 ? true : cell === 0 ? false : undefined
  if (typeof cell !== 'string') return undefined
  const word = cell.trim().toLowerCase()
  return word === '' ? null : WORDS.get(word)
}
