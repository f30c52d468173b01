import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRecordingSink } from '../testing/recording-sink.ts'
import type { CellValue, TableFile, TableRow } from '../tables/table-file.ts'
import { KNOWN_HEADERS } from './columns/known-headers.ts'
import { readTables } from './read-tables.ts'
import { SHEET_READERS } from './sheets/registry.ts'
import { unbalancedSheets } from './testing/import-workbook.ts'

interface MemorySheet {
  readonly name: string
  readonly rows: readonly (readonly CellValue[])[]
}

function inMemory(sheets: readonly MemorySheet[]): TableFile {
  const batchRows = 2
  return {
    format: 'memory',
    tables: sheets.map(({ name, rows }) => ({
      name,
      async *rows(): AsyncGenerator<readonly TableRow[]> {
        const numbered = rows.map((cells, index) => ({ number: index + 1, cells }))
        for (let start = 0; start < numbered.length; start += batchRows) yield await Promise.resolve(numbered.slice(start, start + batchRows))
      },
    })),
    close: () => Promise.resolve(),
  }
}

async function importTables(sheets: readonly MemorySheet[]) {
  const sink = createRecordingSink()
  await readTables(inMemory(sheets), { name: 'x.xlsx', bytes: 0, importerId: 'rvtools' }, sink, { signal: { aborted: false }, progress: () => undefined })
  return sink
}

const cell: fc.Arbitrary<CellValue> = fc.oneof(
  fc.constantFrom('True', 'False', 'web', 'db', 'vm-1', 'vm-2', 'UUID-1', 'DC', 'esx1', '-1', '16,384', '16.384', '[ds] a.vmdk', '0-4094', ' ', '#N/A'),
  fc.string({ maxLength: 6 }),
  fc.integer({ min: -5, max: 70000 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
  fc.double({ min: -1e6, max: 1e7, noNaN: true }).map((dateSerial) => ({ dateSerial })),
)

const sheet: fc.Arbitrary<MemorySheet> = fc
  .constantFrom(...Object.keys(KNOWN_HEADERS).filter((name) => name !== 'vInfo'))
  .chain((name) => anySheet(name))

function anySheet(name: string, always: readonly string[] = []): fc.Arbitrary<MemorySheet> {
  const known = (KNOWN_HEADERS[name] ?? '').split('|')
  return fc
    .record({
      headers: fc.shuffledSubarray([...known, 'Owner', ' ', known[0] ?? '']),
      rows: fc.array(fc.array(cell, { maxLength: known.length + 3 }), { maxLength: 6 }),
    })
    .map(({ headers, rows }) => ({ name, rows: [[...always, ...headers], ...rows] }))
}

describe('readTables', () => {
  it('takes any sheets whatever their cells hold: every row is kept or rejected, every row yielded fits the model', async () => {
    await fc.assert(
      fc.asyncProperty(anySheet('vInfo', ['VM']), fc.uniqueArray(sheet, { selector: ({ name }) => name, maxLength: 6 }), async (vInfo, others) => {
        const recording = await importTables([vInfo, ...others])
        expect(unbalancedSheets(recording)).toEqual([])
        expect(recording.sheets.map(({ name }) => name).sort()).toEqual([vInfo, ...others].map(({ name }) => name).sort())
        const ids = recording.rows.vm.map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
        const known = new Set(ids)
        for (const kind of ['disk', 'nic', 'partition', 'vmCpu', 'vmTools', 'clusterRule'] as const) {
          for (const { vmId } of recording.rows[kind]) expect(known.has(vmId)).toBe(true)
        }
      }),
      { numRuns: 150 },
    )
  })

  it('says nothing of a file whose sheets all have all known headers, but for what is empty', async () => {
    const full = Object.entries(KNOWN_HEADERS).map(([name, headers]) => ({ name, rows: [headers.split('|')] }))
    const recording = await importTables(full)
    expect(Object.keys(recording.issueCounts()).sort()).toEqual(['EMPTY_NETWORKS', 'NO_VMS'])
    expect(recording.sheets.flatMap(({ extraColumns }) => extraColumns)).toEqual([])
  })

  it('knows every header that its sheets read', () => {
    const unknown = SHEET_READERS.filter(({ name }) => KNOWN_HEADERS[name] === undefined).map(({ name }) => name)
    expect(unknown).toEqual([])
  })
})
