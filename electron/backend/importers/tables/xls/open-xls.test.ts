import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { utils, write, type CellObject } from 'xlsx'
import type { CellValue, TableFile } from '../table-file.ts'
import { openXlsx } from '../xlsx/open-xlsx.ts'
import { writeTemporary } from '../xlsx/testing/workbook-fixture.ts'
import { COMPOUND_FILES } from './compound-files.ts'
import { openXls } from './open-xls.ts'

const SIGNAL = { aborted: false }

type Rows = readonly (readonly (CellObject | undefined)[])[]

function bytesOf(rows: Rows, bookType: 'biff8' | 'xlsx'): Buffer {
  const sheet = utils.aoa_to_sheet([])
  for (const [r, cells] of rows.entries()) {
    for (const [c, cell] of cells.entries()) if (cell !== undefined) sheet[utils.encode_cell({ r, c })] = cell
  }
  sheet['!ref'] = utils.encode_range({ s: { r: 0, c: 0 }, e: { r: Math.max(0, rows.length - 1), c: 20 } })
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, 'vInfo')
  return write(book, { type: 'buffer', bookType }) as Buffer // the type that 'buffer' asks for
}

async function readAll(opening: Promise<TableFile>): Promise<[number, ...CellValue[]][]> {
  const file = await opening
  try {
    const rows: [number, ...CellValue[]][] = []
    for (const table of file.tables) for await (const batch of table.rows()) for (const { number, cells } of batch) rows.push([number, ...cells])
    return rows
  } finally {
    await file.close()
  }
}

const cell = fc.oneof(
  fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 12 }).map((v): CellObject => ({ t: 's', v })),
  fc.constantFrom('Zürich', 'два', 'two\nlines', '日本').map((v): CellObject => ({ t: 's', v })),
  fc.integer().map((v): CellObject => ({ t: 'n', v })),
  // Not the smallest of numbers: SheetJS writes them wrongly into the old format.
  fc.tuple(fc.integer({ min: -999_999_999, max: 999_999_999 }), fc.integer({ min: 1, max: 1_000 })).map(([n, d]): CellObject => ({ t: 'n', v: n === 0 ? 0 : n / d })),
  fc.integer({ min: 1, max: 2_900_000 }).map((v): CellObject => ({ t: 'n', v: v / 64, z: 'yyyy/mm/dd hh:mm:ss' })),
  fc.boolean().map((v): CellObject => ({ t: 'b', v })),
  fc.constant(undefined),
)

describe('a legacy workbook', () => {
  it('holds the cells that the same workbook holds as .xlsx', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(cell, { maxLength: 12 }), { maxLength: 6 }), async (rows) => {
        const legacy = await readAll(openXls(writeTemporary(bytesOf(rows, 'biff8'), 'a.xls'), { signal: SIGNAL }))
        expect(legacy).toEqual(await readAll(openXlsx(writeTemporary(bytesOf(rows, 'xlsx')), { signal: SIGNAL })))
      }),
      // Each run starts a thread.
      { numRuns: 12, seed: 4, endOnFailure: true },
    )
  })

  it('of many rows comes in batches', async () => {
    const rows = Array.from({ length: 1_000 }, (_, index): CellObject[] => [{ t: 'n', v: index }])
    const read = await readAll(openXls(writeTemporary(bytesOf(rows, 'biff8'), 'a.xls'), { signal: SIGNAL }))
    expect(read).toHaveLength(1_000)
    expect(read.at(-1)).toEqual([1_000, 999])
  })

  it('beyond its limits, damaged or cancelled ends with an error that says so', async () => {
    const path = writeTemporary(bytesOf(Array.from({ length: 2_500 }, (_, index): CellObject[] => [0, 1, 2, 3, 4].map((column) => ({ t: 'n', v: index / 7 + column }))), 'biff8'), 'a.xls')
    await expect(readAll(openXls(path, { signal: SIGNAL, limits: { fileBytes: 65_536 } }))).rejects.toMatchObject({ code: 'unreadable-file', message: expect.stringContaining('can only be read whole') as string })
    await expect(readAll(openXls(path, { signal: SIGNAL, limits: { heapMib: 6 } }))).rejects.toMatchObject({ code: 'unreadable-file', message: expect.stringContaining('more than 6 MiB of memory') as string })
    await expect(readAll(openXls(path, { signal: { aborted: true } }))).rejects.toMatchObject({ code: 'cancelled' })
    const compound = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(4096)])
    await expect(readAll(openXls(writeTemporary(compound, 'b.xls'), { signal: SIGNAL }))).rejects.toMatchObject({ code: 'unreadable-file', message: expect.stringContaining('damaged') as string })
  })

  const RC4 = Buffer.concat([Buffer.from([1, 0, 1, 0, 1, 0]), Buffer.alloc(48, 7)])
  const CRYPTO_API = Buffer.concat([Buffer.from([1, 0, 3, 0, 2, 0]), Buffer.alloc(60, 9)])
  const protections: readonly (readonly [what: string, filePass: Buffer])[] = [
    ['obfuscated', Buffer.from([0, 0, 0x12, 0x34, 0x56, 0x78])],
    ['encrypted', RC4],
    ['encrypted in a way that its library does not know', CRYPTO_API],
  ]
  it.each(protections)('with a password, %s, is said to be so', async (_, filePass) => {
    await expect(readAll(openXls(writeTemporary(withFilePass(filePass), 'a.xls'), { signal: SIGNAL }))).rejects.toMatchObject({ code: 'unsupported-file', message: expect.stringContaining('protected by a password') as string })
  })

  it('of the newer kind with a password is said to be so, whatever stands in it', async () => {
    const file = COMPOUND_FILES.utils.cfb_new()
    COMPOUND_FILES.utils.cfb_add(file, '/EncryptionInfo', Buffer.from('04000400400000003c656e6372797074696f6e3e3c6e65772f3e', 'hex'))
    COMPOUND_FILES.utils.cfb_add(file, '/EncryptedPackage', Buffer.alloc(4096, 1))
    const path = writeTemporary(COMPOUND_FILES.write(file, { type: 'buffer' }), 'a.xlsx')
    await expect(readAll(openXls(path, { signal: SIGNAL }))).rejects.toMatchObject({ code: 'unsupported-file', message: expect.stringContaining('protected by a password') as string })
  })
})

/** A legacy workbook in which a FilePass record follows the first record, as one with a password has it. */
function withFilePass(filePass: Buffer): Buffer {
  const file = COMPOUND_FILES.read(bytesOf([[{ t: 's', v: 'VM' }]], 'biff8'), { type: 'buffer' })
  const workbook = COMPOUND_FILES.find(file, '/Workbook')
  if (workbook === null) throw new Error('The library writes no workbook.')
  const content = Buffer.from(workbook.content)
  const first = 4 + content.readUInt16LE(2)
  const header = Buffer.alloc(4)
  header.writeUInt16LE(0x2f, 0)
  header.writeUInt16LE(filePass.length, 2)
  workbook.content = Buffer.concat([content.subarray(0, first), header, filePass, content.subarray(first)])
  workbook.size = workbook.content.length
  return COMPOUND_FILES.write(file, { type: 'buffer' })
}
