import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { AppError } from '#shared/contract/app-error.ts'
import { IMPORTERS } from '../registry.ts'
import { describeImporter } from '../testing/importer-suite.ts'
import { createRecordingSink, type Recording } from '../testing/recording-sink.ts'
import { mtvInventoryImporter } from './mtv-inventory-importer.ts'
import { OVIRT_DUMP, VSPHERE_DUMP } from './testing/sample-dump.ts'

const CONTEXT = { signal: { aborted: false }, progress: () => undefined }
const FOLDER = mkdtempSync(join(tmpdir(), 'portolan-mtv-'))
afterAll(() => rmSync(FOLDER, { recursive: true }))

async function importValue(value: unknown): Promise<Recording> {
  const path = join(FOLDER, 'dump.json')
  writeFileSync(path, JSON.stringify(value))
  const recording = createRecordingSink()
  await mtvInventoryImporter.read(path, recording, CONTEXT)
  return recording
}

for (const [name, dump] of [['vsphere', VSPHERE_DUMP], ['ovirt', OVIRT_DUMP]] as const) {
  describe(name, () =>
    describeImporter({
      importers: IMPORTERS,
      importer: mtvInventoryImporter,
      damaged: [
        ['half a JSON', 'dump.json', JSON.stringify(dump).slice(0, 200)],
        ['nothing', 'dump.json', ''],
        ['another provider', 'dump.json', '{"provider":"openstack","vms":[]}'],
        ['JSON of something else', 'dump.json', '[1,2,3]'],
        ['lists in lists without end', 'dump.json', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
      ],
      write: (folder) => {
        const path = join(folder, 'dump.json')
        writeFileSync(path, JSON.stringify(dump))
        return path
      },
    }))
}

describe('a dump of a vCenter', () => {
  it('becomes rows with morefs, and with what RVTools lacks', async () => {
    const { rows, sheets } = await importValue(VSPHERE_DUMP)
    const source = 'aaaaaaaa-0000-4000-8000-000000000009'
    expect(rows.source).toMatchObject([{ id: source, kind: 'vsphere', apiVersion: '8.0.3.0' }])
    expect(rows.vm[0]).toMatchObject({ id: `${source}/vm-1`, moref: 'vm-1', name: 'web', powerState: 'poweredOn', vcpus: 4, memoryMib: 8192, datacenterName: 'DC1', clusterName: 'prod', hostName: 'esx1', isChangeBlockTrackingEnabled: true, firmware: 'efi', isSecureBootEnabled: true, diskCount: 1, nicCount: 2, guestOsFromTools: 'Red Hat Enterprise Linux 8.10', faultToleranceState: 'notConfigured', folderPath: '/DC1/vm/team' })
    expect(rows.vmConfiguration[0]).toMatchObject({ cpuPins: '0; 2', numaNodes: '', virtualDevices: 'RealUSBController', isTpmPresent: true, guestId: 'rhel8_64Guest' })
    expect(rows.vmConfiguration[1]).toMatchObject({ cpuPins: null, numaNodes: null, virtualDevices: null, isTpmPresent: null })
    expect(rows.vmCpu[0]).toMatchObject({ sockets: 2, coresPerSocket: 2, isHotAddEnabled: true, isHotRemoveEnabled: false })
    expect(rows.disk).toMatchObject([{ path: '[ds1] web/web.vmdk', datastoreId: `${source}/datastore-1`, capacityMib: 40_960, isRaw: false, sharingMode: 'sharingNone', mode: 'persistent' }])
    expect(rows.diskConfiguration).toMatchObject([{ isChangeTrackingEnabled: false, serial: '6000c2' }])
    expect(rows.nic.slice(0, 2)).toMatchObject([{ networkName: 'app', switchName: 'dvs', portGroupId: `${source}/dvportgroup-1`, ipv4Addresses: '192.0.2.5', ipv6Addresses: 'fe80::1' }, { networkName: 'VM Network', portGroupId: `${source}/network-1` }])
    expect(rows.nicConfiguration[0]).toMatchObject({ addressOrigins: 'manual; linklayer' })
    expect(rows.partition).toMatchObject([{ mountPoint: '/', diskKey: 2000, freeMib: 1024, freePercent: 10 }])
    expect(rows.vmSnapshot).toMatchObject([{ vmId: `${source}/vm-1`, name: 'snapshot-9' }])
    expect(rows.portGroup.map(({ name, kind, vlanKind, vlanId }) => [name, kind, vlanKind, vlanId])).toEqual([['VM Network', 'standard', 'access', 7], ['app', 'distributed', 'access', 42], ['trunk', 'distributed', 'trunk', null]])
    expect(rows.attribute).toEqual([{ objectKind: 'vm', objectId: `${source}/vm-1`, name: 'Owner', value: 'team a' }])
    // Of the second VM nobody knows whether it has snapshots.
    expect(sheets.map(({ name }) => name)).not.toContain('snapshots')
  })

  it('says where it takes networks for NICs, and fields that VMs lack', async () => {
    const recording = await importValue(VSPHERE_DUMP)
    const { rows } = recording
    expect(rows.vm[1]).toMatchObject({ nicCount: null, powerState: null, vcpus: null })
    expect(rows.nic[2]).toMatchObject({ networkName: 'app', macAddress: null })
    expect(recording.issuesOf('NICS_FROM_NETWORKS')).toHaveLength(1)
    expect(recording.issuesOf('FIELD_ABSENT').map(({ column }) => column)).toEqual(['nics', 'guestDisks', 'snapshot', 'toolsStatus'])
  })
})

describe('a dump of an engine', () => {
  it('becomes rows with UUIDs; the profiles come from networks and NICs', async () => {
    const { rows } = await importValue(OVIRT_DUMP)
    const source = 'name:dump.json'
    const profile = 'bbbbbbbb-0000-4000-8000-000000000001'
    expect(rows.vm).toMatchObject([{ id: `${source}/cccccccc-0000-4000-8000-000000000001`, powerState: 'poweredOn', vcpus: 4, memoryMib: 8192, clusterName: 'prod', hostName: 'kvm1', firmware: 'bios', guestOsConfigured: 'rhel_8x64', diskCount: 2, nicCount: 2 }])
    expect(rows.vmConfiguration).toMatchObject([{ status: 'up', biosType: 'q35_sea_bios', isBootMenuEnabled: true, cpuPins: '0=3', cpuPinningPolicy: 'manual', isHighlyAvailable: true, ioThreads: 2, isBallooningEnabled: true, displayTypes: 'spice', watchdogs: 'i6300esb: reset', hasMemorySnapshot: true, hasIllegalImages: false, customProperties: '', hostDevices: '' }])
    expect(rows.portGroup.map(({ id, name, vlanKind, vlanId }) => [id, name, vlanKind, vlanId])).toEqual([[`${source}/${profile}`, 'blue', 'access', 42], [`${source}/p2`, 'sriov', 'access', 42]])
    expect(rows.vnicProfile.map(({ networkName, isPassThrough }) => [networkName, isPassThrough])).toEqual([['blue', null], ['blue', true]])
    expect(rows.nic.map(({ portGroupId }) => portGroupId)).toEqual([`${source}/${profile}`, `${source}/p2`])
    expect(rows.disk).toMatchObject([{ datastoreId: `${source}/s1`, capacityMib: 20_480, isRaw: false }, { datastoreId: null, isRaw: true, rawLunId: '3600c3', capacityMib: 102_400, path: null }])
    expect(rows.vmSnapshot).toHaveLength(1)
    expect(rows.clusterConfiguration).toMatchObject([{ isKsmEnabled: true, isHaReservationEnabled: true }])
    expect(rows.datastore).toMatchObject([{ type: 'fcp', capacityMib: 1_048_576 }])
  })
})

describe('parts of a dump', () => {
  const [vsphereVm] = VSPHERE_DUMP.vms
  const [ovirtVm] = OVIRT_DUMP.vms
  it.each([
    ['one VM of vSphere', vsphereVm, 'vsphere'],
    ['a list of VMs of vSphere', [vsphereVm], 'vsphere'],
    ['one VM of oVirt', ovirtVm, 'ovirt'],
    ['a list of VMs of oVirt', [ovirtVm], 'ovirt'],
    ['a dump with VMs alone', { provider: 'vsphere', vms: [vsphereVm] }, 'vsphere'],
    ['a dump that does not name its provider', { vms: [ovirtVm] }, 'ovirt'],
    ['a VM of few words', { name: 'x', changeTrackingEnabled: false }, 'vsphere'],
    ['a VM of oVirt of few words', { name: 'x', diskAttachments: [] }, 'ovirt'],
    ['a VM that has a reference of vSphere and a name', { id: 'vm-1', name: 'x' }, 'vsphere'],
    ['a VM that says where it is in the inventory service', [{ id: '0a1b', name: 'x', selfLink: 'providers/ovirt/u/vms/0a1b' }], 'ovirt'],
    ['a VM with concerns', { id: '0a1b', name: 'x', concerns: [{ id: 'ovirt.disk.capacity.invalid' }] }, 'ovirt'],
  ])('%s', async (_, value, kind) => {
    const { rows } = await importValue(value)
    expect(rows.source).toMatchObject([{ kind }])
    expect(rows.vm).toHaveLength(1)
  })

  it('VMs without an id are known by name, and said to be', async () => {
    const recording = await importValue({ provider: 'vsphere', vms: [{ name: 'a' }, { name: 'b' }, {}, 7, { name: 'a' }] })
    const { rows } = recording
    expect(rows.vm.map(({ id, moref }) => [id, moref])).toEqual([['name:dump.json/name:/a', null], ['name:dump.json/name:/b', null]])
    expect(recording.issuesOf('MISSING_VM_ID')).toHaveLength(2)
    expect(recording.issuesOf('ROW_REJECTED').map(({ row }) => row)).toEqual([3, 4, 5])
  })

  it('fields of another type than expected are no numbers and no zeros', async () => {
    const recording = await importValue({ provider: 'vsphere', vms: [{ id: 'vm-1', name: 'a', cpuCount: 'four', memoryMB: '16,384', disks: 'none', changeTrackingEnabled: 'perhaps' }] })
    const { rows } = recording
    expect(rows.vm).toMatchObject([{ vcpus: null, memoryMib: null, diskCount: null, isChangeBlockTrackingEnabled: null }])
    expect(new Set(recording.issuesOf('CELL_NOT_UNDERSTOOD').map(({ column }) => column))).toEqual(new Set(['cpuCount', 'memoryMB', 'disks', 'changeTrackingEnabled']))
  })

  it.each([
    ['vsphere', { vms: [{ id: 'vm-1', name: 'a', cpuCount: -2, memoryMB: -4096, storageUsed: -1, disks: [{ key: -2000, capacity: -10 }] }], hosts: [{ id: 'host-1', name: 'h', cpuSockets: -1, cpuCores: -16, memoryBytes: -1 }], datastores: [{ id: 'datastore-1', name: 'd', capacity: -1, free: -1 }] }],
    ['ovirt', { vms: [{ id: 'vm-1', name: 'a', cpuSockets: -2, cpuCores: 2, memory: -4096 }], hosts: [{ id: 'host-1', name: 'h', cpuSockets: -1, cpuCores: 16 }] }],
  ])('sizes and counts below zero are unknown, each told once: %s', async (provider, dump) => {
    const recording = await importValue({ provider, ...dump })
    const { rows } = recording
    expect(rows.vm).toMatchObject([{ vcpus: null, memoryMib: null }])
    expect(rows.host).toMatchObject([{ cores: null }])
    expect([...rows.disk.map(({ capacityMib }) => capacityMib), ...rows.datastore.flatMap(({ capacityMib, freeMib }) => [capacityMib, freeMib])].filter((size) => size !== null)).toEqual([])
    const told = recording.issuesOf('CELL_NOT_UNDERSTOOD').map(({ sheet, row, column }) => [sheet, row, column].join(' '))
    expect(told).toEqual([...new Set(told)])
    expect(told).toContain(provider === 'vsphere' ? 'vms 1 memoryMB' : 'vms 1 memory')
  })

  it('whatever is in the fields of a dump, it is read or refused', async () => {
    const field = fc.constantFrom('id', 'name', 'disks', 'nics', 'diskAttachments', 'cpuCount', 'memory', 'host', 'cluster', 'networks', 'guestDisks', 'snapshot', 'devices', 'constructor')
    const vm = fc.dictionary(field, fc.jsonValue({ maxDepth: 3 }), { maxKeys: 8 })
    await fc.assert(
      fc.asyncProperty(fc.record({ provider: fc.constantFrom('vsphere', 'ovirt'), vms: fc.array(vm, { maxLength: 4 }), networks: fc.array(vm, { maxLength: 2 }), hosts: fc.array(vm, { maxLength: 2 }) }), async (dump) => {
        const outcome = await importValue(dump).catch((error: unknown) => error)
        if (outcome instanceof Error && !(outcome instanceof AppError)) throw outcome
      }),
      { numRuns: 60 },
    )
  })
})
