import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
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
    const scan = thread.scan({ descriptor: NO_DESCRIPTOR, range, context: { isDateStyle: [], is1904: false }, limits: DEFAULT_XLSX_LIMITS }, () => undefined)
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
