import { describe, expect, it } from 'vitest'
import type { ImportIssue } from '#shared/domain/estate/import-report.ts'
import { UUID_A, vmCells, vmSheet } from '../testing/estate-sheets.ts'
import { importFile, importSheets, type SheetRows, writeWorkbook } from '../testing/import-workbook.ts'

const WEB = vmCells('web', 'vm-1')
const DB = vmCells('db', 'vm-2')
const SOURCE = ['vc-a', UUID_A] as const
const SOURCE_HEADERS = ['VI SDK Server', 'VI SDK UUID'] as const

/** An estate in which everything adds up, but for what a case puts in its place. */
function estate(changed: Readonly<Record<string, SheetRows>> = {}): Record<string, SheetRows> {
  return {
    vMetaData: [['RVTools version', 'xlsx creation datetime', 'Server'], ['4.7.1.4', '2026/03/01 08:00:00', 'vc-a']],
    vCluster: [['Name', 'NumHosts', ...SOURCE_HEADERS], ['C1', 1, ...SOURCE]],
    vHost: [['Host', 'Datacenter', 'Cluster', '# VMs', '# VMs total', ...SOURCE_HEADERS], ['esx1', 'DC', 'C1', 1, 2, ...SOURCE]],
    vDatastore: [['Name', 'Object ID', '# VMs', '# VMs total', 'Capacity MiB', 'In Use MiB', ...SOURCE_HEADERS], ['ds', 'datastore-1', 2, 2, 9000, 5000, ...SOURCE]],
    vInfo: vmSheet(['Powerstate', 'Template', 'Host', 'Total disk capacity MiB', 'Provisioned MiB', 'In Use MiB'], [[WEB, 'poweredOn', 'False', 'esx1', 2048, 3000, 1000], [DB, 'poweredOff', 'False', 'esx1', 4096, 5000, 2000]]),
    vDisk: vmSheet(['Disk', 'Capacity MiB', 'Path'], [[WEB, 'Hard disk 1', 1024, '[ds] w'], [WEB, 'Hard disk 2', 1024, '[ds] w'], [DB, 'Hard disk 1', 4096, '[ds] d']]),
    vPartition: vmSheet(['Disk', 'Capacity MiB'], [[WEB, 'C:\\', 1000], [WEB, 'D:\\', 1000]]),
    vSnapshot: vmSheet(['Name', 'Date / time'], [[WEB, 'before', '2026/02/28 10:00:00']]),
    ...changed,
  }
}

const SANITY = ['HOST_VMS_DIFFER', 'CLUSTER_HOSTS_DIFFER', 'DATASTORE_VMS_DIFFER', 'DISK_SUM_DIFFERS', 'PROVISIONED_BELOW_DISKS', 'PARTITIONS_ABOVE_DISKS', 'IN_USE_ABOVE_PROVISIONED', 'IN_USE_ABOVE_CAPACITY', 'EXPORT_OLD', 'EXPORT_IN_FUTURE', 'SNAPSHOT_AFTER_EXPORT']
const found = (issues: readonly ImportIssue[]): ImportIssue[] => issues.filter(({ code }) => SANITY.includes(code))

