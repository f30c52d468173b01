import { chmodSync, rmSync, truncateSync, utimesSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { ZipFile } from 'yazl'
import type { AppErrorCode } from '#shared/contract/app-error.ts'
import { openXlsx } from './open-xlsx.ts'
import { MAIN, readAll, readParts, relationship, relationshipsPart, workbookParts, worksheet, writeTemporary, zipOf, type Parts } from './testing/workbook-fixture.ts'
import type { XlsxLimits } from './xlsx-limits.ts'

const ROW = '<row r="1"><c r="A1"><v>1</v></c></row>'
const PLAIN = workbookParts({ vInfo: worksheet(ROW) })
const CENTRAL_ENTRY = Buffer.from('PK\x01\x02', 'latin1')
const CFB = Buffer.from('d0cf11e0a1b11ae1', 'hex')

async function expectError(read: Promise<unknown>, code: AppErrorCode, message: RegExp): Promise<void> {
  await expect(read).rejects.toMatchObject({ name: 'AppError', code, message: expect.stringMatching(message) as unknown })
}

describe('files of the wrong kind', () => {
  const cases: readonly (readonly [what: string, content: Buffer | Parts, code: AppErrorCode, message: RegExp])[] = [
    ['an empty file', Buffer.alloc(0), 'unreadable-file', /it is empty/],
    ['a text', Buffer.from('VM,Powerstate\n'), 'unsupported-file', /not an \.xlsx workbook/],
    ['a legacy workbook', Buffer.concat([CFB, Buffer.alloc(4096)]), 'unsupported-file', /legacy \.xls/],
    ['a workbook with a password', Buffer.concat([CFB, Buffer.alloc(1_048_576 - 20), Buffer.from('EncryptedPackage', 'utf16le')]), 'unsupported-file', /password/],
    ['a zip of something else', { 'a.csv': 'x' }, 'unsupported-file', /without a workbook/],
    ['an OpenDocument file', { mimetype: 'x', 'content.xml': 'x' }, 'unsupported-file', /OpenDocument/],
    ['a text document', { '_rels/.rels': relationshipsPart(relationship('x', 'officeDocument', 'word/document.xml')), 'word/document.xml': '<a/>' }, 'unsupported-file', /not a workbook/],
    ['a binary workbook', { '_rels/.rels': relationshipsPart(relationship('x', 'officeDocument', 'xl/workbook.bin')), 'xl/workbook.bin': '' }, 'unsupported-file', /xlsb/],
  ]
  it.each(cases)('%s', async (_, content, code, message) => {
    const path = writeTemporary(Buffer.isBuffer(content) ? content : await zipOf(content))
    await expectError(readAll(path), code, message)
  })

  it('a folder, a path that leads nowhere', async () => {
    const path = writeTemporary(Buffer.alloc(0))
    await expectError(readAll(dirname(path)), 'unsupported-file', /is a folder/)
    await expectError(readAll(join(path, 'x')), 'unreadable-file', /no such file/)
    await expectError(readAll(`${path}x`), 'unreadable-file', /no such file/)
  })

  it.skipIf(process.getuid?.() === 0)('a file without permission', async () => {
    const path = writeTemporary(await zipOf(PLAIN))
    chmodSync(path, 0)
    await expectError(readAll(path), 'unreadable-file', /permission/)
  })
})

describe('archives that are damaged', () => {
  it('cut short anywhere', async () => {
    const whole = await zipOf(PLAIN)
    for (let length = 4; length < whole.length; length += 97) {
      await expectError(readAll(writeTemporary(whole.subarray(0, length))), 'unreadable-file', /damaged|cut short/)
    }
  })

  it('any byte changed gives an error or the same rows, never others', async () => {
    const whole = await zipOf(PLAIN)
    const expected = (await readAll(writeTemporary(whole))).tables
    for (let at = 0; at < whole.length; at += 11) {
      const changed = Buffer.from(whole)
      changed[at] = (changed[at] ?? 0) ^ 0x55
      const outcome = await readAll(writeTemporary(changed)).then(({ tables }) => tables, (error: unknown) => error)
      if (outcome instanceof Error) expect(outcome.name, `${String(at)}: ${String(outcome.stack)}`).toBe('AppError')
      else expect(outcome, String(at)).toEqual(expected)
    }
  })

  it('encrypted entries', async () => {
    const zip = await zipOf(PLAIN)
    for (let at = zip.indexOf(CENTRAL_ENTRY); at >= 0; at = zip.indexOf(CENTRAL_ENTRY, at + 1)) zip[at + 8] = (zip[at + 8] ?? 0) | 1
    await expectError(readAll(writeTemporary(zip)), 'unsupported-file', /encrypted/)
  })

  it('a file that changes or shrinks while it is read', async () => {
    const noise = Array.from({ length: 90_000 }, (_, index) => `<row><c><v>${String((index * 7919) % 100_003)}</v></c></row>`).join('')
    for (const change of [(path: string) => { utimesSync(path, 1, 1) }, (path: string) => { truncateSync(path, 200_000) }]) {
      const path = writeTemporary(await zipOf(workbookParts({ A: worksheet(noise) })))
      await expectError(readAll(path, { onInflated: () => { change(path) } }), 'unreadable-file', /changed while it was being read/)
    }
  })

  it.skipIf(process.platform === 'win32')('a file that is deleted while it is open is read to its end', async () => {
    const path = writeTemporary(await zipOf(PLAIN))
    expect((await readAll(path, { onInflated: () => { rmSync(path, { force: true }) } })).tables[0]?.rows).toEqual([[1, 1]])
  })
})

describe('parts that are not what they should be', () => {
  const sheet = (content: string | Buffer): Parts => ({ ...PLAIN, 'xl/worksheets/sheet1.xml': content })
  const cases: readonly (readonly [what: string, parts: Parts, message: RegExp])[] = [
    ['a DTD in a sheet', sheet(`<!DOCTYPE x [<!ENTITY a "b">]>${worksheet(ROW)}`), /sheet "vInfo" \(xl\/worksheets\/sheet1\.xml\) contains a document type/],
    ['a DTD in the workbook', { ...PLAIN, 'xl/workbook.xml': `<!DOCTYPE x>${String(PLAIN['xl/workbook.xml'])}` }, /xl\/workbook\.xml contains a document type/],
    ['a DTD in the shared strings', { ...PLAIN, 'xl/sharedStrings.xml': `<!DOCTYPE x><sst xmlns="${MAIN}"/>` }, /sharedStrings\.xml contains a document type/],
    ['a sheet of another kind', sheet('<html><body/></html>'), /is not a spreadsheet's <worksheet>/],
    ['a sheet in another namespace', sheet('<worksheet xmlns="urn:x"><sheetData/></worksheet>'), /is not a spreadsheet's/],
    ['a sheet without rows’ element', sheet(`<worksheet xmlns="${MAIN}"></worksheet>`), /<sheetData>/],
    ['a sheet that ends early', sheet(`<worksheet xmlns="${MAIN}"><sheetData>${ROW}<row><c><v>2`), /row 2\) ends in the middle/],
    ['an empty sheet part', sheet(''), /sheetData/],
    ['an unknown encoding', sheet(`<?xml version="1.0" encoding="klingon"?>${worksheet(ROW)}`), /encoding "klingon"/],
    ['a text that is not there', sheet(worksheet('<row r="4"><c t="s"><v>5</v></c></row>')), /row 4\) refers to a shared text/],
    ['a broken tag', sheet(worksheet('<row><c r=A1><v>5</v></c></row>')), /not well-formed/],
    ['a sheet’s root alone', sheet(`<worksheet xmlns="${MAIN}"/>`), /<sheetData>/],
    ['a sheet that is missing', { ...PLAIN, 'xl/_rels/workbook.xml.rels': relationshipsPart(relationship('rId1', 'worksheet', 'gone.xml')) }, /sheet "vInfo" \(xl\/gone\.xml\) is missing/],
    ['a sheet without a place', { ...PLAIN, 'xl/_rels/workbook.xml.rels': relationshipsPart('') }, /does not say where/],
    ['a way out of the package', { ...PLAIN, 'xl/_rels/workbook.xml.rels': relationshipsPart(relationship('rId1', 'worksheet', '../../../etc/passwd')) }, /leads out of the file/],
    ['a place elsewhere', { ...PLAIN, 'xl/_rels/workbook.xml.rels': relationshipsPart(relationship('rId1', 'worksheet', 'file:///etc/passwd')) }, /not in the file/],
    ['no relationships of the workbook', Object.fromEntries(Object.entries(PLAIN).filter(([name]) => name !== 'xl/_rels/workbook.xml.rels')), /lacks xl\/_rels\/workbook\.xml\.rels/],
    ['a workbook that ends early', { ...PLAIN, 'xl/workbook.xml': `<workbook xmlns="${MAIN}"><sheets>` }, /ends too early/],
  ]
  it.each(cases)('%s', async (_, parts, message) => {
    await expectError(readParts(parts), 'unreadable-file', message)
  })

  it('entities that a file would define stay as they are written', async () => {
    const cell = '<row><c t="inlineStr"><is><t>&lol;&#0;&#x110000;&constructor;</t></is></c></row>'
    expect((await readParts(sheet(worksheet(cell)))).tables[0]?.rows).toEqual([[1, '&lol;\uFFFD\uFFFD&constructor;']])
  })
})

describe('limits', () => {
  const long = 'x'.repeat(5_000)
  const cases: readonly (readonly [what: string, limits: Partial<XlsxLimits>, rows: string, message: RegExp])[] = [
    ['entries', { entries: 3 }, ROW, /more than 3 entries/],
    ['all content', { totalInflatedBytes: 500 }, ROW, /larger than 500 bytes/],
    ['inflation', { ratioFreeBytes: 100_000, inflationRatio: 100 }, `${ROW}<!--${' '.repeat(900_000)}-->`, /zip bomb/],
    ['columns', { columns: 10 }, '<row r="5"><c r="K5"/></row>', /beyond column 10 in row 5/],
    ['columns at the widest', {}, '<row r="5"><c r="ZZZZZZZZZZZZZZZZZZZZZZZZZZZZ5"><v>1</v></c></row>', /beyond column 16384/],
    ['rows by number', {}, '<row r="1048577"/>', /more than 1048576 rows/],
    ['rows by count', { rows: 3 }, '<row r="1"/>'.repeat(4), /more than 3 rows/],
    ['cells with their holes', { cellsPerSheet: 20_000 }, '<row><c r="XFD1"><v>1</v></c></row>'.repeat(2), /more than 20000 cells/],
    ['a cell', { elementBytes: 1_000 }, `<row><c t="str"><v>${long.repeat(100)}</v></c></row>`, /element of more than 1000 bytes/],
    ['the workbook', { metadataPartBytes: 100 }, ROW, /larger than 100 bytes/],
    ['texts', { sharedStrings: 1 }, ROW, /more than 1 texts/],
    ['the texts', { sharedStringsBytes: 100 }, ROW, /larger than 100 bytes/],
  ]
  it.each(cases)('%s', async (_, limits, rows, message) => {
    const strings = `<sst xmlns="${MAIN}"><si><t>one</t></si><si/></sst>`
    await expectError(readParts(workbookParts({ A: worksheet(rows) }, { 'xl/sharedStrings.xml': strings }), { limits }), 'unreadable-file', message)
  })

  it('judges hostile text in linear time', async () => {
    const digits = '1'.repeat(900_000)
    const styles = `<styleSheet xmlns="${MAIN}"><numFmts><numFmt numFmtId="166" formatCode="${'['.repeat(2_000_000)}"/></numFmts><cellXfs><xf numFmtId="166"/></cellXfs></styleSheet>`
    const row = `<row><c s="0"><v>${digits}x</v></c></row><row><c t="str"><v>${' '.repeat(900_000)}x${' '.repeat(9)}</v></c></row><row><c t="d"><v>${digits}</v></c></row>`
    const { tables } = await readParts(workbookParts({ A: worksheet(row) }, { 'xl/styles.xml': styles }))
    expect(tables[0]?.rows).toEqual([[1, `${digits}x`], [2, 'x'], [3, digits]])
  })

  it('keeps a long text whole below its limit', async () => {
    const text = long.repeat(100)
    const { tables } = await readParts(workbookParts({ A: worksheet(`<row><c t="str"><v>${text}</v></c></row>`) }))
    expect(tables[0]?.rows).toEqual([[1, text]])
  })

  it('reads 1,048,575 empty rows in bounded memory', async () => {
    const emptyRows = function* (): Generator<Buffer> {
      yield Buffer.from(`<worksheet xmlns="${MAIN}"><dimension ref="A1:CL1048576"/><sheetData>`)
      const filler = '" customFormat="false" ht="12.8" hidden="false" customHeight="false" outlineLevel="0" collapsed="false"'
      for (let first = 1; first < 1_048_576; first += 1_024) {
        let rows = ''
        for (let row = first; row < Math.min(first + 1_024, 1_048_576); row += 1) rows += `<row r="${String(row)}${filler}><c r="A${String(row)}" s="1"/></row>`
        yield Buffer.from(rows)
      }
      yield Buffer.from('<row r="1048576"><c r="B1048576"><v>7</v></c></row></sheetData></worksheet>')
    }
    const zip = new ZipFile()
    for (const [name, content] of Object.entries(workbookParts({ A: '' }))) {
      if (name === 'xl/worksheets/sheet1.xml') zip.addReadStream(Readable.from(emptyRows()), name, { compressionLevel: 1 })
      else zip.addBuffer(Buffer.from(content), name)
    }
    zip.end()
    const path = writeTemporary(await buffer(zip.outputStream))
    const used = (): number => process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers
    const before = used()
    let peak = 0
    let inflated = 0
    const { tables } = await readAll(path, { onInflated: (bytes) => { inflated += bytes; peak = Math.max(peak, used()) } })
    expect(tables[0]?.rows).toEqual([[1_048_576, null, 7]])
    expect(inflated).toBeGreaterThan(120_000_000)
    expect(peak - before).toBeLessThan(64_000_000)
  })
})

describe('cancelling', () => {
  it('stops before, while opening and between pieces of a sheet', async () => {
    const path = writeTemporary(await zipOf(PLAIN))
    await expectError(openXlsx(path, { signal: { aborted: true } }), 'cancelled', /was cancelled/)
    const rows = '<row><c><v>1</v></c></row>'.repeat(100_000)
    const large = writeTemporary(await zipOf(workbookParts({ A: worksheet(rows) })))
    const signal = { aborted: false }
    const file = await openXlsx(large, { signal })
    let seen = 0
    const read = async (): Promise<void> => {
      for await (const batch of file.tables[0]?.rows() ?? []) {
        seen += batch.length
        signal.aborted = true
      }
    }
    await expectError(read(), 'cancelled', /was cancelled/)
    expect(seen).toBeLessThan(100_000)
    signal.aborted = false
    seen = 0
    for await (const batch of file.tables[0]?.rows() ?? []) seen += batch.length
    expect(seen).toBe(100_000)
    await file.close()
  })

  it('lets go of the file when the reader stops early', async () => {
    const file = await openXlsx(writeTemporary(await zipOf(workbookParts({ A: worksheet('<row><c><v>1</v></c></row>'.repeat(100_000)) }))), { signal: { aborted: false } })
    for await (const batch of file.tables[0]?.rows() ?? []) if (batch.length > 0) break
    await file.close()
  })
})
