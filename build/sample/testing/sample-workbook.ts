import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { read, utils } from 'xlsx'
import { generateSample } from '../generate.ts'
import type { SampleOptions } from '../options.ts'
import { DEFAULT_EXPORTED_AT } from '../options.ts'

export type Row = Readonly<Record<string, string | number | null>>

/** The options of a small sample for tests. */
export function testOptions(changes: Partial<SampleOptions> = {}): SampleOptions {
  return { vms: 120, form: 'excel', seed: 5, vcenters: 1, exportedAt: DEFAULT_EXPORTED_AT, ...changes }
}

/** Runs `use` with a new folder that is gone afterwards. */
export async function inTemporaryFolder<Result>(use: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'portolan-sample-'))
  try {
    return await use(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Makes a workbook and reads it with SheetJS: the rows of each sheet, or of those that are named, empty cells as null. */
export async function readSample(options: SampleOptions, sheets?: readonly string[]): Promise<ReadonlyMap<string, readonly Row[]>> {
  return inTemporaryFolder(async (folder) => {
    const path = join(folder, 'sample.xlsx')
    await generateSample(options, path)
    return rowsOfWorkbook(await readFile(path), sheets)
  })
}

/** What is not asked of a cell takes a good part of the reader's time: its formatted text, its markup and its formula. */
const VALUES_ALONE = { dense: true, cellText: false, cellHTML: false, cellFormula: false } as const

export function rowsOfWorkbook(content: Buffer, sheets?: readonly string[]): ReadonlyMap<string, readonly Row[]> {
  const workbook = read(content, sheets === undefined ? VALUES_ALONE : { ...VALUES_ALONE, sheets: [...sheets] })
  return new Map(
    (sheets ?? workbook.SheetNames).map((name) => {
      const sheet = workbook.Sheets[name]
      return [name, sheet === undefined ? [] : utils.sheet_to_json<Row>(sheet, { defval: null })]
    }),
  )
}

/** The rows of a sheet that has to be there. */
export function sheetOf(workbook: ReadonlyMap<string, readonly Row[]>, name: string): readonly Row[] {
  const rows = workbook.get(name)
  if (rows === undefined) throw new RangeError(`the workbook has no sheet ${name}`)
  return rows
}

/** Sums a value over rows that have the same key. */
export function sumBy(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  valueOf: (row: Row) => number,
): ReadonlyMap<string, number> {
  const sums = new Map<string, number>()
  for (const row of rows) sums.set(keyOf(row), (sums.get(keyOf(row)) ?? 0) + valueOf(row))
  return sums
}
