import Database from 'better-sqlite3'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Backend, createBackend } from '#backend/create-backend.ts'
import { SOURCE_A, VM_HEADERS, vmCells, vmSheet } from '#backend/importers/rvtools/testing/estate-sheets.ts'
import { type SheetRows, writeWorkbook } from '#backend/importers/rvtools/testing/import-workbook.ts'
import type { Outcome } from '#shared/contract/api-types.ts'
import type { RawRows, RawTable } from '#shared/contract/raw-rows.ts'

const WEB = `${SOURCE_A}/vm-1`
let folder: string
function valueOf<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok) throw new Error(outcome.error.message)
  return outcome.value
}
let project: string
let backend: Backend

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'portolan-raw-'))
  project = join(folder, 'estate.portolan')
  let hour = 9
  backend = createBackend({ now: () => `2026-03-02T${String(hour++).padStart(2, '0')}:00:00.000Z`, monotonicMs: () => 0, logUnexpected: (error) => { throw error } })
  valueOf(await backend.invoke('project.open', { path: project, create: true }))
})

afterEach(() => {
  backend.close()
  rmSync(folder, { recursive: true })
})

const importFiles = async (files: readonly string[], temporary: readonly string[] = []) => valueOf(await backend.invoke('inventory.import', { files: [...files], temporary: [...temporary] }))
const rawRows = async (request: { id: string; snapshot?: number; page?: { table: number; offset: number } } = { id: WEB }): Promise<RawRows> => valueOf(await backend.invoke('inventory.raw-rows', request))
/** The cells of a table as a person reads them, by row. */
const shown = ({ columns, rows }: RawTable): [number, Record<string, string>][] => rows.map(({ row, cells }) => [row, Object.fromEntries((cells ?? []).map(({ column, value }) => [columns[column] ?? '', value]))])
const identity = { VM: 'web', Datacenter: 'DC', 'VM ID': 'vm-1', 'VI SDK Server': 'vc-a', 'VI SDK UUID': SOURCE_A.toUpperCase() }

const SHEETS: Readonly<Record<string, SheetRows>> = {
  vInfo: vmSheet(['CPUs', 'Annotation', '', 'Template'], [[vmCells('db', 'vm-2'), 1, null, null, false], [vmCells('web', 'vm-1'), 4, ' two  blanks ', 'no heading', true]]),
  vDisk: vmSheet(['Disk', 'Capacity MiB'], [[vmCells('web', 'vm-1'), 'Hard disk 1', 1_024.5], [vmCells('gone', 'vm-9'), 'Hard disk 1', 1], [vmCells('renamed since', 'vm-1'), 'Hard disk 2', 'n/a']]),
  vTools: vmSheet(['Tools'], [[vmCells('db', 'vm-2'), 'toolsOk']]),
  vHost: [['Host', 'VI SDK UUID'], ['esx-1', SOURCE_A]],
}

