import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { generateSample } from './generate.ts'
import { SHEETS } from './sheets/registry.ts'
import { formatSerial } from './serial-date.ts'
import { readArchive } from './testing/read-archive.ts'
import { inTemporaryFolder, readSample, rowsOfWorkbook, sheetOf, testOptions } from './testing/sample-workbook.ts'

const DATE_COLUMNS = new Set(
  SHEETS.flatMap(({ columns }) => columns.filter(({ kind }) => kind === 'date').map(({ header }) => header)),
)

describe('determinism', () => {
  it.each(['native', 'excel', 'csv'] as const)('the same options give the same bytes: %s', async (form) => {
    await inTemporaryFolder(async (folder) => {
      const [first, second, other] = ['a.zip', 'b.zip', 'c.zip'].map((name) => join(folder, name))
      const options = testOptions({ form, vms: 70 })
      await generateSample(options, first ?? '')
      await generateSample(options, second ?? '')
      await generateSample({ ...options, seed: 6 }, other ?? '')
      const content = await readFile(first ?? '')
      expect(content.equals(await readFile(second ?? ''))).toBe(true)
      expect(content.equals(await readFile(other ?? ''))).toBe(false)
      expect(await readdir(folder)).toHaveLength(3)
    })
  })
})

describe('native form', () => {
  it('is written as RVTools does', async () => {
    await inTemporaryFolder(async (folder) => {
      const path = join(folder, 'native.xlsx')
      await generateSample(testOptions({ form: 'native', vms: 60 }), path)
      const parts = await readArchive(path)
      const part = (name: string): string => parts.get(name) ?? ''

      expect([...parts.keys()].some((name) => /^package\/services\/metadata\/core-properties\/[0-9a-f]{32}\.psmdcp$/.test(name))).toBe(true)
      for (const name of ['[Content_Types].xml', '_rels/.rels', 'xl/_rels/workbook.xml.rels']) {
        expect(part(name).startsWith('\uFEFF<?xml'), name).toBe(true)
      }
      expect(part('[Content_Types].xml')).toContain('<Default Extension="xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml" />')
      expect(part('xl/_rels/workbook.xml.rels')).toContain('Target="/xl/worksheets/sheet1.xml" Id="rId2"')
      expect(part('xl/workbook.xml')).toContain('<x:fileSharing /><x:workbookPr codeName="ThisWorkbook" />')
      expect(part('xl/workbook.xml')).toContain('<x:sheet name="vInfo" sheetId="2" r:id="rId2" />')

      const vInfo = part('xl/worksheets/sheet1.xml')
      expect(vInfo).toContain('<x:dimension ref="A1:CO61" />')
      expect(vInfo).toContain('state="frozenSplit"')
      expect(vInfo).toContain('<x:col min="1" max="16384"')
      expect(vInfo).toContain('<x:autoFilter ref="A1:CO61" />')
      expect(vInfo).toMatch(/<x:row r="2" spans="1:93"><x:c r="A2" s="2" t="s"><x:v>\d+<\/x:v><\/x:c>/)
      expect(vInfo).toMatch(/<x:c r="Q2" s="4" t="n"><x:v>\d+<\/x:v><\/x:c>/)
      expect(vInfo).toMatch(/<x:c r="P2" s="3"><x:v>[\d.]+<\/x:v><\/x:c>/)
      expect(vInfo).toContain('<x:c r="M2" s="3" t="s" />')
      expect(vInfo.match(/<x:c /g)).toHaveLength(61 * 93)

      const metadata = part('xl/worksheets/sheet27.xml')
      expect(metadata).toMatch(/<x:c r="A2" s="0" t="n"><x:v>4\.7<\/x:v><\/x:c><x:c r="B2" s="0" t="s">/)
      const strings = part('xl/sharedStrings.xml')
      const [, count, uniqueCount] = /count="(\d+)" uniqueCount="(\d+)"/.exec(strings) ?? []
      expect(count).toBe(uniqueCount)
      expect(strings.match(/<x:si>/g)).toHaveLength(Number(count))
      expect(strings).toContain('<x:si><x:t>4.7.1.4</x:t></x:si>')
      for (const [name, xml] of parts) if (name.startsWith('xl/worksheets')) expect(xml, name).not.toMatch(/<\/?[a-z]+[ >]/)
    })
  })

  it('has the same cells as the excel form', async () => {
    const options = testOptions({ vms: 90, vcenters: 2 })
    const excel = await readSample(options)
    expect(await readSample({ ...options, form: 'native' })).toEqual(excel)
  })
})

describe('csv form', () => {
  it('has the same cells as the excel form, as a folder and as a zip', async () => {
    await inTemporaryFolder(async (folder) => {
      const options = testOptions({ form: 'csv', vms: 80 })
      await generateSample(options, join(folder, 'tabs'))
      await generateSample(options, join(folder, 'tabs.zip'))
      const zipped = await readArchive(join(folder, 'tabs.zip'))
      const workbook = join(folder, 'same.xlsx')
      await generateSample({ ...options, form: 'excel' }, workbook)
      const excel = rowsOfWorkbook(await readFile(workbook))
      expect(zipped.size).toBe(27)
      for (const { name, columns } of SHEETS) {
        const file = `RVTools_tab${name}.csv`
        const text = await readFile(join(folder, 'tabs', file), 'utf8')
        expect(zipped.get(file)).toBe(text)
        const [header, ...rows] = parse(text)
        expect(header).toEqual(columns.map((column) => column.header))
        const expected = sheetOf(excel, name).map((row) =>
          columns.map((column) => {
            const value = row[column.header] ?? null
            if (value === null) return ''
            return DATE_COLUMNS.has(column.header) && column.kind === 'date' && typeof value === 'number' ? formatSerial(value) : String(value)
          }),
        )
        expect(rows, name).toEqual(expected)
      }
    })
  })
})

describe('bundled estate', () => {
  const bundled = new URL('../../resources/sample/portolan-sample-estate.xlsx', import.meta.url)

  // The parts are compared, not the file: deflate may choose other bytes on another processor.
  it('is what the generator makes', async () => {
    await inTemporaryFolder(async (folder) => {
      const path = join(folder, 'again.xlsx')
      await generateSample(testOptions({ form: 'native', vms: 200, seed: 42 }), path)
      const [again, checkedIn] = [await readArchive(path), await readArchive(bundled.pathname)]
      expect([...again.keys()]).toEqual([...checkedIn.keys()])
      for (const [name, content] of checkedIn) expect(again.get(name) === content, name).toBe(true)
    })
  })

  it('stays small', async () => {
    expect((await readFile(bundled)).byteLength).toBeLessThan(1_000_000)
  })
})
