import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { writeTemporary } from '#backend/importers/tables/xlsx/testing/workbook-fixture.ts'
import type { EstateSink } from '../importer.ts'
import { headerKey } from './columns/header-key.ts'
import { KNOWN_HEADERS } from './columns/known-headers.ts'
import { fingerprintSheet } from './columns/sheet-fingerprint.ts'
import { rvtoolsImporter } from './rvtools-importer.ts'
import { vmCells, vmSheet } from './testing/estate-sheets.ts'
import { importFile, importSheets, unbalancedSheets, type SheetRows } from './testing/import-workbook.ts'

const vInfo = vmSheet(['Powerstate', 'CPUs', 'Memory', 'Host', 'Cluster'], [[vmCells('web', 'vm-42'), 'poweredOn', 2, 4096, 'esx1', 'C1']])
const [HEADER = [], ...ROWS] = vInfo

describe('sheets under other names', () => {
  it('are known by their headers, and reported', async () => {
    const recording = await importSheets({
      Übersicht: vInfo,
      'Virtuelle Platten': vmSheet(['Disk', 'Disk Key', 'Capacity MB', 'Thin', 'Controller'], [[vmCells('web', 'vm-42'), 'Hard disk 1', 2000, 1024, 'True', 'SCSI']]),
      Notizen: [['VM', 'Wer', 'Wann'], ['web', 'Ana', 'morgen']],
    })
    expect(recording.rows.vm.map(({ name }) => name)).toEqual(['web'])
    expect(recording.rows.disk.map(({ capacityMib }) => capacityMib)).toEqual([1024])
    expect(recording.issuesOf('SHEET_RENAMED').map(({ value, assumed }) => [value, assumed])).toEqual([['Übersicht', 'vInfo'], ['Virtuelle Platten', 'vDisk']])
    expect(recording.issuesOf('SHEET_NOT_USED').map(({ sheet }) => sheet)).toEqual(['Notizen'])
    expect(recording.sheetNamed('Übersicht')).toMatchObject({ rows: 1, kept: 1 })
  })

  it('never take the place of a sheet that bears its own name', async () => {
    const recording = await importSheets({ 'vInfo (2)': vmSheet(['CPUs', 'Memory'], [[vmCells('other', 'vm-1'), 1, 1]]), vInfo })
    expect(recording.rows.vm.map(({ name }) => name)).toEqual(['web'])
    expect(recording.issuesOf('SHEET_NOT_USED').map(({ sheet }) => sheet)).toEqual(['vInfo (2)'])
  })

  it('of which two bear one name: the first is used, the other listed as an error', async () => {
    const recording = await importSheets({ vInfo, 'VINFO ': vmSheet(['CPUs'], [[vmCells('other', 'vm-1'), 1]]) })
    expect(recording.rows.vm.map(({ name }) => name)).toEqual(['web'])
    expect(recording.issuesOf('DUPLICATE_SHEET')).toMatchObject([{ sheet: 'VINFO ', severity: 'error', value: '1' }])
  })

  it('every sheet is known by its own headers, in any dialect', () => {
    for (const [sheet, headers] of Object.entries(KNOWN_HEADERS)) {
      expect(fingerprintSheet(headers.split('|')), sheet).toBe(sheet)
      expect(fingerprintSheet(headers.split('|').map((header) => `  ${header.toUpperCase()} `)), sheet).toBe(sheet)
    }
    expect(fingerprintSheet(['vInfoVMName', 'vInfoPowerstate', 'vInfoCPUs', 'vInfoMemory'])).toBe('vInfo')
    // What all sheets of VMs have tells nothing.
    expect(fingerprintSheet(['VM', 'Powerstate', 'Template', 'Datacenter', 'Cluster', 'Host', 'VM ID'])).toBeNull()
  })
})

const COLUMNS_FILE = new URL('../../../../../shared/data/rvtools-columns.json', import.meta.url)

describe.skipIf(!existsSync(COLUMNS_FILE))('the headers of the RVTools versions', () => {
  it('are all known, and tell every sheet', () => {
    const { sheets } = JSON.parse(readFileSync(COLUMNS_FILE, 'utf8')) as { sheets: Record<string, Record<string, string[]>> } // as its own description says
    for (const [sheet, versions] of Object.entries(sheets)) {
      const known = new Set((KNOWN_HEADERS[sheet] ?? '').split('|').map(headerKey))
      for (const [version, headers] of Object.entries(versions)) {
        expect([version, headers.filter((header) => !known.has(headerKey(header)))], sheet).toEqual([version, []])
        expect([version, fingerprintSheet(headers)], sheet).toEqual([version, sheet])
      }
    }
  })
})