describe('of a workbook', () => {
  it('gives the rows that the import joined, by the number and the headings that they have in the file', async () => {
    await importFiles([writeWorkbook(SHEETS)])
    const { tables } = await rawRows()
    expect(tables.map(({ name, total }) => [name, total])).toEqual([['vInfo', 1], ['vDisk', 2]])
    expect(tables.map(shown)).toEqual([
      [[3, { ...identity, CPUs: '4', Annotation: ' two  blanks ', 'Column I': 'no heading', Template: 'true' }]],
      // Joined by the VM ID: the name is another one.
      [[2, { ...identity, Disk: 'Hard disk 1', 'Capacity MiB': '1024.5' }], [4, { ...identity, VM: 'renamed since', Disk: 'Hard disk 2', 'Capacity MiB': 'n/a' }]],
    ])
    expect(tables[0]?.columns.slice(0, VM_HEADERS.length)).toEqual([...VM_HEADERS])
    expect(tables[0]?.rows[0]?.cells?.map(({ kind }) => kind)).toEqual(['text', 'text', 'text', 'text', 'text', 'number', 'text', 'text', 'boolean'])
  })

  it('names the file by its path and its sum', async () => {
    const file = writeWorkbook(SHEETS)
    const bytes = readFileSync(file)
    await importFiles([file])
    expect((await rawRows()).file).toEqual({ name: 'estate.xlsx', path: file, files: 1, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') })
  })

  it('keeps no path of a copy that the host removes', async () => {
    const file = writeWorkbook(SHEETS)
    await importFiles([file], [file])
    expect((await rawRows()).file).toMatchObject({ name: 'estate.xlsx', path: null, files: 1 })
  })

  it('gives the rows of each import, and says which has none', async () => {
    await importFiles([writeWorkbook({ vInfo: vmSheet(['CPUs'], [[vmCells('db', 'vm-2'), 1]]) })])
    await importFiles([writeWorkbook(SHEETS)])
    await importFiles([writeWorkbook({ vInfo: vmSheet(['CPUs'], [[vmCells('web', 'vm-1'), 8]]) })])
    const now = await rawRows()
    expect(now.snapshots.map(({ id, state, isCurrent }) => [id, state, isCurrent])).toEqual([[3, 'kept', true], [2, 'kept', false], [1, 'without-vm', false]])
    expect(now.tables.map(shown)).toEqual([[[2, { ...identity, CPUs: '8' }]]])
    expect((await rawRows({ id: WEB, snapshot: 2 })).tables.map(({ name }) => name)).toEqual(['vInfo', 'vDisk'])
    expect(await rawRows({ id: WEB, snapshot: 1 })).toMatchObject({ snapshot: 1, tables: [] })
  })

  it('goes with its import', async () => {
    await importFiles([writeWorkbook(SHEETS)])
    valueOf(await backend.invoke('imports.undo', { import: 1 }))
    expect(await backend.invoke('inventory.raw-rows', { id: WEB })).toMatchObject({ ok: false, error: { code: 'not-found' } })
    backend.close()
    using database = openDatabase()
    for (const table of ['import_file', 'raw_table', 'raw_row_block', 'raw_text_block', 'vm_raw_rows']) expect(database.count(table), table).toBe(0)
  })

  it('gives many rows in pages', async () => {
    const disks = Array.from({ length: 120 }, (_, index) => [vmCells('web', 'vm-1'), `Hard disk ${String(index + 1)}`] as const)
    await importFiles([writeWorkbook({ vInfo: SHEETS['vInfo'] ?? [], vDisk: vmSheet(['Disk'], disks) })])
    const first = (await rawRows()).tables.at(-1)
    expect([first?.total, first?.rows.length, first?.rows.at(-1)?.row]).toEqual([120, 50, 51])
    const last = await rawRows({ id: WEB, page: { table: first?.number ?? 0, offset: 100 } })
    expect(last.tables.map(({ name, rows }) => [name, rows.length, rows[0]?.row])).toEqual([['vDisk', 20, 102]])
  })

  it('holds 300 columns and cells of 32 kB, and no more than an answer can', async () => {
    const columns = Array.from({ length: 300 }, (_, index) => `attribute ${String(index)}`)
    const long = 'x'.repeat(32_767)
    await importFiles([writeWorkbook({ vInfo: vmSheet(columns, [[vmCells('web', 'vm-1'), ...columns.map(() => long)]]) })])
    const cells = (await rawRows()).tables[0]?.rows[0]?.cells ?? []
    expect(cells).toHaveLength(300 + 5)
    expect(cells[5]).toMatchObject({ value: long, cutFrom: null })
    expect(cells.at(-1)?.cutFrom).toBe(long.length)
    expect(cells.reduce((sum, { value }) => sum + value.length, 0)).toBeLessThan(5_000_000)
  })

  it('keeps no licence key, wherever it stands', async () => {
    const key = 'AB1CD-EF2GH-IJ3KL-MN4OP-QR5ST'
    await importFiles([writeWorkbook({ vInfo: vmSheet(['Annotation', `Rack ${key}`], [[vmCells('web', 'vm-1'), `key ${key}`, 'R1']]) })])
    const { tables } = await rawRows()
    expect(JSON.stringify(tables)).not.toContain(key)
    expect(shown(tables[0] ?? { number: 0, name: '', columns: [], total: 0, rows: [] })[0]?.[1]).toMatchObject({ Annotation: 'key (licence key, not stored)', 'Rack (licence key, not stored)': 'R1' })
  })
})

it('gives the same of tabs as CSV, and sums up the files of the folder', async () => {
  const tabs = join(folder, 'tabs')
  mkdirSync(tabs)
  writeFileSync(join(tabs, 'RVTools_tabvInfo.csv'), `VM,VM ID,VI SDK UUID,CPUs\nweb,vm-1,${SOURCE_A},"1,024"\n`)
  writeFileSync(join(tabs, 'RVTools_tabvDisk.csv'), `VM,VM ID,VI SDK UUID,Disk\nweb,vm-1,${SOURCE_A},Hard disk 1\n`)
  writeFileSync(join(tabs, 'readme.txt'), 'not read')
  await importFiles([tabs])
  const { file, tables } = await rawRows()
  expect(tables.map(shown)).toEqual([[[2, { VM: 'web', 'VM ID': 'vm-1', 'VI SDK UUID': SOURCE_A, CPUs: '1,024' }]], [[2, { VM: 'web', 'VM ID': 'vm-1', 'VI SDK UUID': SOURCE_A, Disk: 'Hard disk 1' }]]])
  const sum = (name: string): string => `${createHash('sha256').update(readFileSync(join(tabs, name))).digest('hex')}  ${name}\n`
  expect(file).toMatchObject({ path: tabs, files: 2, sha256: createHash('sha256').update(sum('RVTools_tabvDisk.csv') + sum('RVTools_tabvInfo.csv')).digest('hex') })
})

it('gives of an engine the values of its documents by their paths, and nothing that may be a password', async () => {
  const file = join(folder, 'vms.xml')
  writeFileSync(file, `<vms><vm href="/ovirt-engine/api/vms/1" id="1"><name>web</name><cpu><topology><cores>2</cores></topology></cpu>
    <initialization><root_password>geheim</root_password></initialization>
    <nics><nic href="/ovirt-engine/api/vms/1/nics/7" id="7"><name>nic1</name><mac><address>00:1a</address></mac></nic></nics>
    <io><threads>1</threads></io><io><threads>2</threads></io></vm></vms>`)
  const { sources } = await importFiles([file])
  const { tables } = await rawRows({ id: `${sources[0]?.id ?? ''}/1` })
  expect(tables.map(({ name }) => name)).toEqual(['vms', 'nics'])
  expect(tables.map(shown)).toEqual([
    [[1, { id: '1', name: 'web', 'cpu/topology/cores': '2', 'io/threads': '1', 'io[2]/threads': '2' }]],
    [[1, { id: '7', name: 'nic1', 'mac/address': '00:1a' }]],
  ])
})

it("gives of MTV's inventory the fields of the VM, and none that may be a secret", async () => {
  const file = join(folder, 'dump.json')
  writeFileSync(file, JSON.stringify({ provider: 'vsphere', vms: [{ id: 'vm-3', name: 'other', cpuCount: 1 }, { id: 'vm-1', name: 'web', cpuCount: 4, isTemplate: false, disks: [{ key: 2000, file: '[ds] a' }], apiToken: 'geheim', host: null }] }))
  const { sources } = await importFiles([file])
  const { tables } = await rawRows({ id: `${sources[0]?.id ?? ''}/vm-1` })
  expect(tables.map(shown)).toEqual([[[2, { id: 'vm-1', name: 'web', cpuCount: '4', isTemplate: 'false', 'disks[1]/key': '2000', 'disks[1]/file': '[ds] a', apiToken: '(may be a secret, not stored)' }]]])
})

describe('in a project that', () => {
  const change = (sql: string): void => {
    using database = openDatabase()
    database.run(sql)
  }

  it('was imported into by an older version says that no rows are kept', async () => {
    await importFiles([writeWorkbook(SHEETS)])
    for (const table of ['import_file', 'raw_table', 'raw_row_block', 'raw_text_block', 'vm_raw_rows']) change(`DELETE FROM ${table}`)
    expect(await rawRows()).toMatchObject({ file: null, snapshots: [{ state: 'older' }], tables: [] })
  })

  it('lacks a row says of that row alone that it is not there', async () => {
    await importFiles([writeWorkbook(SHEETS)])
    change('DELETE FROM raw_row_block WHERE table_number = 0')
    const { tables } = await rawRows()
    expect(tables.map(({ rows }) => rows.map(({ row, cells }) => [row, cells === null]))).toEqual([[[3, true]], [[2, false], [4, false]]])
  })

  it('holds damaged rows says that it is damaged', async () => {
    await importFiles([writeWorkbook(SHEETS)])
    change("UPDATE raw_row_block SET rows = x'0102'")
    expect(await backend.invoke('inventory.raw-rows', { id: WEB })).toMatchObject({ ok: false, error: { code: 'unreadable-file', message: `${project} is damaged: restore it from a backup.` } })
  })
})

it('says so of a VM that no import has, and of a snapshot that is not one of its source', async () => {
  await importFiles([writeWorkbook(SHEETS)])
  expect(await backend.invoke('inventory.raw-rows', { id: 'nowhere/vm-1' })).toMatchObject({ ok: false, error: { code: 'not-found' } })
  expect(await backend.invoke('inventory.raw-rows', { id: WEB, snapshot: 7 })).toMatchObject({ ok: false, error: { code: 'not-found', message: expect.stringContaining('has no snapshot 7') as unknown } })
})

function openDatabase(): Disposable & { run(sql: string): void; count(table: string): number } {
  const database = new Database(project)
  database.pragma('foreign_keys = OFF')
  return {
    run: (sql) => void database.exec(sql),
    count: (table) => database.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number, // count(*) is a number
    [Symbol.dispose]: () => void database.close(),
  }
}
