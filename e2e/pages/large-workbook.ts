import { writeZip } from '#build/sample/forms/zip-archive.ts'

import { readZip } from './read-zip.ts'

/** Where the sample estate has its sheet vPartition. */
const PARTITION_SHEET = 'xl/worksheets/sheet5.xml'
/** Some seconds of reading, wherever this runs; a sheet has room for a million. */
const ROWS = 150_000
const ROWS_A_PIECE = 1_000
const FIRST_ROW = 2
/** Of zlib: most of the time goes into compressing. */
const FASTEST_LEVEL = 1
const WRITTEN_AT_MS = Date.UTC(2026, 2, 2)

/**
 * Writes the sample estate with so many partitions that importing it takes a while. All rows but their numbers are the sample's own: it is written in a
 * fraction of the time that an estate of as many rows takes to be made up.
 */
export async function writeLargeWorkbook(sample: string, file: string): Promise<void> {
  const parts = await readZip(sample)
  const sheet = parts.get(PARTITION_SHEET)?.toString('utf8') ?? ''
  const [headers = '', ...sampleRows] = sheet.match(/<x:row .*?<\/x:row>/gs) ?? []
  if (sampleRows.length === 0) throw new Error(`${sample} has no rows in ${PARTITION_SHEET}.`)
  // The range that the sheet is said to have would be too small.
  const before = sheet.slice(0, sheet.indexOf(headers)).replace(/<x:dimension [^>]*>/, '') + headers
  const after = sheet.slice(sheet.lastIndexOf('</x:row>') + '</x:row>'.length)
  await writeZip(file, [...parts].map(([path, bytes]) => ({ path, content: () => (path === PARTITION_SHEET ? largeSheet(before, sampleRows.map(withoutNumbers), after) : [bytes]) })), WRITTEN_AT_MS, FASTEST_LEVEL)
}

function* largeSheet(before: string, rows: readonly (readonly string[])[], after: string): Generator<Buffer> {
  yield Buffer.from(before)
  for (let from = 0; from < ROWS; from += ROWS_A_PIECE) {
    const piece = Array.from({ length: ROWS_A_PIECE }, (_, index) => rows[(from + index) % rows.length]?.join(String(from + index + FIRST_ROW)))
    yield Buffer.from(piece.join(''))
  }
  yield Buffer.from(after)
}

/** What is between the numbers of a row: its own and those of its cells. */
function withoutNumbers(row: string): string[] {
  return row.split(/(?<= r="[A-Z]*)\d+(?=")/)
}