describe('header rows', () => {
  it('below a title are found, and what stands above is reported', async () => {
    const recording = await importSheets({ vInfo: [['Inventory of March'], [null, 'made by Ana'], HEADER, ...ROWS] })
    expect(recording.rows.vm.map(({ name, vcpus }) => [name, vcpus])).toEqual([['web', 2]])
    expect(recording.issuesOf('ROW_ABOVE_HEADER').map(({ row, value }) => [row, value])).toEqual([[1, 'Inventory of March'], [2, 'made by Ana']])
    expect(recording.sheetNamed('vInfo')).toMatchObject({ rows: 1, kept: 1 })
  })

  it('repeated within the data are no VMs', async () => {
    const recording = await importSheets({ vInfo: [HEADER, ...ROWS, HEADER, [...vmCells('db', 'vm-43'), 'poweredOff', 4, 8192, 'esx1', 'C1']] })
    expect(recording.rows.vm.map(({ name }) => name)).toEqual(['web', 'db'])
    expect(recording.issuesOf('REPEATED_HEADER').map(({ row }) => row)).toEqual([3])
  })
})

describe('sheets that are summed up', () => {
  const KEY = 'AB123-CD456-EF789-GH012-IJ345'

  it('never let a licence key through, wherever it stands', async () => {
    const recording = await importSheets({
      vInfo,
      vLicense: [['Name', 'Key', 'Cost Unit', 'Total', 'Used', 'Expiration Date'], ['vSphere 8', KEY, 'core', 10, 4, 'Never'], ['vSphere 8', KEY, 'core', 6, 1, '2027/01/01 10:00:00'], ['slipped', 'core', 'x', KEY, 1, null]],
      vHost: [['Host', 'Assigned License(s)', 'Object ID'], [null, `vSphere 8 (${KEY})`, 'host-1'], ['esx1', KEY, 'host-2']],
    })
    expect(recording.issuesOf('LICENSE').map(({ message }) => message)).toEqual([
      'slipped: 1 of unknown used (x); expires: unknown.',
      'vSphere 8: 5 of 16 used (core); expires: 2027-01-01T10:00:00, Never.',
    ])
    expect(recording.rejections.length).toBeGreaterThan(0)
    expect(JSON.stringify([recording.rows, recording.issues, recording.rejections, recording.sheets])).not.toContain(KEY)
  })

  const odd: readonly (readonly [what: string, sheet: string, rows: SheetRows])[] = [
    ['a sheet without its header', 'vLicense', [['vSphere 8', KEY, 'core', 10, 4, 'Never'], ['vSphere 7', KEY, 'core', 1, 1, 'Never']]],
    ['a title above it', 'vLicense', [[`Licences, ${KEY}`], ['Name', 'Key', 'Cost Unit', 'Total', 'Used', 'Expiration Date'], ['vSphere 8', KEY, 'core', 10, 4, 'Never']]],
    ['another name of the sheet', 'Lizenzen', [['kein Kopf', KEY], ['Name', 'Key', 'Labels', 'Cost Unit', 'Total', 'Used', 'Expiration Date', 'Features'], ['vSphere 8', KEY, null, 'core', 10, 4, 'Never', 'x']]],
    ['a header of its own', 'vLicense', [['Name', 'Key', KEY, 'Cost Unit', 'Total', 'Used', 'Expiration Date'], ['vSphere 8', KEY, KEY, 'core', 10, 4, 'Never']]],
    ['small letters, in another sheet', 'vHealth', [['Name', 'Message', 'Message type'], ['licence', `${KEY.toLowerCase()} is expired`, 'License']]],
    ['an extra column of hosts', 'vHost', [['Host', 'Object ID', 'Licence key', 'Licence'], ['esx1', 'host-1', KEY, KEY]]],
    ['a sheet that nobody knows', KEY, [['a', KEY], ['b', KEY]]],
  ]
  it.each(odd)('keep a licence key to themselves: %s', async (_, sheet, rows) => {
    const { rows: kept, issues, rejections, sheets } = await importSheets({ vInfo, [sheet]: rows })
    expect(JSON.stringify([kept, issues, rejections, sheets]).toUpperCase()).not.toContain(KEY)
  })

  it('keep one in the notes of a VM to themselves', async () => {
    const { rows } = await importSheets({ vInfo: vmSheet(['Annotation'], [[vmCells('web', 'vm-1'), `Key: ${KEY}, call Ann`]]) })
    expect(rows.vm.map(({ annotation }) => annotation)).toEqual(['Key: (licence key, not stored), call Ann'])
  })

  it('count what RVTools found unhealthy', async () => {
    const recording = await importSheets({ vInfo, vHealth: [['Name', 'Message', 'Message type'], ['web', 'old tools', 'VM Tools'], ['db', 'older tools', 'VM Tools'], ['ds1', 'zombie', 'Zombie']] })
    expect(recording.issuesOf('HEALTH_MESSAGES').map(({ value, message }) => [value, message])).toEqual([
      ['2', 'vHealth has 2 messages of type VM Tools, for instance about web: old tools'],
      ['1', 'vHealth has 1 message of type Zombie, for instance about ds1: zombie'],
    ])
  })

  it('give the files of a datastore to it', async () => {
    const recording = await importSheets({
      vInfo,
      vDatastore: [['Name', 'Object ID'], ['ds1', 'datastore-1']],
      vFileInfo: [
        ['Friendly Path Name', 'File Name', 'File Type', 'File Size in bytes', 'Path'],
        ['[ds1] iso/rhel.iso', 'rhel.iso', 'IsoImageFileInfo', 700, '[ds1] iso/rhel.iso'],
        ['[ds1] web/web.vmdk', 'web.vmdk', 'VmDiskFileInfo', 1000, '[ds1] web/'],
        ['[ds1] web/web2.vmdk', 'web2.vmdk', 'VmDiskFileInfo', 24, '[ds1] web/'],
        ['[gone] x.vmdk', 'x.vmdk', 'VmDiskFileInfo', 1, '[gone] x.vmdk'],
      ],
    })
    expect(recording.rows.attribute.map(({ objectKind, name, value }) => [objectKind, name, value])).toEqual([
      ['datastore', 'Files of type IsoImageFileInfo', '1, 700 bytes'],
      ['datastore', 'Files of type VmDiskFileInfo', '2, 1024 bytes'],
    ])
    expect(recording.issuesOf('ORPHAN_ROW')).toMatchObject([{ sheet: 'vFileInfo', row: 5 }])
    const none = await importSheets({ vInfo, vFileInfo: [['Friendly Path Name', 'File Name'], ['Switch it on to see files.', null]] })
    expect(none.issuesOf('NO_FILES_LISTED')).toHaveLength(1)
    expect(unbalancedSheets(none)).toEqual([])
  })
})

