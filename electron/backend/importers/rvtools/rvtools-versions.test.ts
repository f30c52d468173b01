import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { dialectFreeKey, knownKeys } from './columns/bind-columns.ts'
import { headerKey } from './columns/header-key.ts'
import { KNOWN_HEADERS } from './columns/known-headers.ts'
import { UUID_A } from './testing/estate-sheets.ts'
import { importSheets, type SheetRows } from './testing/import-workbook.ts'

const COLUMNS_FILE = new URL('../../../../../shared/data/rvtools-columns.json', import.meta.url)

interface RvtoolsColumns {
  /** Headers by sheet and version. */
  readonly sheets: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>
  /** Headers as -DBColumnNames writes them, with the usual ones. */
  readonly dbColumnNames: Readonly<Record<string, string>>
}

/** What each cell of the VM, its disk and so on holds, by header in any dialect. */
const CELLS: Readonly<Record<string, string | number>> = {
  VM: 'web', Powerstate: 'poweredOn', Template: 'False', CPUs: 2, Memory: 4096, 'Size MiB': 4096, NICs: 1, Disks: 1, 'Provisioned MiB': 2048, 'In Use MiB': 1024, 'Unshared MiB': 512,
  Datacenter: 'DC', Cluster: 'C1', Host: 'esx1', 'OS according to the configuration file': 'Red Hat Enterprise Linux 8 (64-bit)', OS: 'Red Hat Enterprise Linux 8 (64-bit)', 'OS according to the VMware Tools': 'Red Hat 8.10',
  'VM ID': 'vm-42', 'Object ID': 'vm-42', 'VM UUID': 'U-1', UUID: 'U-1', 'VI SDK UUID': UUID_A, 'VI SDK Server': 'vc-a', 'HW version': 14, 'VM Version': 14, Firmware: 'bios', Annotation: 'note', Folder: 'prod',
}
const BY_KEY = new Map(Object.entries(CELLS).map(([header, value]) => [headerKey(header), value]))

function sheetOf(headers: readonly string[], more: Readonly<Record<string, string | number>> = {}): SheetRows {
  const own = new Map([...BY_KEY, ...Object.entries(more).map(([header, value]) => [headerKey(header), value] as const)])
  return [headers, headers.map((header) => own.get(headerKey(header)) ?? null)]
}

