import fc from 'fast-check'
import { utils, write } from 'xlsx'
import { workbookParts, zipOf, type Parts } from '#backend/importers/tables/xlsx/testing/workbook-fixture.ts'
import { BASE_CELLS, BASE_CSV, BASE_DOCUMENTS, BASE_DUMPS, BASE_FIREWALL, BASE_SHARED_STRINGS, BASE_SHEETS, BASE_SIDE_CSV, type CsvFile } from './base-inputs.ts'
import { cellChange, sheetOf, type CellChange } from './change-cells.ts'
import { mutated, TOKENS } from './mutate-text.ts'

/** A file as it was handed in. `bytes` may take a while to make, an archive for instance. */
export interface FuzzInput {
  readonly name: string
  bytes(): Promise<Uint8Array>
}

/** A kind of file that is fuzzed. */
export interface FuzzTarget {
  readonly id: string
  readonly input: fc.Arbitrary<FuzzInput>
  /** Runs for each of the others' hundred: some start a thread each. */
  readonly share: number
}

const FULL = 1
/** Each run starts a thread. */
const RARE = 0.1

const csv = mutatedCsv(BASE_CSV)

/** Changed at any place, or with other values in good cells. */
const side = fc.oneof(
  mutatedCsv(BASE_SIDE_CSV),
  fc.constantFrom(...BASE_SIDE_CSV).chain(({ name, text }) => withOddCells(text).map((changed): FuzzInput => ({ name, bytes: () => Promise.resolve(Buffer.from(changed)) }))),
  jsonOf(fc.constant(BASE_FIREWALL)).map((text): FuzzInput => ({ name: 'nsx.json', bytes: () => Promise.resolve(Buffer.from(text)) })),
)

const UNCHANGED: Readonly<Record<string, readonly [rows: readonly (readonly (string | number)[])[], changes: readonly CellChange[]]>> = { vInfo: [BASE_CELLS['vInfo'] ?? [], []] }

const BASE_PARTS = workbookParts(BASE_SHEETS, { 'xl/sharedStrings.xml': BASE_SHARED_STRINGS })

/** One part with some of its text changed: most often it is no XML any more. */
const brokenPart = fc.constantFrom(...Object.keys(BASE_PARTS)).chain((name) => mutated(String(BASE_PARTS[name])).map((changed): Parts => ({ ...BASE_PARTS, [name]: changed })))

/** Good XML with rows and cells that nobody expects. */
const oddCells = fc
  .dictionary(fc.oneof(fc.constantFrom(...Object.keys(BASE_CELLS)), fc.constantFrom('VINFO', 'Notes', 'vLicense')), fc.tuple(fc.constantFrom(...Object.values(BASE_CELLS)), fc.array(cellChange, { maxLength: 6 })), { minKeys: 1, maxKeys: 5, noNullPrototype: true })
  .map((sheets): Parts => workbookParts(Object.fromEntries(Object.entries({ ...UNCHANGED, ...sheets }).map(([name, [rows, changes]]) => [name, sheetOf(rows, changes)]))))

const workbook = fc.oneof(brokenPart, oddCells).map((parts): FuzzInput => ({ name: 'estate.xlsx', bytes: () => zipOf(parts) }))

const archive = fc
  .record({ kind: fc.constantFrom('estate.xlsx', 'tabs.zip', 'documents.zip'), changes: fc.array(fc.record({ at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), value: fc.nat({ max: 255 }) }), { maxLength: 2 }), length: fc.oneof({ weight: 5, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: fc.double({ min: 0.5, max: 1, noNaN: true }) }) })
  .map(({ kind, changes, length }): FuzzInput => ({
    name: kind,
    bytes: async () => {
      const whole = await archiveOf(kind)
      for (const { at, value } of changes) whole[Math.floor(at * whole.length)] = value
      return whole.subarray(0, Math.ceil(length * whole.length))
    },
  }))

const xml = fc.constantFrom(...BASE_DOCUMENTS.xml).chain((text) => mutated(text).map((changed): FuzzInput => ({ name: 'document.xml', bytes: () => Promise.resolve(Buffer.from(changed)) })))

