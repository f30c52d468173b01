import { readFileSync } from 'node:fs'
import { inflateSync } from 'node:zlib'
import { expect, it } from 'vitest'
import type { KeptRows } from '#backend/raw-rows/encoded-block.ts'
import { decodeRowBlock } from '#backend/raw-rows/row-block.ts'
import type { Table } from '../table-file.ts'
import { startScanThread } from './scan-thread.ts'
import { openXlsx } from './open-xlsx.ts'
import { MAIN, readAll, workbookParts, worksheet, writeTemporary, zipOf, type Parts } from './testing/workbook-fixture.ts'
import { DEFAULT_XLSX_LIMITS } from './xlsx-limits.ts'

const HERE = { threadFromBytes: Number.POSITIVE_INFINITY }
const IN_THREAD = { threadFromBytes: 0 }
/** Beyond what a process may have open. */
const NO_DESCRIPTOR = 2_000_000_000

/** Several pieces of bytes (sheet-scan.ts) and many batches: every kind of cell, rows of empty texts, holes and wide rows. */
function estate(): Parts {
  const rows = Array.from({ length: 12_000 }, (_, index) => {
    const row = index + 1
    const cells = [
      `<c r="A${row}" t="s"><v>${index % 3}</v></c>`,
      `<c r="C${row}"><v>${index / 7}</v></c><c r="D${row}" s="1"><v>45731.${index}</v></c>`,
      `<c r="E${row}" t="inlineStr"><is><t>é 😀 ${index}</t></is></c><c r="F${row}" t="b"><v>${index % 2}</v></c><c r="G${row}" t="s"/>`,
    ]
    const content = index % 11 === 0 ? `<c r="A${row}" t="s"><v>2</v></c>` : index % 17 === 0 ? '' : cells.join('')
    return `<row r="${row}">${content}</row>`
  })
  return workbookParts(
    { vInfo: worksheet(rows.join('')), vCPU: worksheet(rows.slice(0, 300).join('')), vDisk: worksheet('') },
    {
      'xl/sharedStrings.xml': `<sst xmlns="${MAIN}"><si><t>VM</t></si><si><t>Zürich</t></si><si><t></t></si></sst>`,
      'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs></styleSheet>`,
    },
  )
}

it('gives the rows that scanning without it gives, read ahead or not, sheet after sheet or at once', async () => {
  const path = writeTemporary(await zipOf(estate()))
  const expected = await readAll(path, HERE)
  expect(expected.tables[0]?.rows.length).toBeGreaterThan(10_000)
  expect(await readAll(path, IN_THREAD)).toEqual(expected)

  const file = await openXlsx(path, { signal: { aborted: false }, ...IN_THREAD })
  try {
    for (const table of file.tables) table.readAhead?.()
    const read = file.tables.map(async (table) => {
      const rows: unknown[] = []
      for await (const batch of table.rows()) for (const { number, cells } of batch) rows.push([number, ...cells])
      return { name: table.name, rows }
    })
    expect(await Promise.all(read)).toEqual(expected.tables)
    // Again, and only its beginning.
    for (const table of file.tables) for await (const batch of table.rows()) { expect(batch.length).toBeGreaterThan(0); break }
  } finally {
    await file.close()
  }
})

it('gives what a project keeps of the rows, the same from the thread and without it, and told once', async () => {
  const path = writeTemporary(await zipOf(estate()))
  const [here, inThread] = [await keptOf(path, HERE), await keptOf(path, IN_THREAD)]
  expect(here).toEqual(inThread)
  expect(here.first.blocks.length).toBeGreaterThan(40)
  expect(here.first.texts.toSorted((left, right) => left - right)).toEqual([0, 1, 2])
  expect(here.second.blocks).toEqual([])
  // The first reading was given up after some batches: the second one tells all.
  expect(here.resumed).toEqual(here.first)
})

it('takes licence keys out of what is kept where it is encoded', async () => {
  const key = 'AB1CD-EF2GH-IJ3KL-MN4OP-QR5ST'
  const path = writeTemporary(await zipOf(workbookParts({ vInfo: worksheet(`<row r="1"><c r="A1" t="inlineStr"><is><t>key ${key}</t></is></c></row>`) })))
  for (const options of [HERE, IN_THREAD]) {
    const { first } = await keptOf(path, options)
    const [block] = first.blocks.map(({ bytes }) => inflateSync(bytes))
    expect(decodeRowBlock(block ?? new Uint8Array(), () => true).get(1)).toEqual(['key (licence key, not stored)'])
  }
})

