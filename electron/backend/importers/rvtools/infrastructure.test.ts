import { describe, expect, it } from 'vitest'
import { SOURCE_A, UUID_A, vmCells, vmSheet } from './testing/estate-sheets.ts'
import { importSheets, type SheetRows } from './testing/import-workbook.ts'

const vInfo = vmSheet(['Powerstate', 'CPUs', 'Memory', 'Host'], [[vmCells('web', 'vm-42'), 'poweredOn', 2, 4096, 'esx1']])
const tail = ['VI SDK Server', 'VI SDK UUID']
const at = ['vc-a', UUID_A]

function nics(...networks: (readonly [network: string | null, switchName: string | null])[]): SheetRows {
  return vmSheet(['NIC label', 'Network', 'Switch'], networks.map(([network, name], index) => [vmCells('web', 'vm-42'), `Network adapter ${String(index + 1)}`, network, name] as const))
}

function ports(...rows: (readonly [host: string, portGroup: string, vlan: string | number | null])[]): SheetRows {
  return [['Host', 'Datacenter', 'Port Group', 'Switch', 'VLAN', ...tail], ...rows.map(([host, name, vlan]) => [host, 'DC', name, 'vSwitch0', vlan, ...at])]
}

describe('datastores', () => {
  it('without Object ID are known by name, never by an empty key', async () => {
    const recording = await importSheets({
      vInfo,
      vDatastore: [['Name', 'URL', ...tail], ['ds1', 'ds:///1', ...at], ['ds2', 'ds:///2', ...at], ['ds1', 'ds:///9', ...at], ['ds1', 'ds:///1', ...at]],
      vDisk: vmSheet(['Path'], [[vmCells('web', 'vm-42'), '[ds2] web/web.vmdk'], [vmCells('web', 'vm-42'), '[gone] web/b.vmdk'], [vmCells('web', 'vm-42'), '[gone] web/c.vmdk'], [vmCells('web', 'vm-42'), '[ds1] web/d.vmdk'], [vmCells('web', 'vm-42'), null]]),
    })
    expect(recording.rows.datastore.map(({ id }) => id)).toEqual([`${SOURCE_A}/name:ds1`, `${SOURCE_A}/name:ds2`, `${SOURCE_A}/name:ds1/ds:///9`])
    expect(recording.rows.disk.map(({ datastoreName, datastoreId }) => [datastoreName, datastoreId])).toEqual([
      ['ds2', `${SOURCE_A}/name:ds2`],
      ['gone', null],
      ['gone', null],
      ['ds1', null],
      [null, null],
    ])
    const { MISSING_DATASTORE_ID, DATASTORE_NOT_LISTED, DATASTORE_AMBIGUOUS, DUPLICATE_DATASTORE } = recording.issueCounts()
    expect({ MISSING_DATASTORE_ID, DATASTORE_NOT_LISTED, DATASTORE_AMBIGUOUS, DUPLICATE_DATASTORE }).toEqual({
      MISSING_DATASTORE_ID: 1,
      DATASTORE_NOT_LISTED: 1,
      DATASTORE_AMBIGUOUS: 1,
      DUPLICATE_DATASTORE: 1,
    })
  })

  it('of one name are told apart by the host of the VM', async () => {
    const recording = await importSheets({
      vInfo,
      vDatastore: [['Name', 'Hosts', 'Object ID', ...tail], ['datastore1', 'esx2', 'datastore-2', ...at], ['datastore1', 'ESX1, esx9', 'datastore-1', ...at]],
      vDisk: vmSheet(['Path'], [[vmCells('web', 'vm-42'), '[datastore1] web/web.vmdk']]),
    })
    expect(recording.rows.disk[0]?.datastoreId).toBe(`${SOURCE_A}/datastore-1`)
    expect(recording.rows.datastoreHost.map(({ hostName }) => hostName)).toEqual(['esx2', 'ESX1', 'esx9'])
  })
})

