import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { read, type WorkBook } from 'xlsx'
import { createBackend } from '#backend/create-backend.ts'
import { REPORT_TABLES } from '#backend/report/tables/registry.ts'

const BUSY_MS = 120_000
/** What spreadsheets take for a formula, what XML cannot hold, and what OOXML takes for an escape. */
const HOSTILE = ['=1+1', '+1', '-1', '@SUM(A1)', '=HYPERLINK("http://x")', 'a<b>&"c"', '_x000D_', 'bell\u0007', 'half \ud800 pair', ' blank ', "'", 'x'.repeat(200)]

let folder = ''
let files: Record<'first' | 'second' | 'json' | 'html', Buffer>
let vmsCsv = ''

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'portolan-workbook-'))
  const inventory = join(folder, 'inventory.json')
  writeFileSync(inventory, JSON.stringify({ provider: 'vsphere', vms: HOSTILE.map((name, index) => ({ id: `vm-${index}`, name, cpuCount: 2, memoryMB: 4096, powerState: 'poweredOn', guestName: '=cmd|calc', disks: [], networks: [] })) }))
  const backend = createBackend({ now: () => '2026-01-01T00:00:00Z', monotonicMs: () => 0, logUnexpected: String })
  const call = async (name: 'project.open' | 'inventory.import' | 'report.export', input: object): Promise<void> => {
    const outcome = await backend.invoke(name, input)
    if (!outcome.ok) throw new Error(`${name}: ${outcome.error.message}`)
  }
  await call('project.open', { path: join(folder, 'estate.portolan'), create: true })
  await call('inventory.import', { files: [inventory] })
  const [first, second, json, html] = ['first.xlsx', 'second.xlsx', 'all.json', 'report.html'].map((name) => join(folder, name)) as [string, string, string, string] // as many as are mapped
  await call('report.export', { workbook: first, json, html, csv: join(folder, 'csv') })
  await call('report.export', { workbook: second })
  files = { first: readFileSync(first), second: readFileSync(second), json: readFileSync(json), html: readFileSync(html) }
  vmsCsv = readFileSync(join(folder, 'csv', 'vms.csv'), 'utf8')
  backend.close()
}, BUSY_MS)

afterAll(() => {
  rmSync(folder, { recursive: true })
})

function workbook(): WorkBook {
  return read(files.first)
}

describe('the workbook', () => {
  it('is the same to the last byte when it is written again', () => {
    expect(files.second.equals(files.first)).toBe(true)
  })

  it('keeps every text as text, whatever it begins with and holds', () => {
    const sheet = workbook().Sheets['VMs'] ?? {}
    const cells = Object.entries(sheet).filter(([cell]) => /^A\d+$/.test(cell) && Number(cell.slice(1)) > 2).map(([, cell]) => cell as { t: string; v: unknown; f?: string }) // cells of SheetJS
    expect(cells.map(({ v }) => v).sort()).toEqual(HOSTILE.map((name) => name.trim().replace('\u0007', '\ufffd').replace('\ud800', '\ufffd')).sort())
    expect(cells.filter(({ t, f }) => t !== 's' || f !== undefined)).toEqual([])
    // Of all sheets: what is a formula is one of ours.
    const formulas = Object.values(workbook().Sheets).flatMap((own) => Object.values(own).flatMap((cell) => (cell as { f?: string }).f ?? []))
    expect(formulas.filter((formula) => /cmd|HYPERLINK|1\+1/.test(formula))).toEqual([])
  })

  it('holds well-formed XML with headers that stay, filters, titles on each page and links back', () => {
    const parts = unzipSync(files.first)
    const sheets = Object.entries(parts).filter(([name]) => /^xl\/worksheets\/sheet\d+\.xml$/.test(name)).map(([, bytes]) => strFromU8(bytes))
    expect(sheets.length).toBe(workbook().SheetNames.length)
    const tables = sheets.filter((text) => text.includes('<autoFilter'))
    expect(tables.length).toBe(sheets.length - 3)
    expect(tables.every((text) => text.includes('state="frozen"') && text.includes('<hyperlink ') && text.includes('orientation="landscape"'))).toBe(true)
    expect(strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array()).match(/_xlnm.Print_Titles/g)?.length).toBeGreaterThan(tables.length - 1)
    expect(Object.keys(parts).filter((name) => /charts\/chart\d+\.xml$/.test(name)).length).toBeGreaterThan(1)
  })

  it('names cells for every assumption, and no name is anything else in a spreadsheet', () => {
    const names = workbook().Workbook?.Names?.map(({ Name }) => Name).filter((name) => !name.startsWith('_')) ?? []
    expect(names).toEqual(expect.arrayContaining(['cpuOvercommit', 'memoryOvercommitPercent', 'workers', 'pool1_nodes']))
    expect(names.filter((name) => /^[A-Za-z]{1,3}\d+$/.test(name) || /^[rcRC]$/.test(name))).toEqual([])
  })
})

describe('the tables', () => {
  it('have titles that sheets can have, and as many cells a row as columns', () => {
    const { tables } = JSON.parse(files.json.toString()) as { tables: Record<string, Record<string, unknown>[] | null> } // as written
    expect(Object.keys(tables)).toEqual(REPORT_TABLES.map(({ id }) => id))
    for (const { id, title, columns } of REPORT_TABLES) {
      expect(title).toMatch(/^[^\\/?*[\]:]{1,31}$/)
      expect(new Set(columns.map(({ key }) => key)).size).toBe(columns.length)
      for (const row of tables[id] ?? []) expect(Object.keys(row)).toEqual(columns.map(({ key }) => key))
    }
  })

  it('write no text that a spreadsheet takes for a formula into CSV', () => {
    expect(vmsCsv.split('\r\n').filter((line) => /^"?[=+\-@]/.test(line))).toEqual([])
    expect(vmsCsv).toContain("'=1+1")
  })
})

describe('the report', () => {
  it('escapes what comes from the inventory, runs nothing and fetches nothing', () => {
    const text = files.html.toString()
    expect(text).not.toContain('a<b>')
    expect(text).toContain('a&#60;b&#62;&#38;&#34;c&#34;')
    expect(text).not.toMatch(/<script|javascript:|\son\w+=|src=|<link|@import|url\((?!#)/i)
    expect(text).toContain(`content="default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;"`)
  })
})
