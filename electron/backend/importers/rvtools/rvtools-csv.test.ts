import { existsSync, renameSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { writeTemporary } from '#backend/importers/tables/xlsx/testing/workbook-fixture.ts'
import { openCsv } from '#backend/importers/tables/csv/open-csv.ts'
import { csvTableName } from './csv-table-name.ts'
import { rvtoolsImporter } from './rvtools-importer.ts'
import { importFile } from './testing/import-workbook.ts'

const SAMPLE = new URL('../../../../../shared/samples/rvtools/rvtools-3.9-vinfo.csv', import.meta.url).pathname
const CONTEXT = { signal: { aborted: false }, progress: () => undefined }

function writeCsv(content: string | Buffer, name = 'RVTools_tabvInfo.csv'): string {
  return writeTemporary(typeof content === 'string' ? Buffer.from(content) : content, name)
}

const HEADERS = 'VM,VM ID,CPUs,Memory,Annotation'
const rows = `${HEADERS}\r\nweb,vm-1,2,"16,384","two\r\nlines, ""quoted"""\r\n\r\nZürich,vm-2,4,"1,048,576",\r\n`
const withDelimiter = (delimiter: string): string => rows.replaceAll(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/g, delimiter)

describe('a tab as CSV', () => {
  const forms: readonly (readonly [what: string, content: string | Buffer, format: string])[] = [
    ['commas', rows, 'CSV (comma, UTF-8)'],
    ['semicolons', withDelimiter(';'), 'CSV (semicolon, UTF-8)'],
    ['tabs', withDelimiter('\t'), 'CSV (tab, UTF-8)'],
    ['a byte-order mark', `\uFEFF${rows}`, 'CSV (comma, UTF-8)'],
    ['UTF-16', Buffer.from(`\uFEFF${rows}`, 'utf16le'), 'CSV (comma, UTF-16LE)'],
    ['UTF-16, big end first', Buffer.from(`\uFEFF${rows}`, 'utf16le').swap16(), 'CSV (comma, UTF-16BE)'],
    ['no Unicode', Buffer.from(rows, 'latin1'), 'CSV (comma, WINDOWS-1252)'],
  ]
  it.each(forms)('with %s', async (_, content, format) => {
    const recording = await importFile(writeCsv(content))
    expect(recording.files[0]?.format).toBe(format)
    expect(recording.rows.vm.map(({ name, memoryMib, annotation }) => [name, memoryMib, annotation])).toEqual([
      ['web', 16384, 'two\r\nlines, "quoted"'],
      ['Zürich', 1048576, null],
    ])
  })

  it('is known by its headers when its name says nothing', async () => {
    expect(csvTableName('export.csv', HEADERS.split(','))).toBe('vInfo')
    expect(csvTableName('export.csv', ['VM', 'Disk', 'Disk Key', 'Capacity MB', 'Thin'])).toBe('vDisk')
    expect(csvTableName('rvtools_TABvcpu.CSV', [])).toBe('vCPU')
    expect(csvTableName('prices.csv', ['Item', 'Price', 'Name'])).toBeNull()
    expect(await rvtoolsImporter.detect(writeCsv('Item,Price\nTea,2\n', 'prices.csv'), CONTEXT)).toBe(0)
    expect(await rvtoolsImporter.detect(writeCsv(rows, 'prices.csv'), CONTEXT)).toBe(0.9)
  })

  it('that changes or is replaced between two readings is never mixed with another', async () => {
    const path = writeCsv(rows)
    const file = await openCsv(path, { signal: CONTEXT.signal, nameTable: () => 'vInfo' })
    const [table] = file.tables
    const read = async (): Promise<unknown[]> => {
      const all: unknown[] = []
      if (table !== undefined) for await (const batch of table.rows()) all.push(...batch)
      return all
    }
    const before = await read()
    renameSync(path, `${path}.old`)
    writeFileSync(path, rows.replaceAll('web', 'other'))
    expect(await read()).toEqual(before)
    truncateSync(`${path}.old`, 40)
    await expect(read()).rejects.toMatchObject({ code: 'unreadable-file', message: expect.stringContaining('changed') as string })
    await file.close()
  })

  it('of another tab alone is refused, and a quote that never ends is reported', async () => {
    await expect(importFile(writeCsv('VM,Disk,Thin\na,b,c\n', 'RVTools_tabvDisk.csv'))).rejects.toMatchObject({ code: 'unsupported-file' })
    await expect(importFile(writeCsv('VM,VM ID,CPUs\n"web,vm-1,2\n'))).rejects.toMatchObject({ code: 'unreadable-file' })
    await expect(importFile(join(tmpdir(), 'portolan-no-such', 'a.csv'))).rejects.toMatchObject({ code: 'unreadable-file' })
  })
})

describe.skipIf(!existsSync(SAMPLE))('the CSV sample', () => {
  it('is read with its thousands separators and its quoted line breaks', async () => {
    const recording = await importFile(SAMPLE)
    expect(recording.rows.vm[0]).toMatchObject({ name: '59', vcpus: 2, memoryMib: 16384, provisionedMib: 206057, smbiosUuid: '422e6d92-22c1-c6c1-1de8-eceec50f94bc', instanceUuid: null })
    expect(recording.rows.vm[1]).toMatchObject({ name: 'APDC03', memoryMib: 4096, provisionedMib: 65744 })
    expect(recording.issuesOf('CELL_NOT_UNDERSTOOD')).toEqual([])
    expect(recording.rows.attribute.find(({ name }) => name === 'NB_LAST_BACKUP')?.value).toMatch(/\n,apntbkup01/)
    expect(recording.files[0]?.producer).toMatch(/about 3\.9/)
  })
})
