import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { AppError } from '#shared/contract/app-error.ts'
import { rvtoolsImporter } from './rvtools-importer.ts'
import { SOURCE_A, SOURCE_B, UUID_B, vmCells, vmSheet } from './testing/estate-sheets.ts'
import { importFile, importSheets, unbalancedSheets, writeWorkbook, type SheetRows } from './testing/import-workbook.ts'

const INFO = ['Powerstate', 'CPUs', 'Memory', 'Host', 'Cluster']
const info = (...rows: Parameters<typeof vmSheet>[1]): SheetRows => vmSheet(INFO, rows)
const web = [vmCells('web', 'vm-42'), 'poweredOn', 2, 4096, 'esx1', 'C1'] as const

describe('identity and joins', () => {
  it('keeps two vCenters apart whose morefs overlap', async () => {
    const b = { uuid: UUID_B, server: 'vc-b' }
    const recording = await importSheets({
      vInfo: info(web, [vmCells('db', 'vm-42', b), 'poweredOff', 4, 8192, 'esx1', 'C1']),
      vDisk: vmSheet(['Disk', 'Capacity MiB', 'Path'], [
        [vmCells('web', 'vm-42'), 'Hard disk 1', 1024, '[ds] web/web.vmdk'],
        [vmCells('db', 'vm-42', b), 'Hard disk 1', 2048, '[ds] db/db.vmdk'],
      ]),
      vDatastore: [['Name', 'Object ID', 'VI SDK Server', 'VI SDK UUID'], ['ds', 'datastore-1', 'vc-a', SOURCE_A], ['ds', 'datastore-1', 'vc-b', UUID_B]],
    })
    expect(recording.rows.source.map(({ id, name }) => [id, name])).toEqual([[SOURCE_A, 'vc-a'], [SOURCE_B, 'vc-b']])
    expect(recording.rows.vm.map(({ id, name }) => [id, name])).toEqual([[`${SOURCE_A}/vm-42`, 'web'], [`${SOURCE_B}/vm-42`, 'db']])
    expect(recording.rows.disk.map(({ vmId, capacityMib, datastoreId }) => [vmId, capacityMib, datastoreId])).toEqual([
      [`${SOURCE_A}/vm-42`, 1024, `${SOURCE_A}/datastore-1`],
      [`${SOURCE_B}/vm-42`, 2048, `${SOURCE_B}/datastore-1`],
    ])
  })

  it('rejects rows that no VM of vInfo claims, whole and with the reason, and never joins them by name', async () => {
    const recording = await importSheets({
      vInfo: info(web),
      vTools: vmSheet(['Tools'], [[vmCells('web', 'vm-42'), 'toolsOk'], [vmCells('web', 'vm-99'), 'toolsOld']]),
    })
    expect(recording.rows.vmTools).toHaveLength(1)
    expect(recording.rejections).toMatchObject([{ sheet: 'vTools', row: 3, reason: 'no VM vm-99 in vInfo' }])
    expect(recording.rejections[0]?.cells).toContainEqual({ column: 'Tools', value: 'toolsOld' })
    expect(recording.joins).toContainEqual({ sheet: 'vTools', to: 'vm', rows: 2, joined: 1 })
    expect(unbalancedSheets(recording)).toEqual([])
  })

  it('keeps the first of two rows of one VM', async () => {
    const recording = await importSheets({ vInfo: info(web, [vmCells('web', 'vm-42'), 'poweredOff', 1, 1, null, null]) })
    expect(recording.rows.vm.map(({ name }) => name)).toEqual(['web'])
    expect(recording.issuesOf('DUPLICATE_VM')).toMatchObject([{ row: 3 }])
    expect(recording.sheetNamed('vInfo')).toMatchObject({ rows: 2, kept: 1, rejected: 1 })
  })

  it('keeps both of two VMs with one VM ID where the workbook does not say whose vCenter each is, and says so', async () => {
    const recording = await importSheets({
      vInfo: [['VM', 'VM ID', 'VM UUID'], ['a', 'vm-42', 'UU-A'], ['b', 'vm-42', 'UU-B']],
      vDisk: [['VM', 'VM ID', 'VM UUID', 'Disk'], ['b', 'vm-42', 'UU-B', 'of b'], ['a', 'vm-42', 'UU-A', 'of a'], ['c', 'vm-42', 'UU-C', 'of c']],
      vTools: [['VM', 'VM ID', 'Tools'], ['b', 'vm-42', 'toolsOk']],
    })
    const source = 'name:estate.xlsx'
    expect(recording.rows.vm.map(({ id, name }) => [id, name])).toEqual([[`${source}/vm-42`, 'a'], [`${source}/uu-b`, 'b']])
    expect(recording.rows.disk.map(({ vmId, label }) => [vmId, label])).toEqual([[`${source}/uu-b`, 'of b'], [`${source}/vm-42`, 'of a']])
    expect(recording.rows.vmTools.map(({ vmId }) => vmId)).toEqual([`${source}/uu-b`])
    expect(recording.issuesOf('VM_ID_REPEATED')).toMatchObject([{ severity: 'error', row: 3 }])
    expect(recording.issuesOf('ORPHAN_ROW')).toHaveLength(1)
  })

  it('takes RVTools’ own column where a custom attribute bears its name, and survives headers of any kind', async () => {
    const recording = await importSheets({
      vInfo: [
        ['VM', 'VM ID', 'Annotation', 'Host', 'constructor', 'vInfo constructor', 'vInfo__proto__', 'Datacenter', 'Host'],
        ['web', 'vm-42', 'note', 'rack 7', 'x', 'y', 'z', 'D1', 'esx1'],
      ],
      vDisk: [],
    })
    expect(recording.rows.vm[0]).toMatchObject({ hostName: 'esx1', datacenterName: 'D1' })
    expect(recording.rows.attribute.map(({ name, value }) => [name, value])).toContainEqual(['Host (column D)', 'rack 7'])
    expect(recording.rows.attribute.map(({ name }) => name)).toEqual(expect.arrayContaining(['constructor', 'vInfo constructor', 'vInfo__proto__']))
    expect(recording.issuesOf('EMPTY_SHEET')).toMatchObject([{ sheet: 'vDisk', severity: 'warning' }])
  })

  it('calls a sheet of which no row could be used an error', async () => {
    const recording = await importSheets({ vInfo: info(web), vTools: vmSheet(['Tools'], [[vmCells('ghost', 'vm-99'), 'toolsOk']]) })
    expect(recording.issuesOf('SHEET_LOST')).toMatchObject([{ sheet: 'vTools', severity: 'error' }])
  })

  it('falls back to UUID, then to datacenter and name, and says so', async () => {
    const recording = await importSheets({
      vInfo: [['VM', 'Datacenter', 'VM UUID'], ['a', 'D1', 'UU-1'], ['b', 'D1', 'UU-1'], ['c', 'D1', null], ['c', 'D2', null]],
      vDisk: [['VM', 'Datacenter', 'Disk'], ['c', 'D2', 'Hard disk 1'], ['a', 'D1', 'Hard disk 1']],
      vPartition: [['VM', 'Disk'], ['c', '/'], ['a', '/']],
    })
    const source = 'name:estate.xlsx'
    expect(recording.rows.vm.map(({ id }) => id)).toEqual([`${source}/uu-1`, `${source}/name:D1/b`, `${source}/name:D1/c`, `${source}/name:D2/c`])
    // Before 4.3.1 the column held the SMBIOS UUID.
    expect(recording.rows.vm[0]).toMatchObject({ smbiosUuid: 'UU-1', instanceUuid: null })
    expect(recording.rows.disk.map(({ vmId }) => vmId)).toEqual([`${source}/name:D2/c`, `${source}/uu-1`])
    expect(recording.rows.partition.map(({ vmId }) => vmId)).toEqual([`${source}/uu-1`])
    expect(recording.rejections).toMatchObject([{ sheet: 'vPartition', row: 2, reason: '2 VMs are called c and nothing tells which' }])
    expect(Object.keys(recording.issueCounts())).toEqual(expect.arrayContaining(['MISSING_VM_ID', 'MISSING_VI_SDK_UUID']))
  })

  it('rejects a row that does not say which of two vCenters it belongs to', async () => {
    const recording = await importSheets({
      vInfo: info(web, [vmCells('db', 'vm-1', { uuid: UUID_B, server: 'vc-b' }), 'poweredOn', 1, 1, null, null]),
      vHost: [['Host', 'Object ID', 'VI SDK Server'], ['esx1', 'host-1', 'vc-b'], ['esx2', 'host-2', null]],
    })
    expect(recording.rows.host.map(({ id }) => id)).toEqual([`${SOURCE_B}/host-1`])
    expect(recording.issuesOf('AMBIGUOUS_SOURCE')).toMatchObject([{ sheet: 'vHost', row: 3 }])
  })
})