describe('port groups', () => {
  it('are called as people call them, whichever sheet escapes their names, and keep the ids that they had', async () => {
    const recording = await importSheets({
      vInfo,
      dvPort: [['Port', 'Switch', 'VLAN', 'Object ID', ...tail], ['seg%2fshared', 'dvs%2f1', null, 'dvportgroup-7', ...at]],
      vPort: ports(['esx1', 'a%2fb', '7'], ['esx1', '100%25', '8']),
      vNetwork: nics(['seg/shared', 'dvs%2F1'], ['a%2Fb', null], ['100%', null]),
    })
    expect(recording.rows.portGroup.map(({ id, name, switchName }) => [id, name, switchName])).toEqual([
      [`${SOURCE_A}/dvportgroup-7`, 'seg/shared', 'dvs/1'],
      [`${SOURCE_A}/portgroup:DC/a%2fb`, 'a/b', 'vSwitch0'],
      [`${SOURCE_A}/portgroup:DC/100%25`, '100%', 'vSwitch0'],
    ])
    expect(recording.rows.nic.map(({ networkName, portGroupId }) => [networkName, portGroupId])).toEqual([
      ['seg/shared', `${SOURCE_A}/dvportgroup-7`],
      ['a/b', `${SOURCE_A}/portgroup:DC/a%2fb`],
      ['100%', `${SOURCE_A}/portgroup:DC/100%25`],
    ])
  })

  it('of standard switches are one object for each datacenter and name', async () => {
    const recording = await importSheets({
      vInfo,
      vPort: ports(['esx1', 'prod', '101'], ['esx2', 'prod', 101], ['esx1', 'dmz', '7'], ['esx2', 'dmz', 8], ['esx1', 'vm', '0'], ['esx1', 'guest', '4095'], ['esx1', 'blank', null]),
      vNetwork: nics(['prod', 'vSwitch0'], ['vm', null], ['none', null], ['Not connected', null], [null, null], ['nowhere', null]),
    })
    expect(recording.rows.portGroup.map(({ name, vlanKind, vlanId, vlanText }) => [name, vlanKind, vlanId, vlanText])).toEqual([
      ['prod', 'access', 101, '101'],
      ['dmz', 'unknown', null, '7, 8'],
      ['vm', 'untagged', null, '0'],
      ['guest', 'trunk', null, '4095'],
      ['blank', 'unknown', null, null],
    ])
    expect(recording.rows.portGroupHost).toHaveLength(7)
    expect(recording.issuesOf('VLAN_CONFLICT')).toMatchObject([{ value: '7, 8' }])
    const id = (name: string): string => `${SOURCE_A}/portgroup:DC/${name}`
    expect(recording.rows.nic.map(({ networkName, portGroupId }) => [networkName, portGroupId])).toEqual([
      ['prod', id('prod')],
      ['vm', id('vm')],
      ['none', null],
      ['Not connected', null],
      [null, null],
      ['nowhere', null],
    ])
    expect(recording.issuesOf('NETWORK_NOT_LISTED')).toMatchObject([{ value: 'nowhere' }])
    expect(recording.joins).toContainEqual({ sheet: 'vNetwork', to: 'portGroup', rows: 3, joined: 2 })
  })

  it('of distributed switches are found by switch and name; without a switch only when the name is unique', async () => {
    const recording = await importSheets({
      vInfo,
      dvPort: [
        ['Port', 'Switch', 'Type', 'VLAN', 'Object ID', ...tail],
        ['prod', 'DS1', 'earlyBinding', 2106, 'dvportgroup-1', ...at],
        ['prod', 'DS2', 'ephemeral', 0, 'dvportgroup-2', ...at],
        ['DS1-DVUplinks-27', 'DS1', 'earlyBinding', null, 'dvportgroup-3', ...at],
      ],
      vPort: ports(['esx1', 'prod', '5']),
      vNetwork: nics(['prod', 'DS2'], ['prod', 'vSwitch0'], ['prod', null], ['DS1-DVUplinks-27', null]),
    })
    expect(recording.rows.portGroup.map(({ moref, vlanKind, vlanId, isUplink }) => [moref, vlanKind, vlanId, isUplink])).toEqual([
      ['dvportgroup-1', 'access', 2106, false],
      ['dvportgroup-2', 'untagged', null, false],
      ['dvportgroup-3', 'unknown', null, true],
      [null, 'access', 5, false],
    ])
    expect(recording.rows.nic.map(({ portGroupId }) => portGroupId)).toEqual([`${SOURCE_A}/dvportgroup-2`, `${SOURCE_A}/portgroup:DC/prod`, null, `${SOURCE_A}/dvportgroup-3`])
    expect(recording.issuesOf('NETWORK_AMBIGUOUS')).toMatchObject([{ row: 4, value: 'prod' }])
  })
})

