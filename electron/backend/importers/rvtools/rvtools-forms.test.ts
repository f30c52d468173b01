import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { read, write } from 'xlsx'
import { readFileSync } from 'node:fs'
import { generateSample } from '#build/sample/generate.ts'
import { DEFAULT_EXPORTED_AT, type SampleForm } from '#build/sample/options.ts'
import { writeTemporary } from '#backend/importers/tables/xlsx/testing/workbook-fixture.ts'
import type { Recording } from '#backend/importers/testing/recording-sink.ts'
import { rvtoolsImporter } from './rvtools-importer.ts'
import { importFile, unbalancedSheets } from './testing/import-workbook.ts'

const VMS = 40
const SEED = 7
const CONTEXT = { signal: { aborted: false }, progress: () => undefined }
/** Generating, and writing legacy workbooks above all, is slow on a busy machine. */
const TIMEOUT_MS = 60_000

async function sample(form: SampleForm, name: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'portolan-forms-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true })
  })
  const path = join(folder, name)
  await generateSample({ vms: VMS, form, seed: SEED, vcenters: 2, exportedAt: DEFAULT_EXPORTED_AT }, path)
  return path
}

/**
 * What must be the same whatever the form: all rows, and everything that the report says beyond the file itself.
 * Only in a CSV are numbers texts whose dialect is to be told.
 */
function contentOf({ rows, issues, rejections, joins, totals }: Recording): unknown {
  return { rows, issues: issues.filter(({ code }) => code !== 'NUMBER_DIALECT'), rejections, joins, totals }
}

describe('one estate in every form', { timeout: TIMEOUT_MS }, () => {
  it('gives the same rows and the same report', async () => {
    const native = await importFile(await sample('native', 'estate.xlsx'))
    expect(native.rows.vm.length).toBeGreaterThanOrEqual(VMS)
    expect(unbalancedSheets(native)).toEqual([])
    const forms: readonly (readonly [form: SampleForm, name: string, format: string])[] = [
      ['excel', 'estate.xlsx', 'xlsx (saved again)'],
      ['csv', 'export', 'folder of CSV (27 files, comma, UTF-8)'],
      ['csv', 'export.zip', 'zip of CSV (27 files, comma, UTF-8)'],
    ]
    for (const [form, name, format] of forms) {
      const path = await sample(form, name)
      expect(await rvtoolsImporter.detect(path, CONTEXT), name).toBeGreaterThan(0)
      const other = await importFile(path)
      expect(other.files[0]?.format).toBe(format)
      expect(contentOf(other), format).toEqual(contentOf(native))
    }
  })

  it('also as a legacy workbook', async () => {
    const path = await sample('excel', 'estate.xlsx')
    const book = read(readFileSync(path), { cellNF: true })
    // The old format knows neither long texts nor many columns; the sheets that need neither tell enough.
    for (const name of book.SheetNames) if (!['vInfo', 'vHost', 'vDisk', 'vMetaData', 'vSource', 'vCluster'].includes(name)) delete book.Sheets[name]
    book.SheetNames = book.SheetNames.filter((name) => book.Sheets[name] !== undefined)
    const legacy = await importFile(writeTemporary(write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer, 'estate.xls')) // the type that 'buffer' asks for
    const again = await importFile(writeTemporary(write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer, 'estate.xlsx')) // the type that 'buffer' asks for
    expect(legacy.files[0]?.format).toBe('xls (legacy workbook)')
    expect(legacy.rows.vm.length).toBeGreaterThanOrEqual(VMS)
    expect(contentOf(legacy)).toEqual(contentOf(again))
  })

  it('asks nobody for a folder or an archive that holds no tab', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'portolan-forms-'))
    onTestFinished(() => {
      rmSync(folder, { recursive: true, force: true })
    })
    expect(await rvtoolsImporter.detect(folder, CONTEXT)).toBe(0)
    expect(await rvtoolsImporter.detect(writeTemporary(Buffer.from('PK\u0003\u0004'), 'a.txt'), CONTEXT)).toBe(0)
  })
})