describe('what does not add up', () => {
  it('is nothing where everything does', async () => {
    expect(found((await importSheets(estate())).issues)).toEqual([])
  })

  it.each<[string, Record<string, SheetRows>, Partial<ImportIssue>]>([
    ['a host with VMs that vInfo lacks', { vHost: [['Host', 'Datacenter', 'Cluster', '# VMs', '# VMs total', ...SOURCE_HEADERS], ['esx1', 'DC', 'C1', 1, 7, ...SOURCE]] }, { code: 'HOST_VMS_DIFFER', sheet: 'vHost', row: 2, column: '# VMs total', value: '7', assumed: '2' }],
    ['the same in an older version', { vHost: [['Host', 'Datacenter', 'Cluster', '# VMs', ...SOURCE_HEADERS], ['esx1', 'DC', 'C1', 3, ...SOURCE]] }, { code: 'HOST_VMS_DIFFER', sheet: 'vHost', row: 2, column: '# VMs', value: '3', assumed: '2' }],
    ['a cluster with hosts that vHost lacks', { vCluster: [['Name', 'NumHosts', ...SOURCE_HEADERS], ['C0', 0, ...SOURCE], ['C1', 4, ...SOURCE]] }, { code: 'CLUSTER_HOSTS_DIFFER', sheet: 'vCluster', row: 3, column: 'NumHosts', value: '4', assumed: '1' }],
    ['a datastore with more VMs than it counts', { vDatastore: [['Name', 'Object ID', '# VMs', '# VMs total', ...SOURCE_HEADERS], ['ds', 'datastore-1', 1, 1, ...SOURCE]] }, { code: 'DATASTORE_VMS_DIFFER', sheet: 'vDatastore', row: 2, column: '# VMs total', value: '1', assumed: '2' }],
    ['a datastore in use beyond its size', { vDatastore: [['Name', 'Object ID', 'Capacity MiB', 'In Use MiB', ...SOURCE_HEADERS], ['ds', 'datastore-1', 100, 101, ...SOURCE]] }, { code: 'IN_USE_ABOVE_CAPACITY', sheet: 'vDatastore', row: 2, column: 'In Use MiB', value: '101' }],
    ['disks that do not add up', { vDisk: vmSheet(['Disk', 'Capacity MiB', 'Path'], [[WEB, 'Hard disk 1', 1024, '[ds] w'], [WEB, 'Hard disk 2', 1027, '[ds] w'], [DB, 'Hard disk 1', 4096, '[ds] d']]) }, { code: 'DISK_SUM_DIFFERS', sheet: 'vInfo', row: 2, column: 'Total disk capacity MiB', value: '2048', assumed: '2051 MiB (vDisk)' }],
    ['disks above what is provisioned, where nothing else is stated', { vInfo: vmSheet(['Host', 'Provisioned MiB'], [[WEB, 'esx1', 100], [DB, 'esx1', 5000]]) }, { code: 'PROVISIONED_BELOW_DISKS', severity: 'info', sheet: 'vInfo', row: 2, value: '100', assumed: '2048 MiB (vDisk)' }],
    ['partitions above the disks', { vPartition: vmSheet(['Disk', 'Capacity MiB'], [[DB, '/', 10], [WEB, '/', 2000], [WEB, '/data', 51]]) }, { code: 'PARTITIONS_ABOVE_DISKS', sheet: 'vPartition', row: 3, column: 'Capacity MiB', value: '2051', assumed: '2048 MiB (vDisk)' }],
    ['more in use than provisioned', { vInfo: vmSheet(['Host', 'Provisioned MiB', 'In Use MiB'], [[WEB, 'esx1', 3000, 3002], [DB, 'esx1', 5000, 1]]) }, { code: 'IN_USE_ABOVE_PROVISIONED', sheet: 'vInfo', row: 2, column: 'In Use MiB', value: '3002', assumed: null }],
    ['a snapshot later than the export', { vSnapshot: vmSheet(['Name', 'Date / time'], [[WEB, 'later', '2026/03/04 10:00:00']]) }, { code: 'SNAPSHOT_AFTER_EXPORT', sheet: 'vSnapshot', row: 2, column: 'Date / time', value: '2026-03-04T10:00:00' }],
  ])('%s', async (_, changed, issue) => {
    expect(found((await importSheets(estate(changed))).issues)).toEqual([expect.objectContaining(issue)])
  })

  it.each<[string, string | undefined, string | null]>([
    ['91 days after the export', '2026-05-31T09:00:00.000Z', 'EXPORT_OLD'],
    ['90 days after it', '2026-05-30T07:00:00.000Z', null],
    ['the hour before it, as time zones have it', '2026-03-01T07:00:00.000Z', null],
    ['days before it', '2026-02-20T07:00:00.000Z', 'EXPORT_IN_FUTURE'],
    ['at an unknown time', undefined, null],
  ])('an import %s', async (_, importedAt, code) => {
    const context = { signal: { aborted: false }, progress: () => undefined, ...(importedAt === undefined ? {} : { importedAt }) }
    const { issues } = await importFile(writeWorkbook(estate()), context)
    const place = { sheet: 'vMetaData', row: 2, column: 'xlsx creation datetime', value: '2026-03-01T08:00:00' }
    expect(found(issues)).toEqual(code === null ? [] : [expect.objectContaining({ code, ...place })])
  })

  it('is not made up from what a sheet does not say', async () => {
    const sparse = { vInfo: vmSheet(['Host'], [[WEB, 'esx1']]), vDisk: vmSheet(['Disk', 'Capacity MiB'], [[WEB, 'Hard disk 1', null], [WEB, 'Hard disk 2', 5]]), vPartition: vmSheet(['Disk', 'Capacity MiB'], [[WEB, '/', 900]]) }
    expect(found((await importSheets(sparse)).issues)).toEqual([])
  })
})

it('a datastore does not count templates, and neither does a host', async () => {
  const vInfo = vmSheet(['Powerstate', 'Template', 'Host'], [[WEB, 'poweredOn', 'False', 'esx1'], [DB, 'poweredOff', 'True', 'esx1']])
  const vHost = [['Host', 'Datacenter', 'Cluster', '# VMs', '# VMs total', ...SOURCE_HEADERS], ['esx1', 'DC', 'C1', 1, 1, ...SOURCE]]
  const vDatastore = [['Name', 'Object ID', '# VMs', '# VMs total', ...SOURCE_HEADERS], ['ds', 'datastore-1', 1, 1, ...SOURCE]]
  expect(found((await importSheets(estate({ vInfo, vHost, vDatastore }))).issues)).toEqual([])
})