/** What two readings of the first sheet hand over, and what one hands over that comes after one that was given up. */
async function keptOf(path: string, options: { readonly threadFromBytes: number }) {
  const file = await openXlsx(path, { signal: { aborted: false }, ...options })
  try {
    const [table] = file.tables
    let kept: KeptRows[] = []
    const keeping = (): Table => table?.keeping?.('license-keys', (rows) => kept.push(rows)) ?? { name: '', rows: () => nothing() }
    const read = async (from: Table, mostBatches = Number.POSITIVE_INFINITY) => {
      kept = []
      let batches = 0
      for await (const rows of from.rows()) {
        expect(rows.length).toBeGreaterThan(0)
        batches += 1
        if (batches === mostBatches) break
      }
      const blocks = kept.flatMap((rows) => rows.blocks)
      return { blocks: blocks.map(({ firstRow, lastRow, bytes }) => ({ firstRow, lastRow, bytes })), texts: blocks.flatMap(({ newTexts }) => [...newTexts]) }
    }
    const [whole, broken] = [keeping(), keeping()]
    const first = await read(whole)
    const second = await read(whole)
    await read(broken, 3)
    return { first, second, resumed: await read(broken) }
  } finally {
    await file.close()
  }
}

async function* nothing(): AsyncGenerator<never> {
  // No batch at all.
}

it('says the same of a sheet that cannot be read', async () => {
  const good = '<row r="1"><c r="A1"><v>1</v></c></row>'
  const broken: readonly Parts[] = [
    workbookParts({ vInfo: worksheet(`${good}<row r="7"><c r="A7" t="s"><v>9</v></c></row>`) }),
    workbookParts({ vInfo: worksheet(`${good}<row r="8"><c r="A8" t=></c></row>`) }),
    workbookParts({ vInfo: `<worksheet xmlns="${MAIN}"><sheetData>${good}` }),
    workbookParts({ vInfo: '<!DOCTYPE x><worksheet/>' }),
    workbookParts({ vInfo: worksheet(good) }, { 'xl/sharedStrings.xml': '<sst' }),
    workbookParts({ vInfo: worksheet(good) }, { 'xl/styles.xml': '<styleSheet' }),
  ]
  for (const parts of broken) {
    const path = writeTemporary(await zipOf(parts))
    const here: unknown = await readAll(path, HERE).catch((error: unknown) => error)
    expect(here).toMatchObject({ name: 'AppError', code: 'unreadable-file' })
    await expect(readAll(path, IN_THREAD)).rejects.toMatchObject({ code: 'unreadable-file', message: (here as Error).message })
  }
})

it('ends with a cancel, and with the file, while sheets are read ahead', async () => {
  const path = writeTemporary(await zipOf(estate()))
  const signal = { aborted: false }
  const file = await openXlsx(path, { signal, ...IN_THREAD })
  for (const table of file.tables) table.readAhead?.()
  const [table] = file.tables
  const reading = (async () => {
    for await (const batch of table?.rows() ?? []) {
      expect(batch.length).toBeGreaterThan(0)
      signal.aborted = true
    }
  })()
  await expect(reading).rejects.toMatchObject({ code: 'cancelled' })
  await file.close()

  const other = await openXlsx(path, { signal: { aborted: false }, ...IN_THREAD })
  for (const one of other.tables) one.readAhead?.()
  await other.close()
})

it('gives up a scan whose bytes cannot be fetched', async () => {
  const thread = startScanThread()
  try {
    const range = { start: 0, compressedBytes: 100, inflatedBytes: 1000, checksum: 0, isStored: false }
    const scan = thread.scan({ descriptor: NO_DESCRIPTOR, range, context: { isDateStyle: [], is1904: false }, limits: DEFAULT_XLSX_LIMITS, keep: null }, () => undefined)
    await expect(scan.batches().next()).rejects.toMatchObject({ code: 'EBADF', syscall: 'read' })
  } finally {
    await thread.close()
  }
})

it('says the same of an entry that is damaged, and of one that is a bomb', async () => {
  const whole = readFileSync(writeTemporary(await zipOf(estate())))
  const name = Buffer.from('xl/worksheets/sheet1.xml')
  const start = whole.indexOf(name) + name.length
  const bytes = Buffer.from(whole)
  bytes.fill(0xff, start + 2_000, start + 2_400)
  const damaged = writeTemporary(bytes)
  const bomb = writeTemporary(await zipOf(workbookParts({ vInfo: worksheet('<row/>'.repeat(200_000)) })))
  const limits = { ratioFreeBytes: 1, inflationRatio: 20 }
  for (const [path, options] of [[damaged, {}], [bomb, { limits }]] as const) {
    const here: unknown = await readAll(path, { ...HERE, ...options }).catch((error: unknown) => error)
    expect(here).toMatchObject({ name: 'AppError', code: 'unreadable-file' })
    await expect(readAll(path, { ...IN_THREAD, ...options })).rejects.toMatchObject({ code: 'unreadable-file', message: (here as Error).message })
  }
})