describe('sizes and counts below zero', () => {
  it('are not known, and said to be; -1 stays the word for no limit', async () => {
    const recording = await importSheets({
      vInfo: vmSheet(['Powerstate', 'CPUs', 'Memory'], [[vmCells('web', 'vm-42'), 'poweredOn', -2, '-4096']]),
      vCPU: vmSheet(['Sockets', 'Limit'], [[vmCells('web', 'vm-42'), 2, -1]]),
    })
    expect(recording.rows.vm).toMatchObject([{ vcpus: null, memoryMib: null }])
    expect(recording.issuesOf('CELL_NOT_UNDERSTOOD').map(({ sheet, column, value }) => [sheet, column, value])).toEqual([['vInfo', 'CPUs', '-2'], ['vInfo', 'Memory', '-4096']])
    expect(recording.issuesOf('CELL_NOT_UNDERSTOOD')[0]?.message).toContain('a whole number of at least 0')
  })

  it('no CPU and no memory are told, since nobody can size such a VM', async () => {
    const recording = await importSheets({ vInfo: vmSheet(['Powerstate', 'CPUs', 'Memory'], [[vmCells('web', 'vm-42'), 'poweredOn', 0, 0], [vmCells('db', 'vm-43'), 'poweredOn', 2, 4096]]) })
    expect(recording.issuesOf('INCOMPLETE_ROW').map(({ message }) => message)).toEqual(['VM web has no usable CPUs, Memory.'])
  })
})

const WIDE_TIMEOUT_MS = 30_000

describe('very many columns and very long cells', () => {
  it('100,000 custom attributes are kept', async () => {
    const count = 100_000
    const names = Array.from({ length: count }, (_, index) => `attribute ${String(index)}`)
    const csv = `VM,VM ID,${names.join(',')}\nweb,vm-1,${names.map((_, index) => String(index)).join(',')}\ndb,vm-2,x\n`
    // A sink that only counts: to check each row against its schema would take most of the time.
    const attributes: unknown[] = []
    const ignore = (): undefined => undefined
    const sink: EstateSink = { row: (kind, row) => void (kind === 'attribute' && attributes.push(row)), issue: ignore, rejected: ignore, sheet: ignore, join: ignore, total: ignore, file: ignore, sideFile: ignore, sideRow: ignore, raw: { table: ignore, rows: ignore, texts: ignore, belongs: ignore } }
    await rvtoolsImporter.read(writeTemporary(Buffer.from(csv), 'RVTools_tabvInfo.csv'), sink, { signal: { aborted: false }, progress: ignore })
    expect(attributes).toHaveLength(count + 1)
    expect(attributes.at(-2)).toMatchObject({ name: `attribute ${String(count - 1)}`, value: String(count - 1) })
  }, WIDE_TIMEOUT_MS)

  it('a cell of a million characters is kept whole', async () => {
    const long = 'x'.repeat(1_000_000)
    const csv = `VM,VM ID,CPUs,Annotation\nweb,vm-1,2,"${long}"\n`
    expect((await importFile(writeTemporary(Buffer.from(csv), 'vInfo.csv'))).rows.vm[0]?.annotation).toBe(long)
  })

  it('attributes of sheets that repeat them come together', async () => {
    const other = (column: string, value: string): SheetRows => vmSheet([column, 'Rack'], [[vmCells('web', 'vm-42'), 'x', value]])
    const recording = await importSheets({ vInfo, vMemory: other('Size MiB', 'R1'), vCPU: other('Sockets', 'R1'), vDisk: other('Disk', 'R2') })
    expect(recording.rows.attribute.map(({ name, value }) => [name, value])).toEqual([['Rack', 'R1; R2']])
  })
})