describe('rows and columns', () => {
  it('rejects a row without a name and keeps one with nothing else', async () => {
    const recording = await importSheets({ vInfo: [['VM', 'VM ID', 'CPUs', 'Memory', 'VI SDK UUID'], [null, 'vm-1', 2, 4096, 'u'], ['bare', null, null, null, null], [null, ' ', null]] })
    expect(recording.rows.vm).toMatchObject([{ name: 'bare', vcpus: null, memoryMib: null, powerState: null }])
    expect(recording.rejections).toMatchObject([{ row: 2, reason: 'the row names no VM', cells: [{ column: 'VM ID', value: 'vm-1' }, { column: 'CPUs', value: '2' }, { column: 'Memory', value: '4096' }, { column: 'VI SDK UUID', value: 'u' }] }])
    expect(recording.issuesOf('INCOMPLETE_ROW')).toMatchObject([{ row: 3 }])
    expect(recording.issuesOf('MISSING_VM_ID')).toMatchObject([{ row: 3 }])
    expect(recording.sheetNamed('vInfo')).toMatchObject({ rows: 2, kept: 1, rejected: 1 })
  })

  it('loses one column, not the sheet, when one is missing', async () => {
    const recording = await importSheets({ vInfo: info(web), vCPU: vmSheet(['Sockets', 'Hot Add'], [[vmCells('web', 'vm-42'), 2, 'True']]) })
    expect(recording.rows.vmCpu).toMatchObject([{ sockets: 2, isHotAddEnabled: true, isHotRemoveEnabled: null, isLimited: null }])
    expect(recording.sheetNamed('vCPU')?.missingColumns).toContain('Hot Remove')
    expect(recording.issuesOf('MISSING_COLUMN').map(({ sheet, value }) => [sheet, value])).toEqual([['vInfo', expect.stringContaining('Template, SRM Placeholder') as string], ['vCPU', expect.stringContaining('Hot Remove') as string]])
  })

  it('reports a cell that it does not understand and goes on without it', async () => {
    const recording = await importSheets({ vInfo: info([vmCells('shifted', 'vm-1'), 'True', 'poweredOn', 2.5, 'esx', 'C1']) })
    expect(recording.rows.vm).toMatchObject([{ name: 'shifted', powerState: null, vcpus: null, memoryMib: 2.5 }])
    expect(recording.issuesOf('CELL_NOT_UNDERSTOOD')).toMatchObject([
      { sheet: 'vInfo', row: 2, column: 'Powerstate', value: 'True', assumed: null },
      { sheet: 'vInfo', row: 2, column: 'CPUs', value: 'poweredOn', assumed: null },
    ])
  })

  it('keeps unknown and headerless columns as attributes', async () => {
    const recording = await importSheets({
      vInfo: [['VM', 'VM ID', 'Owner', null, 'Owner'], ['web', 'vm-42', 'team-a', 'loose', 'second'], ['db', 'vm-43', null, null, null, 'far']],
      vMemory: [['VM', 'VM ID', 'Owner', 'Cost'], ['web', 'vm-42', 'team-a', 7]],
      vHost: [['Host', 'Rack'], ['esx1', 'R1']],
    })
    const source = 'name:estate.xlsx'
    expect(recording.rows.attribute).toEqual([
      { objectKind: 'host', objectId: `${source}/name:/esx1`, name: 'Rack', value: 'R1' },
      { objectKind: 'vm', objectId: `${source}/vm-42`, name: 'Owner', value: 'team-a' },
      { objectKind: 'vm', objectId: `${source}/vm-42`, name: 'Owner (column E)', value: 'second' },
      { objectKind: 'vm', objectId: `${source}/vm-42`, name: 'Column D', value: 'loose' },
      { objectKind: 'vm', objectId: `${source}/vm-43`, name: 'Column F', value: 'far' },
      { objectKind: 'vm', objectId: `${source}/vm-42`, name: 'Cost', value: '7' },
    ])
    expect(recording.sheetNamed('vInfo')?.extraColumns).toEqual(['Owner', 'Owner (column E)', 'Column D', 'Column F'])
    expect(recording.issuesOf('DUPLICATE_COLUMN')).toMatchObject([{ sheet: 'vInfo', column: 'Owner' }])
    expect(recording.issuesOf('BLANK_HEADER')).toHaveLength(2)
  })

  it('reads cluster rules with their types', async () => {
    const recording = await importSheets({
      vInfo: vmSheet(['Cluster rule(s)', 'Cluster rule name(s)'], [[vmCells('web', 'vm-42'), 'affinity, anti-affinity', 'together, apart'], [vmCells('db', 'vm-43'), null, 'apart']]),
    })
    expect(recording.rows.clusterRule.map(({ type, name }) => [type, name])).toEqual([['affinity', 'together'], ['anti-affinity', 'apart'], [null, 'apart']])
  })
})

