import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { describe, expect, it, onTestFinished } from 'vitest'
import { ZipFile } from 'yazl'
import type { TableFile } from '../table-file.ts'
import { writeTemporary } from '../xlsx/testing/workbook-fixture.ts'
import { openCsvFolder, type OpenCsvFilesOptions } from './open-csv-folder.ts'
import { openCsvZip } from './open-csv-zip.ts'

const OPTIONS: OpenCsvFilesOptions = { signal: { aborted: false }, nameTable: (fileName) => fileName }
const SYMBOLIC_LINK_MODE = 0o120777

function temporaryFolder(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'portolan-csv-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true })
  })
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  return folder
}

interface ZipEntry {
  readonly name: string
  readonly content: string | Buffer
  readonly mode?: number
}

async function zip(entries: readonly ZipEntry[]): Promise<Buffer> {
  const archive = new ZipFile()
  for (const { name, content, mode } of entries) archive.addBuffer(Buffer.from(content), name, mode === undefined ? {} : { mode })
  archive.end()
  return buffer(archive.outputStream)
}

async function readAll(file: TableFile): Promise<Record<string, unknown[]>> {
  const read: Record<string, unknown[]> = {}
  for (const table of file.tables) {
    const rows: unknown[] = []
    for await (const batch of table.rows()) for (const { cells } of batch) rows.push([...cells])
    read[table.name] = rows
  }
  await file.close()
  return read
}

describe('a folder of CSV files', () => {
  it('is one table a file, in order of the names; links, folders and other files are passed over', async () => {
    const folder = temporaryFolder({ 'b.csv': 'B\n1\n', 'A.CSV': Buffer.from('\uFEFFA;C\n2;3\n', 'utf16le'), 'readme.txt': 'x', '.hidden.csv': 'x' })
    mkdirSync(join(folder, 'c.csv'))
    symlinkSync('/etc/hostname', join(folder, 'd.csv'))
    const file = await openCsvFolder(folder, OPTIONS)
    expect(file.format).toBe('folder of CSV (2 files, comma, UTF-8 and semicolon, UTF-16LE)')
    expect(await readAll(file)).toEqual({ 'A.CSV': [['A', 'C'], ['2', '3']], 'b.csv': [['B'], ['1']] })
  })

  it('that holds hundreds of files, or is not there, is refused', async () => {
    const folder = temporaryFolder(Object.fromEntries(Array.from({ length: 501 }, (_, index) => [`${String(index)}.csv`, 'a'])))
    await expect(openCsvFolder(folder, OPTIONS)).rejects.toMatchObject({ code: 'unreadable-file', message: expect.stringContaining('501 CSV files') as string })
    await expect(openCsvFolder(join(folder, 'gone'), OPTIONS)).rejects.toMatchObject({ code: 'unreadable-file' })
  })
})

describe('a zip of CSV files', () => {
  it('is one table a file, in any folder of it', async () => {
    const path = writeTemporary(await zip([{ name: 'export/b.csv', content: 'B\n"two\nlines"\n' }, { name: 'a.csv', content: 'sep=;\nA;C\n1;2\n' }, { name: '__MACOSX/._a.csv', content: 'x' }, { name: 'x.txt', content: 'x' }]), 'e.zip')
    const file = await openCsvZip(path, OPTIONS)
    expect(file.format).toBe('zip of CSV (2 files, comma, UTF-8 and semicolon, UTF-8)')
    expect(await readAll(file)).toEqual({ 'a.csv': [['A', 'C'], ['1', '2']], 'b.csv': [['B'], ['two\nlines']] })
  })

  const hostile: readonly (readonly [what: string, name: string, mode: number | undefined, message: RegExp])[] = [
    ['a path out of the archive', 'aa/aa/x.csv', undefined, /leads out of the archive/],
    ['an absolute path of another system', 'C:/x.csv', undefined, /leads out of the archive/],
    ['a link', 'x.csv', SYMBOLIC_LINK_MODE, /is a link/],
  ]
  it.each(hostile)('%s is refused', async (_, name, mode, message) => {
    const made = await zip([{ name: name === 'C:/x.csv' ? 'CC/x.csv' : name, content: 'a', ...(mode === undefined ? {} : { mode }) }])
    // The library that packs the archive refuses such names, so that they are put in afterwards.
    const bytes = Buffer.from(made.toString('latin1').replaceAll('aa/aa/', '../../').replaceAll('CC/x', 'C:/x'), 'latin1')
    await expect(openCsvZip(writeTemporary(bytes, 'e.zip'), OPTIONS)).rejects.toMatchObject({ code: 'unreadable-file', message: expect.stringMatching(message) as string })
  })

  it('that inflates to far more than it is, or to more than allowed, is refused', async () => {
    const path = writeTemporary(await zip([{ name: 'a.csv', content: `A\n${'\n'.repeat(2_000_000)}` }]), 'e.zip')
    const read = async (limits: Parameters<typeof openCsvZip>[1]['limits']): Promise<unknown> => readAll(await openCsvZip(path, { ...OPTIONS, ...(limits === undefined ? {} : { limits }) }))
    await expect(read({ ratioFreeBytes: 1_000, inflationRatio: 100 })).rejects.toMatchObject({ code: 'unreadable-file', message: expect.stringContaining('zip bomb') as string })
    await expect(read({ totalInflatedBytes: 1_000_000 })).rejects.toMatchObject({ code: 'unreadable-file', message: expect.stringContaining('larger than') as string })
    expect(await read({})).toEqual({ 'a.csv': [['A']] })
  })

  it('that is damaged is never taken for a shorter one', async () => {
    const bytes = await zip([{ name: 'a.csv', content: Array.from({ length: 9_000 }, (_, index) => `${String(index * 7919 % 10_007)},x`).join('\n') }])
    bytes[400] = (bytes[400] ?? 0) ^ 0x55
    const read = async (): Promise<unknown> => readAll(await openCsvZip(writeTemporary(bytes, 'e.zip'), OPTIONS))
    await expect(read()).rejects.toMatchObject({ code: 'unreadable-file' })
  })

  it('stops when it is cancelled, even where no row holds anything', async () => {
    const signal = { aborted: false }
    const file = await openCsvZip(writeTemporary(await zip([{ name: 'a.csv', content: `A\n${'\n'.repeat(200_000)}` }]), 'e.zip'), { ...OPTIONS, signal })
    signal.aborted = true
    await expect(readAll(file)).rejects.toMatchObject({ code: 'cancelled' })
    await file.close()
  })
})