describe.skipIf(!existsSync(COLUMNS_FILE))('the versions of RVTools', () => {
  const { sheets, dbColumnNames } = existsSync(COLUMNS_FILE) ? (JSON.parse(readFileSync(COLUMNS_FILE, 'utf8')) as RvtoolsColumns) : { sheets: {}, dbColumnNames: {} } // as its own description says

  it.each(Object.entries(sheets['vInfo'] ?? {}))('%s: what its vInfo says of a VM reaches the VM', async (_, headers) => {
    const { rows } = await importSheets({ vInfo: sheetOf(headers) })
    const has = (...names: readonly string[]): boolean => headers.some((header) => names.some((name) => headerKey(header) === headerKey(name)))
    expect(rows.vm).toMatchObject([
      {
        name: 'web', vcpus: 2, memoryMib: 4096, diskCount: 1, nicCount: 1, provisionedMib: 2048, inUseMib: 1024, datacenterName: 'DC', clusterName: 'C1', hostName: 'esx1', powerState: 'poweredOn',
        isTemplate: has('Template') ? false : null,
        guestOsConfigured: 'Red Hat Enterprise Linux 8 (64-bit)',
        guestOsFromTools: has('OS according to the VMware Tools') ? 'Red Hat 8.10' : null,
        moref: has('VM ID', 'Object ID') ? 'vm-42' : null,
        firmware: has('Firmware') ? 'bios' : null,
        annotation: has('Annotation') ? 'note' : null,
      },
    ])
    expect(rows.attribute).toEqual([])
    expect(rows.source).toMatchObject([{ instanceUuid: has('VI SDK UUID') ? UUID_A.toLowerCase() : null }])
  })

  it.each(['4.7.1.4', '4.4.3.0'])('%s: all of its sheets are read together, each row kept', async (version) => {
    const more: Readonly<Record<string, Readonly<Record<string, string | number>>>> = {
      vHost: { 'Object ID': 'host-1', '# Cores': 32 },
      vCluster: { Name: 'C1', 'Object ID': 'domain-c1' },
      vDatastore: { Name: 'ds1', 'Object ID': 'datastore-1', Hosts: 'esx1' },
      vDisk: { Disk: 'Hard disk 1', 'Capacity MiB': 1024, Path: '[ds1] web/web.vmdk' },
      vNetwork: { Network: 'prod', Switch: 'DS1', Adapter: 'VMXNET3' },
      dvSwitch: { Switch: 'DS1', Name: 'DS1', 'Object ID': 'dvs-1' },
      dvPort: { Port: 'prod', Switch: 'DS1', VLAN: 101, 'Object ID': 'dvportgroup-1' },
      vPort: { 'Port Group': 'VM Network', Switch: 'vSwitch0', VLAN: 0 },
      vSwitch: { Switch: 'vSwitch0' },
      vNIC: { 'Network Device': 'vmnic0', Speed: 10_000 },
      vHBA: { Device: 'vmhba0', Type: 'Fibre Channel' },
      vSC_VMK: { Device: 'vmk0', 'Port Group': 'Management' },
      vRP: { 'Resource Pool name': 'pool', 'Object ID': 'resgroup-1' },
      vMultiPath: { Datastore: 'ds1', Disk: 'naa.1', Vendor: 'V', Model: 'M' },
      vSnapshot: { Name: 'before' },
      vLicense: { Name: 'vSphere 8', Total: 1, Used: 1 },
      vHealth: { Name: 'web', Message: 'm', 'Message type': 't' },
      vFileInfo: { 'Friendly Path Name': '[ds1] x.iso', 'File Name': 'x.iso', 'File Type': 'IsoImageFileInfo', 'File Size in bytes': 7 },
      vMetaData: { 'RVTools major version': version.slice(0, 3), 'RVTools version': version, 'xlsx creation datetime': '2026/02/06 16:02:15', Server: 'vc-a' },
      vSource: { Name: 'VMware vCenter Server', Fullname: 'VMware vCenter Server 8.0.3 build-1', Version: '8.0.3', 'API version': '8.0.3.0' },
      vCPU: { Sockets: 1, 'Cores p/s': 2 },
      vPartition: { Disk: '/', 'Capacity MiB': 100, 'Consumed MiB': 10, 'Free MiB': 90, 'Free %': 90 },
      vTools: { Tools: 'toolsOk' },
      vCD: { 'Device Node': 'CD/DVD drive 1' },
      vUSB: { 'Device Node': 'usb' },
      vMemory: {},
    }
    const workbook = Object.fromEntries(Object.entries(sheets).flatMap(([sheet, versions]) => (versions[version] === undefined ? [] : [[sheet, sheetOf(versions[version], more[sheet])]])))
    const recording = await importSheets(workbook)
    expect(recording.rejections).toEqual([])
    expect(recording.sheets.filter(({ rows, kept }) => rows !== 1 || kept !== 1)).toEqual([])
    expect(recording.sheets).toHaveLength(Object.keys(KNOWN_HEADERS).length)
    // Nothing of RVTools' own columns is taken for somebody's.
    expect(recording.sheets.flatMap(({ name, extraColumns }) => extraColumns.map((column) => `${name}: ${column}`))).toEqual([])
    expect(recording.issuesOf('MISSING_SHEET')).toEqual([])
    expect(recording.files).toMatchObject([{ producer: `RVTools ${version}` }])
    for (const kind of ['vm', 'host', 'cluster', 'datastore', 'disk', 'nic', 'partition', 'vmCpu', 'vmMemory', 'vmTools', 'vmSnapshot', 'cdDrive', 'usbDevice', 'physicalNic', 'hostBusAdapter', 'vmkernelAdapter', 'resourcePool', 'lun'] as const) expect(recording.rows[kind], kind).toHaveLength(1)
    expect(recording.rows.portGroup.map(({ name, vlanId }) => [name, vlanId])).toEqual([['prod', 101], ['VM Network', null]])
    expect(recording.rows.disk[0]?.datastoreId).toMatch(/datastore-1$/)
    expect(recording.rows.nic[0]?.portGroupId).toMatch(/dvportgroup-1$/)
  })

  it('names of -DBColumnNames lead to the usual headers', () => {
    const wrong = Object.entries(dbColumnNames).flatMap(([name, header]) => {
      const sheet = Object.keys(KNOWN_HEADERS).find((one) => name.toLowerCase().startsWith(one.toLowerCase()))
      if (sheet === undefined || name.includes('<')) return []
      const known = knownKeys(sheet)
      // A header that no version writes in the usual dialect has no other name to lead to.
      if (!known.has(headerKey(header))) return []
      return dialectFreeKey(sheet, name, known) === headerKey(header) ? [] : [`${name}: ${header}`]
    })
    expect(wrong).toEqual([])
  })
})