describe('what it cannot read', () => {
  const refused: readonly (readonly [what: string, sheets: Readonly<Record<string, SheetRows>>, message: RegExp])[] = [
    ['no vInfo', { Budget: [['a']] }, /has no vInfo sheet.*its sheets are Budget/],
    ['an empty vInfo', { vInfo: [] }, /no column "VM": it is empty/],
    ['no VM column', { vInfo: [['Name', 'CPUs'], ['a', 1]] }, /no column "VM": its first row says Name, CPUs/],
  ]
  it.each(refused)('%s', async (_, sheets, message) => {
    const reading = importSheets(sheets)
    await expect(reading).rejects.toThrow(message)
    await expect(reading).rejects.toMatchObject({ code: 'unsupported-file' })
  })

  it('imports a vInfo without VMs and says that there are none', async () => {
    const recording = await importSheets({ VINFO: [['VM', 'VM ID']] })
    expect(recording.issuesOf('NO_VMS')).toMatchObject([{ severity: 'error' }])
  })

  it('stops when it is cancelled', async () => {
    const path = writeWorkbook({ vInfo: info(web), vCPU: vmSheet(['Sockets'], [[vmCells('web', 'vm-42'), 2]]) })
    const signal = { aborted: false }
    const reading = importFile(path, { signal, progress: ({ sheet }) => void (signal.aborted = sheet === 'vInfo') })
    await expect(reading).rejects.toMatchObject({ code: 'cancelled' })
  })

  it('detects by name, and leaves it to the reading to say what is wrong', async () => {
    const context = { signal: { aborted: false }, progress: () => undefined }
    const path = writeWorkbook({ vInfo: info(web) })
    const broken = writeWorkbook({ vInfo: info(web) }, 'broken.xlsx')
    writeFileSync(broken, 'not a zip')
    const csv = path.replace('.xlsx', '.txt')
    writeFileSync(csv, readFileSync(path))
    const confidences = await Promise.all([path, broken, csv, `${path}.missing.xlsx`].map((file) => rvtoolsImporter.detect(file, context)))
    expect(confidences).toEqual([0.5, 0.5, 0, 0.5])
    await expect(importFile(broken)).rejects.toBeInstanceOf(AppError)
  })
})