const json = fc.oneof(fc.constantFrom(...BASE_DOCUMENTS.json).chain(mutated), jsonOf(fc.constantFrom(...BASE_DUMPS))).map((text): FuzzInput => ({ name: 'dump.json', bytes: () => Promise.resolve(Buffer.from(text)) }))

const legacy = fc
  .record({ changes: fc.array(fc.record({ at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), value: fc.nat({ max: 255 }) }), { maxLength: 6 }) })
  .map(({ changes }): FuzzInput => ({
    name: 'estate.xls',
    bytes: () => {
      const whole = legacyWorkbook()
      for (const { at, value } of changes) whole[Math.floor(at * whole.length)] = value
      return Promise.resolve(whole)
    },
  }))

export const FUZZ_TARGETS: readonly FuzzTarget[] = [
  { id: 'csv', input: csv, share: FULL },
  { id: 'xlsx', input: workbook, share: FULL },
  { id: 'zip', input: archive, share: FULL },
  { id: 'xml', input: xml, share: FULL },
  { id: 'json', input: json, share: FULL },
  { id: 'side', input: side, share: FULL },
  { id: 'xls', input: legacy, share: RARE },
]

function mutatedCsv(files: readonly CsvFile[]): fc.Arbitrary<FuzzInput> {
  return fc.constantFrom(...files).chain(({ name, text }) =>
    fc.record({ text: mutated(text), encoding: fc.constantFrom('utf8', 'utf16le', 'latin1') }).map(({ text: changed, encoding }): FuzzInput => ({ name, bytes: () => Promise.resolve(Buffer.from(changed, encoding)) })),
  )
}

/** Text that is changed, or well-formed with other values than expected in some places. */
function jsonOf(documents: fc.Arbitrary<unknown>): fc.Arbitrary<string> {
  return fc.oneof(
    documents.chain((document) => mutated(JSON.stringify(document))),
    documents.chain((document) => fc.array(fc.tuple(fc.nat(), fc.jsonValue({ maxDepth: 2 })), { minLength: 1, maxLength: 5 }).map((changes) => withValues(document, changes))),
  )
}

/** The rows of a CSV text, some of whose cells are TOKENS; the header stays. */
function withOddCells(text: string): fc.Arbitrary<string> {
  const [header = '', ...lines] = text.trimEnd().split('\n')
  const separator = header.includes(';') ? ';' : ','
  const width = header.split(separator).length
  const cell = fc.oneof({ weight: 3, arbitrary: fc.constantFrom('web', 'db', 'vm-1', '10', '10.0.0.0/24', 'any', '') }, { weight: 1, arbitrary: fc.constantFrom(...TOKENS) })
  return fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 4 }).map((rows) => [header, ...lines, ...rows.map((cells) => cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(separator))].join('\n'))
}

async function archiveOf(kind: string): Promise<Buffer> {
  if (kind === 'tabs.zip') return zipOf(Object.fromEntries(BASE_CSV.map(({ name, text }) => [name, text])))
  if (kind === 'documents.zip') return zipOf(Object.fromEntries(BASE_DOCUMENTS.xml.map((text, index) => [`${String(index)}.xml`, text])))
  return zipOf(workbookParts(BASE_SHEETS, { 'xl/sharedStrings.xml': BASE_SHARED_STRINGS }))
}

function legacyWorkbook(): Buffer {
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet([['VM', 'VM ID', 'CPUs', 'Memory'], ['web', 'vm-1', 2, 4096]]), 'vInfo')
  return write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer // the type that 'buffer' asks for
}

/** The dump with some of its values, counted through it, replaced. */
function withValues(dump: unknown, changes: readonly (readonly [at: number, value: unknown])[]): string {
  let values = 0
  JSON.stringify(dump, (_, value: unknown) => {
    values += 1
    return value
  })
  const at = new Map(changes.map(([index, value]) => [index % values, value]))
  let index = -1
  return JSON.stringify(dump, (_, value: unknown) => {
    index += 1
    return at.has(index) ? at.get(index) : value
  }) ?? 'null'
}
