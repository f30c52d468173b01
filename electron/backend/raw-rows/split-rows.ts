import { CELL_KIND, type EncodedRows } from '#backend/importers/tables/xlsx/encoded-rows.ts'

/** Characters of a batch's own texts that are compressed together. A batch of a CSV file can hold a thousand times as many. */
const MOST_CHARACTERS = 4_000_000

/** A batch as it is, or in parts whose texts are not too many to be kept together; a single row is never cut. */
export function splitRows(rows: EncodedRows, mostCharacters = MOST_CHARACTERS): readonly EncodedRows[] {
  const count = rows.numbers.length
  if (count < 2 || rows.texts.reduce((sum, { length }) => sum + length, 0) <= mostCharacters) return [rows]
  const middle = Math.floor(count / 2)
  return [...splitRows(partOf(rows, 0, middle), mostCharacters), ...splitRows(partOf(rows, middle, count), mostCharacters)]
}

function partOf({ numbers, ends, kinds, values, texts }: EncodedRows, from: number, to: number): EncodedRows {
  const first = from === 0 ? 0 : (ends[from - 1] ?? 0)
  const last = ends[to - 1] ?? 0
  const own: string[] = []
  const partKinds = kinds.slice(first, last)
  const partValues = values.slice(first, last)
  partKinds.forEach((kind, index) => {
    if (kind !== CELL_KIND.text) return
    own.push(texts[partValues[index] ?? 0] ?? '')
    partValues[index] = own.length - 1
  })
  return { numbers: numbers.slice(from, to), ends: ends.slice(from, to).map((end) => end - first), kinds: partKinds, values: partValues, texts: own }
}