describe('the report', () => {
  it('names sheets that are missing, unknown or not used', async () => {
    const recording = await importSheets({ ' vinfo ': info(web), vHealth: [['Name'], ['x'], ['y']], Notes: [['a'], ['b']] })
    expect(recording.rows.vm).toHaveLength(1)
    expect(recording.issuesOf('MISSING_SHEET').map(({ sheet }) => sheet)).toContain('vDisk')
    expect(recording.issuesOf('SHEET_NOT_USED').map(({ sheet, severity }) => [sheet, severity])).toEqual([['Notes', 'info']])
    expect(recording.sheetNamed('Notes')).toMatchObject({ rows: 1, kept: 0 })
  })

  it('compares what sheets say of the same thing', async () => {
    const recording = await importSheets({
      vInfo: vmSheet(['Powerstate', 'Disks', 'Total disk capacity MiB', 'Template'], [[vmCells('web', 'vm-42'), 'poweredOn', 2, 3072, 'False'], [vmCells('t', 'vm-43'), 'poweredOff', 1, 99, 'True']]),
      vDisk: vmSheet(['Capacity MiB'], [[vmCells('web', 'vm-42'), 1024], [vmCells('web', 'vm-42'), 2048]]),
      vHost: [['Host', '# VMs total', '# VMs'], ['esx1', 5, 1]],
    })
    expect(recording.totals.map(({ what, left, right }) => [what, left.value, right.value])).toEqual([
      ['VMs without templates', 5, 1],
      ['powered-on VMs', 1, 1],
      ['disks', 3, 2],
      ['disk capacity in MiB', 3072, 3072],
    ])
    expect(recording.issuesOf('TOTALS_DIFFER')).toHaveLength(2)
  })

  it('says when and by what the export was made', async () => {
    const recording = await importSheets({
      vInfo: info(web),
      vMetaData: [['RVTools major version', 'RVTools version', 'xlsx creation datetime', 'Server'], [4.7, '4.7.1.4', '2026/02/06 16:02:15', 'vc-a']],
      vSource: [['Fullname', 'Version', 'API version', 'VI SDK Server', 'VI SDK UUID'], ['VMware vCenter Server 8.0.3 build-1', '8.0.3', '8.0.3.0', 'vc-a', SOURCE_A]],
    })
    expect(recording.files).toMatchObject([{ importerId: 'rvtools', producer: 'RVTools 4.7.1.4', format: 'xlsx (saved again)' }])
    expect(recording.rows.source).toEqual([
      { id: SOURCE_A, kind: 'vsphere', name: 'vc-a', instanceUuid: SOURCE_A, version: '8.0.3', apiVersion: '8.0.3.0', fullName: 'VMware vCenter Server 8.0.3 build-1', exportedAt: '2026-02-06T16:02:15' },
    ])
  })
})