describe('hosts', () => {
  it('are found within datacenter and vCenter; a link that is down has no speed', async () => {
    const recording = await importSheets({
      vInfo,
      vHost: [['Host', 'Datacenter', 'Object ID', '# Memory', 'HT Active', ...tail], ['esx1', 'DC', 'host-1', 1048576, 'True', ...at], ['esx1', 'DC2', 'host-2', 1, 'False', ...at]],
      vNIC: [['Host', 'Datacenter', 'Network Device', 'Speed', 'Duplex', ...tail], ['esx1', 'DC', 'vmnic0', 10000, 'True', ...at], ['esx1', 'DC', 'vmnic1', 0, 'Link is down!', ...at], [null, 'DC', 'vmnic2', 1, 'True', ...at]],
    })
    expect(recording.rows.vm[0]?.hostId).toBe(`${SOURCE_A}/host-1`)
    expect(recording.rows.datacenter.map(({ name }) => name)).toEqual(['DC', 'DC2'])
    expect(recording.rows.physicalNic).toMatchObject([
      { hostId: `${SOURCE_A}/host-1`, speedMbps: 10000, isLinkUp: true },
      { hostId: `${SOURCE_A}/host-1`, speedMbps: null, isLinkUp: false },
    ])
    expect(recording.issuesOf('MISSING_HOST_NAME')).toMatchObject([{ sheet: 'vNIC', row: 4 }])
  })

  it('need no cluster', async () => {
    const recording = await importSheets({ vInfo, vHost: [['Host', '# Cores'], ['esx1', 16]] })
    expect(recording.rows.host).toMatchObject([{ clusterName: null, cores: 16, datacenterName: null }])
    expect(recording.rows.vm[0]?.hostId).toBe(`${SOURCE_A}/name:/esx1`)
    expect(recording.issuesOf('MISSING_CLUSTER').length).toBeGreaterThan(0)
  })
})

describe('limits', () => {
  it('-1 is none', async () => {
    const recording = await importSheets({
      vInfo,
      vMemory: vmSheet(['Size MiB', 'Limit'], [[vmCells('web', 'vm-42'), 4096, -1]]),
      vCPU: vmSheet(['Limit', 'Folder'], [[vmCells('web', 'vm-42'), 2000, '/DC/Folder']]),
    })
    expect(recording.rows.vmMemory).toMatchObject([{ limitMib: null, isLimited: false }])
    expect(recording.rows.vmCpu).toMatchObject([{ limitMhz: 2000, isLimited: true }])
    // vInfo has no Folder column here, so vCPU's tells the folder.
    expect(recording.rows.folder).toMatchObject([{ id: `${SOURCE_A}/path:/DC/Folder`, path: '/DC/Folder' }])
    expect(recording.rows.vm[0]).toMatchObject({ folderPath: '/DC/Folder', folderId: `${SOURCE_A}/path:/DC/Folder` })
  })
})
