import { describe, expect, it } from 'vitest'
import type { Row } from './testing/sample-workbook.ts'
import { readSample, sheetOf, testOptions } from './testing/sample-workbook.ts'

function dns1123(name: unknown): string {
  return String(name).toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
}

const CASES = [
  { name: '60 VMs', options: testOptions({ vms: 60, seed: 3 }) },
  { name: '60 VMs of two vCenters', options: testOptions({ vms: 60, vcenters: 2, seed: 4 }) },
  { name: '61 VMs of three vCenters', options: testOptions({ vms: 61, vcenters: 3, seed: 4 }) },
  { name: '400 VMs', options: testOptions({ vms: 400, seed: 8 }) },
]

describe.each(CASES)('every special case occurs among $name', async ({ options }) => {
  const workbook = await readSample(options)
  const rows = (sheet: string): readonly Row[] => sheetOf(workbook, sheet)
  const some = (sheet: string, test: (row: Row) => boolean): boolean => rows(sheet).some(test)

  it.each<[string, string, (row: Row) => boolean]>([
    ['a template', 'vInfo', (row) => row.Template === 'True'],
    ['a cluster agent', 'vInfo', (row) => /^vCLS-[0-9a-f-]{36}$/.test(String(row.VM)) && String(row.Folder).endsWith('/vCLS')],
    ['a placeholder', 'vInfo', (row) => row['SRM Placeholder'] === 'True'],
    ['a disconnected VM', 'vInfo', (row) => row['Connection state'] === 'disconnected'],
    ['an orphaned VM', 'vInfo', (row) => row['Connection state'] === 'orphaned'],
    ['an inaccessible VM', 'vInfo', (row) => row['Connection state'] === 'inaccessible'],
    ['a suspended VM', 'vInfo', (row) => row.Powerstate === 'suspended'],
    ['a VM without disks', 'vInfo', (row) => row.Disks === 0 && row['Connection state'] === 'connected'],
    ['ten NICs', 'vInfo', (row) => row.NICs === 10],
    ['secure boot', 'vInfo', (row) => row['EFI Secure boot'] === 'True' && row.Firmware === 'efi'],
    ['BIOS', 'vInfo', (row) => row.Firmware === 'bios'],
    ['no changed-block tracking', 'vInfo', (row) => row.CBT === null],
    ['old virtual hardware', 'vInfo', (row) => row['HW version'] === 8],
    ['low latency', 'vInfo', (row) => row['Latency Sensitivity'] === 'high'],
    ['a pending consolidation', 'vInfo', (row) => row['Consolidation Needed'] === 'True'],
    ['a vApp', 'vInfo', (row) => row.vApp !== null],
    ['a name of more than 63 characters', 'vInfo', (row) => String(row.VM).length > 63],
    ['a name with spaces', 'vInfo', (row) => String(row.VM).includes(' ')],
    ['a name with underscores', 'vInfo', (row) => String(row.VM).includes('_')],
    ['a name with dots', 'vInfo', (row) => String(row.VM).includes('.')],
    ['a name beyond ASCII', 'vInfo', (row) => String(row.VM).includes('ö')],
    ['an annotation with quotes and lines', 'vInfo', (row) => /"night".*\n/.test(String(row.Annotation))],
    ['an anti-affinity rule', 'vInfo', (row) => row['Cluster rule(s)'] === 'anti-affinity'],
    ['an unknown creation date', 'vInfo', (row) => row['Creation date'] === 25_569],
    ['an old guest', 'vInfo', (row) => String(row['OS according to the configuration file']).includes('2003')],
    ['Tools not running on a running VM', 'vTools', (row) => row.Tools === 'toolsNotRunning' && row.Powerstate === 'poweredOn'],
    ['Tools not installed', 'vTools', (row) => row.Tools === 'toolsNotInstalled' && row.Powerstate === 'poweredOn'],
    ['Tools unknown', 'vTools', (row) => row.Tools === null],
    ['a physical raw device', 'vDisk', (row) => row.Raw === 'True' && row['Raw Comp. Mode'] === 'physicalMode' && row['Raw LUN ID'] !== null],
    ['a virtual raw device', 'vDisk', (row) => row.Raw === 'True' && row['Raw Comp. Mode'] === 'virtualMode'],
    ['an independent disk', 'vDisk', (row) => row['Disk Mode'] === 'independent_nonpersistent'],
    ['bus sharing', 'vDisk', (row) => row['Shared Bus'] === 'physicalSharing'],
    ['an NVMe controller', 'vDisk', (row) => row.Controller === 'NVME Controller'],
    ['a NIC without a network', 'vNetwork', (row) => row.Network === 'none'],
    ['a NIC on a trunk to the guest', 'vNetwork', (row) => row.Network === 'Appliance VGT'],
    ['a mounted image', 'vCD', (row) => row.Connected === 'True' && String(row['Device Type']).startsWith('ISO [')],
    ['a USB device', 'vUSB', () => true],
    ['an old snapshot', 'vSnapshot', (row) => Number(row['Date / time']) < 46_083 - 400],
    ['a backup snapshot', 'vSnapshot', (row) => String(row.Name).startsWith('BACKUP')],
    ['a partition without a disk key', 'vPartition', (row) => row['Disk Key'] === null],
    ['a full root', 'vPartition', (row) => row.Disk === '/' && Number(row['Free %']) < 3],
    ['a full system drive', 'vPartition', (row) => row.Disk === 'C:\\' && Number(row['Free %']) < 3],
    ['a CPU reservation and limit', 'vCPU', (row) => Number(row.Reservation) > 0 && Number(row.Limit) > 0],
    ['locked memory', 'vMemory', (row) => row['Memory Reservation Locked To Max'] === 'True'],
    ['DRS fully automated', 'vCluster', (row) => row['DRS enabled'] === 'True' && row['DRS default VM behavior'] === 'fullyAutomated'],
    ['DRS partially automated', 'vCluster', (row) => row['DRS default VM behavior'] === 'partiallyAutomated'],
    ['DRS manual', 'vCluster', (row) => row['DRS default VM behavior'] === 'manual'],
    ['DRS off, with a behaviour', 'vCluster', (row) => row['DRS enabled'] === 'False' && row['DRS default VM behavior'] !== null],
    ['HA off', 'vCluster', (row) => row['HA enabled'] === 'False'],
    ['EVC', 'vHost', (row) => row['Current EVC'] !== null],
    ['no EVC', 'vHost', (row) => row['Current EVC'] === null],
    ['Fibre Channel', 'vHBA', (row) => row.Type === 'Fibre Channel'],
    ['iSCSI', 'vHBA', (row) => row.Type === 'ISCSI'],
    ['a trunk port group', 'dvPort', (row) => row.Port === 'Trunk-All' && row.VLAN === null],
    ['an uplink port group', 'dvPort', (row) => String(row.Port).endsWith('-DVUplinks') && row.VLAN === null],
    ['a VLAN as a number', 'vPort', (row) => typeof row.VLAN === 'number' && row.VLAN > 0],
    ['a VLAN as a text', 'vPort', (row) => typeof row.VLAN === 'string'],
    ['an untagged port group', 'vPort', (row) => row.VLAN === 0],
    ['a trunk to the guest', 'vPort', (row) => row.VLAN === 4095],
    ['an NFS export', 'vDatastore', (row) => row.Type === 'NFS'],
    ['a vSAN datastore', 'vDatastore', (row) => row.Type === 'vsan'],
    ['a local datastore in use', 'vDatastore', (row) => row['# Hosts'] === 1 && Number(row['# VMs total']) > 0],
    ['an array by its model', 'vMultiPath', (row) => row.Vendor === 'PURE    '],
    ['a vSAN adapter', 'vSC_VMK', (row) => row['Port Group'] === 'vSAN'],
  ])('%s', (_, sheet, test) => {
    expect(some(sheet, test)).toBe(true)
  })

  it('shares disks between two VMs, one pair on and one off', () => {
    for (const powerState of ['poweredOn', 'poweredOff']) {
      const shared = rows('vDisk').filter((row) => row['Sharing mode'] === 'sharingMultiWriter' && row.Powerstate === powerState)
      expect(shared.length).toBeGreaterThanOrEqual(2)
      const [first] = shared
      const twins = shared.filter((row) => row.Path === first?.Path && row['VI SDK UUID'] === first?.['VI SDK UUID'])
      expect(new Set(twins.map((row) => row['VM ID'])).size).toBe(2)
    }
  })

  it('has clashing names: in two folders, and after they are turned into DNS labels', () => {
    const twins = rows('vInfo').filter((row) => row.VM === 'Jump Host')
    expect(new Set(twins.map((row) => row.Folder)).size).toBeGreaterThanOrEqual(2)
    const workers = rows('vInfo').filter((row) => dns1123(row.VM) === 'invoice-worker-01')
    expect(new Set(workers.map((row) => row.VM)).size).toBe(2)
  })

  it('has one VM with two NICs on one network', () => {
    const seen = new Set<string>()
    const repeated = rows('vNetwork').filter((row) => {
      const key = `${row['VI SDK UUID']}/${row['VM ID']}/${row.Network}/${row.Switch}`
      const isRepeated = seen.has(key)
      seen.add(key)
      return isRepeated
    })
    expect(repeated.length).toBeGreaterThan(0)
  })

  it('has a port-group name on two switches, and more partitions than disk for bind mounts', () => {
    const switches = rows('dvPort').filter((row) => row.Port === 'Backup').map((row) => row.Switch)
    expect(new Set(switches).size).toBeGreaterThanOrEqual(2)
    expect(rows('vPort').some((row) => row['Port Group'] === 'Backup')).toBe(true)
    const mount = rows('vPartition').find((row) => String(row.Disk).startsWith('/var/lib/containers/'))
    const ofVm = (row: Row): boolean => row['VM ID'] === mount?.['VM ID'] && row['VI SDK UUID'] === mount?.['VI SDK UUID']
    const partitions = rows('vPartition').filter(ofVm).reduce((sum, row) => sum + Number(row['Capacity MiB']), 0)
    expect(partitions).toBeGreaterThan(Number(rows('vInfo').find(ofVm)?.['Total disk capacity MiB']))
  })
})

