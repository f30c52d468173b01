import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { read, utils } from 'xlsx'
import { importFile, unbalancedSheets } from './testing/import-workbook.ts'

const SAMPLES = new URL('../../../../../shared/samples/rvtools/', import.meta.url).pathname
const LARGE = `${SAMPLES}rvtools-4.7-resaved-571-vms.xlsx`
const MALFORMED = `${SAMPLES}example1-6-sheets-libreoffice.xlsx`
const SMALL = `${SAMPLES}small-complete-3-vms.xlsx`

const ROWS_AT_MOST = 10_000
/** The other reader is slow on a busy machine. */
const SAMPLE_TIMEOUT_MS = 60_000

type Cells = Readonly<Record<string, unknown>>

/** The rows of each sheet as another reader finds them. */
function readIndependently(path: string): ReadonlyMap<string, readonly Cells[]> {
  const known = readBefore.get(path)
  if (known !== undefined) return known
  // Three sheets of one sample claim a million rows, which this reader would walk.
  const book = read(readFileSync(path), { sheetRows: ROWS_AT_MOST, dense: true, cellHTML: false, cellFormula: false, cellText: false })
  const rows = new Map(book.SheetNames.map((name) => [name, utils.sheet_to_json<Cells>(book.Sheets[name] ?? {})]))
  readBefore.set(path, rows)
  return rows
}

/** The other reader takes seconds for the largest of them. */
const readBefore = new Map<string, ReadonlyMap<string, readonly Cells[]>>()
/** What each sample was imported as the first time. */
const imported = new Map<string, ReturnType<typeof importFile>>()

function importOnce(path: string): ReturnType<typeof importFile> {
  const recording = imported.get(path) ?? importFile(path)
  imported.set(path, recording)
  return recording
}

describe.skipIf(!existsSync(SAMPLES))('the sample workbooks', { timeout: SAMPLE_TIMEOUT_MS }, () => {
  it.each([LARGE, MALFORMED, SMALL])('count what another reader counts: %s', async (path) => {
    const recording = await importOnce(path)
    const sheets = readIndependently(path)
    expect(recording.sheets.map(({ name, rows }) => [name, rows]).sort()).toEqual([...sheets].map(([name, rows]) => [name, rows.length]).sort())
    expect(unbalancedSheets(recording)).toEqual([])
    expect(recording.issuesOf('CELL_NOT_UNDERSTOOD')).toEqual([])
    const twice = await importFile(path)
    expect(JSON.stringify([twice.rows, twice.issues, twice.sheets])).toBe(JSON.stringify([recording.rows, recording.issues, recording.sheets]))
  })

  it('of 571 VMs, whose vTools has more VMs than its vInfo', async () => {
    const recording = await importOnce(LARGE)
    const sheets = readIndependently(LARGE)
    const vmIds = new Set((sheets.get('vInfo') ?? []).map((row) => row['VM ID']))
    for (const [sheet, kind] of [['vTools', 'vmTools'], ['vDisk', 'disk'], ['vNetwork', 'nic'], ['vPartition', 'partition'], ['vCD', 'cdDrive'], ['vCPU', 'vmCpu'], ['vMemory', 'vmMemory']] as const) {
      expect([sheet, recording.rows[kind].length]).toEqual([sheet, (sheets.get(sheet) ?? []).filter((row) => vmIds.has(row['VM ID'])).length])
    }
    expect(recording.rejections.filter(({ sheet }) => sheet === 'vTools')).toHaveLength(83)
    const capacity = recording.rows.disk.reduce((sum, { capacityMib }) => sum + (capacityMib ?? 0), 0)
    expect(capacity).toBe((sheets.get('vDisk') ?? []).reduce((sum, row) => sum + Number(row['Capacity MiB']), 0))
    const memory = recording.rows.vm.reduce((sum, { memoryMib }) => sum + (memoryMib ?? 0), 0)
    expect(memory).toBe((sheets.get('vInfo') ?? []).reduce((sum, row) => sum + Number(row['Memory']), 0))
    expect(recording.rows.disk.every(({ datastoreId }) => datastoreId !== null)).toBe(true)
    expect(recording.rows.vm.every(({ hostId }) => hostId !== null)).toBe(true)
    // The two adapters without a port group are the two that are not connected to one.
    expect(recording.rows.nic.filter(({ portGroupId }) => portGroupId === null).map(({ networkName }) => networkName)).toEqual(['Not connected', 'Not connected'])
    // Somebody took VMs out of this file: its hosts count 83 more, and four guests report more than their disks hold.
    expect(recording.issueCounts()).toEqual({ HEALTH_MESSAGES: 8, HOST_VMS_DIFFER: 23, LICENSE: 2, NO_FILES_LISTED: 1, ORPHAN_ROW: 205, PARTITIONS_ABOVE_DISKS: 4, TOTALS_DIFFER: 2 })
  })

  it('with a row that is cut short keep it and say so', async () => {
    const recording = await importOnce(MALFORMED)
    expect(recording.rows.vm).toHaveLength(9)
    expect(recording.rows.vm[8]).toMatchObject({ name: 'vm-9', moref: null, vcpus: null, memoryMib: null, powerState: 'poweredOn' })
    expect(recording.issuesOf('INCOMPLETE_ROW')).toMatchObject([{ row: 10 }])
    expect(recording.files[0]?.producer).toMatch(/about 4\.6/)
  })

  it('without any identifiers join by name and say so', async () => {
    const recording = await importOnce(SMALL)
    expect(recording.joins.filter(({ to }) => to === 'vm').every(({ rows, joined }) => rows === joined)).toBe(true)
    expect(recording.rows.portGroup.map(({ name, vlanId }) => [name, vlanId])).toEqual([['sample-backup-net', 103], ['sample-app-net', 101]])
    expect(recording.issueCounts()).toMatchObject({ MISSING_VM_ID: 10, MISSING_VI_SDK_UUID: 16, NETWORK_NOT_LISTED: 1 })
  })
})
