import { describe, expect, it } from 'vitest'
import type { Row } from './testing/sample-workbook.ts'
import { readSample, sheetOf, sumBy, testOptions } from './testing/sample-workbook.ts'

// The sheets of an export count the same things; a sample whose counts disagree would teach wrong lessons.
const CASES = [
  { name: 'one vCenter', options: testOptions() },
  { name: 'two vCenters with the same object ids', options: testOptions({ vms: 161, vcenters: 2, seed: 9 }) },
  { name: 'a handful of VMs', options: testOptions({ vms: 3 }) },
  { name: 'hundreds of VMs', options: testOptions({ vms: 700, seed: 1 }) },
]

const vmKey = (row: Row): string => `${row['VI SDK UUID']}/${row['VM ID']}`
const number = (row: Row, column: string): number => Number(row[column])
const one = (): number => 1

describe.each(CASES)('$name', async ({ options }) => {
  const workbook = await readSample(options)
  const vInfo = sheetOf(workbook, 'vInfo')

  it('has all sheets and one row a VM', () => {
    expect(workbook.size).toBe(27)
    expect(vInfo).toHaveLength(options.vms)
    expect(new Set(vInfo.map(vmKey)).size).toBe(options.vms)
    for (const name of ['vCPU', 'vMemory', 'vTools']) {
      expect(sheetOf(workbook, name).map(vmKey), name).toEqual(vInfo.map(vmKey))
    }
  })

  it('counts disks and NICs alike in vInfo, vDisk and vNetwork', () => {
    const disks = sumBy(sheetOf(workbook, 'vDisk'), vmKey, one)
    const capacity = sumBy(sheetOf(workbook, 'vDisk'), vmKey, (row) => number(row, 'Capacity MiB'))
    const nics = sumBy(sheetOf(workbook, 'vNetwork'), vmKey, one)
    for (const row of vInfo) {
      expect(number(row, 'Disks'), vmKey(row)).toBe(disks.get(vmKey(row)) ?? 0)
      expect(number(row, 'Total disk capacity MiB'), vmKey(row)).toBe(capacity.get(vmKey(row)) ?? 0)
      expect(number(row, 'NICs'), vmKey(row)).toBe(nics.get(vmKey(row)) ?? 0)
    }
  })

  it('counts the VMs of hosts as vInfo has them', () => {
    const hostKey = (row: Row): string => `${row['VI SDK UUID']}/${row.Host}`
    const total = sumBy(vInfo.filter((row) => row.Template !== 'True'), hostKey, one)
    const running = sumBy(vInfo, hostKey, (row) => (row.Powerstate === 'poweredOn' ? 1 : 0))
    const vcpus = sumBy(vInfo, hostKey, (row) => (row.Powerstate === 'poweredOn' ? number(row, 'CPUs') : 0))
    for (const host of sheetOf(workbook, 'vHost')) {
      expect(host['# VMs total']).toBe(total.get(hostKey(host)) ?? 0)
      expect(host['# VMs']).toBe(running.get(hostKey(host)) ?? 0)
      expect(host['# vCPUs']).toBe(vcpus.get(hostKey(host)) ?? 0)
    }
  })

  it('counts the hosts of clusters and their memory as vHost has them', () => {
    const hosts = sheetOf(workbook, 'vHost')
    const key = (row: Row, column: string): string => `${row['VI SDK UUID']}/${row[column]}`
    const count = sumBy(hosts, (row) => key(row, 'Cluster'), one)
    const memory = sumBy(hosts, (row) => key(row, 'Cluster'), (row) => number(row, '# Memory'))
    for (const cluster of sheetOf(workbook, 'vCluster')) {
      expect(cluster.NumHosts).toBe(count.get(key(cluster, 'Name')))
      expect(cluster.TotalMemory).toBe(memory.get(key(cluster, 'Name')))
    }
  })

  it('counts the parts of hosts alike', () => {
    const key = (row: Row): string => `${row['VI SDK UUID']}/${row.Host}`
    const nics = sumBy(sheetOf(workbook, 'vNIC'), key, one)
    const hbas = sumBy(sheetOf(workbook, 'vHBA'), key, one)
    for (const host of sheetOf(workbook, 'vHost')) {
      expect(host['# NICs']).toBe(nics.get(key(host)))
      expect(host['# HBAs']).toBe(hbas.get(key(host)))
    }
  })

  it('counts the VMs of datastores as their paths say', () => {
    const vmsOn = new Map<string, Set<string>>()
    for (const row of [...vInfo, ...sheetOf(workbook, 'vDisk')]) {
      if (row.Template === 'True') continue
      const datastore = /^\[([^\]]+)\]/.exec(String(row.Path))?.[1]
      const key = `${row['VI SDK UUID']}/${datastore}`
      vmsOn.set(key, (vmsOn.get(key) ?? new Set()).add(vmKey(row)))
    }
    const datastores = sheetOf(workbook, 'vDatastore')
    const known = new Set(datastores.map((row) => `${row['VI SDK UUID']}/${row.Name}`))
    expect([...vmsOn.keys()].filter((key) => !known.has(key))).toEqual([])
    for (const row of datastores) {
      expect(row['# VMs total'], String(row.Name)).toBe(vmsOn.get(`${row['VI SDK UUID']}/${row.Name}`)?.size ?? 0)
      expect(number(row, 'In Use MiB') + number(row, 'Free MiB')).toBe(row['Capacity MiB'])
      expect(number(row, 'Free MiB')).toBeGreaterThan(0)
      expect(String(row.Hosts).split(', ')).toHaveLength(number(row, '# Hosts'))
    }
  })

  it('attaches NICs to port groups that exist on the named switch', () => {
    const known = new Set([
      ...sheetOf(workbook, 'dvPort').map((row) => `${row['VI SDK UUID']}/${row.Switch}/${row.Port}`),
      ...sheetOf(workbook, 'vPort').map((row) => `${row['VI SDK UUID']}/${row.Host}/${row.Switch}/${row['Port Group']}`),
    ])
    for (const row of sheetOf(workbook, 'vNetwork')) {
      if (row.Network === 'none') continue
      const isStandard = String(row.Switch).startsWith('vSwitch')
      const place = isStandard ? `${row.Host}/${row.Switch}` : String(row.Switch)
      expect(known, vmKey(row)).toContain(`${row['VI SDK UUID']}/${place}/${row.Network}`)
    }
  })

  it('gives each NIC an address of its own', () => {
    const macs = sheetOf(workbook, 'vNetwork').map((row) => row['Mac Address'])
    expect(new Set(macs).size).toBe(macs.length)
  })
})