describe('shares over many VMs', async () => {
  const workbook = await readSample(testOptions({ vms: 1000, seed: 6 }), ['vInfo', 'vPartition', 'vHost'])
  const vInfo = sheetOf(workbook, 'vInfo')
  const share = (test: (row: Row) => boolean): number => vInfo.filter(test).length / vInfo.length

  it.each<[string, (row: Row) => boolean, number, number]>([
    ['powered off', (row) => row.Powerstate === 'poweredOff', 0.1, 0.2],
    ['Tools silent about the system', (row) => row['OS according to the VMware Tools'] === null, 0.25, 0.42],
    [
      'another system than configured',
      (row) => ![null, row['OS according to the configuration file']].includes(row['OS according to the VMware Tools'] ?? null),
      0.25,
      0.42,
    ],
    ['templates', (row) => row.Template === 'True', 0.005, 0.05],
  ])('%s', (_, test, low, high) => {
    expect(share(test)).toBeGreaterThan(low)
    expect(share(test)).toBeLessThan(high)
  })

  it('reports partitions for about three quarters', () => {
    const reported = new Set(sheetOf(workbook, 'vPartition').map((row) => row['VM ID'])).size / vInfo.length
    expect(reported).toBeGreaterThan(0.65)
    expect(reported).toBeLessThan(0.85)
  })

  it('has about 40 VMs a host', () => {
    expect(sheetOf(workbook, 'vHost')).toHaveLength(25)
  })
})

it('repeats object ids in each vCenter of a merged workbook', async () => {
  const vInfo = sheetOf(await readSample(testOptions({ vms: 40, vcenters: 2 }), ['vInfo']), 'vInfo')
  expect(vInfo.filter((row) => row['VM ID'] === 'vm-42').map((row) => row['VI SDK Server'])).toHaveLength(2)
  expect(new Set(vInfo.map((row) => row['VI SDK UUID'])).size).toBe(2)
})
