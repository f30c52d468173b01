import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { createRecordingSink, type Recording } from '../testing/recording-sink.ts'
import { ovirtImporter } from './ovirt-importer.ts'
import { toXml } from './testing/engine-element.ts'
import { LAYOUTS } from './testing/sample-documents.ts'
import { sampleEngine, uuid } from './testing/sample-engine.ts'

const ENGINE = uuid('engine', 1)
const CONTEXT = { signal: { aborted: false }, progress: () => undefined }
const folders: string[] = []

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

function write(documents: ReadonlyMap<string, string | Uint8Array>): string {
  const folder = mkdtempSync(join(tmpdir(), 'portolan-ovirt-'))
  folders.push(folder)
  for (const [path, text] of documents) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

async function importFrom(path: string): Promise<Recording> {
  const recording = createRecordingSink()
  await ovirtImporter.read(path, recording, CONTEXT)
  return recording
}

const idOf = (kind: string, number: number): string => `${ENGINE}/${uuid(kind, number)}`
const [FIRST_LAYOUT] = Object.values(LAYOUTS)
const documents = (): Map<string, string> => new Map(FIRST_LAYOUT?.(sampleEngine()))

describe('an engine’s documents', () => {
  it.each(Object.entries(LAYOUTS))('%s: give the same rows', async (_, layout) => {
    const folder = write(layout(sampleEngine()))
    expect(await ovirtImporter.detect(folder, CONTEXT)).toBeGreaterThan(0.5)
    const expected = await importFrom(write(documents()))
    const recording = await importFrom(folder)
    const named = (source: { readonly name: string }) => ({ ...source, name: 'any' })
    expect({ ...recording.rows, source: recording.rows.source.map(named) }).toEqual({ ...expected.rows, source: expected.rows.source.map(named) })
    expect(recording.rejections).toEqual([])
  })

  it('become rows of the common model, with ids of the engine', async () => {
    const recording = await importFrom(write(documents()))
    const { rows } = recording
    expect(rows.source).toEqual([{ id: ENGINE, kind: 'ovirt', name: expect.stringMatching(/^engine of /) as unknown, instanceUuid: ENGINE, version: '4.5.5', apiVersion: null, fullName: 'oVirt Engine', exportedAt: '2026-03-02T08:30:00' }])
    expect(rows.vm.filter(({ isTemplate }) => isTemplate === true).map(({ name }) => name)).toEqual(['golden'])
    expect(rows.vm.find(({ moref }) => moref === uuid('vm', 1))).toMatchObject({ id: idOf('vm', 1), powerState: 'poweredOn', vcpus: 4, memoryMib: 4096, clusterName: 'prod', datacenterName: 'Riga', firmware: 'efi', isSecureBootEnabled: true, diskCount: 2, nicCount: 1, primaryIpAddress: '198.51.100.1', haRestartPriority: '50' })
    expect(rows.vm.find(({ moref }) => moref === uuid('vm', 8))).toMatchObject({ powerState: 'poweredOff', firmware: 'efi', isSecureBootEnabled: false, nicCount: 0 })
    expect(rows.host).toMatchObject([{ cores: 32, coresPerSocket: 16, isHyperthreadingActive: true, memoryMib: 262_144, nicCount: 2, clusterName: 'prod' }])
    expect(rows.cluster).toMatchObject([{ hostCount: 1, cpuCores: 32 }])
    expect(rows.datastore.find(({ name }) => name === 'fast')).toMatchObject({ type: 'fcp', capacityMib: 512_000, freeMib: 307_200 })
    expect(rows.lun).toMatchObject([{ vendor: 'ACME', model: 'Array', datastoreName: 'fast' }])
    expect(rows.portGroup.map(({ name, switchName, vlanKind, vlanId }) => [name, switchName, vlanKind, vlanId]).sort()).toEqual([
      ['blue filtered', 'blue', 'access', 42],
      ['blue sriov', 'blue', 'access', 42],
      ['blue', 'blue', 'access', 42],
      ['ovirtmgmt', 'ovirtmgmt', 'untagged', null],
    ].sort())
    expect(rows.clusterRule).toEqual([1, 2].map((number) => ({ vmId: idOf('vm', number), type: 'Anti-affinity', name: 'apart' })))
    expect(rows.attribute).toEqual([{ objectKind: 'vm', objectId: idOf('vm', 1), name: 'Tags', value: 'gold' }])
    expect(rows.vmSnapshot).toMatchObject([{ vmId: idOf('vm', 1), name: 'before', createdAt: '2026-02-01T10:00:00' }])
    expect(recording.issueCounts()).toEqual({ SNAPSHOT_ACTIVE: 1 })
  })

  it('bring what only oVirt states', async () => {
    const { rows } = await importFrom(write(documents()))
    expect(rows.vmConfiguration.find(({ vmId }) => vmId === idOf('vm', 1))).toMatchObject({ isTpmPresent: true, cpuPins: '0=2-3', numaNodeCount: 1, numaNodes: '0: 4096 MiB', placementAffinity: 'pinned', pinnedHosts: 'kvm1', isHighlyAvailable: true, haPriority: 50, isBallooningEnabled: true, maximumMemoryMib: 16_384, quotaName: 'team a', hasMemorySnapshot: true, biosType: 'q35_secure_boot', storageErrorResumeBehaviour: 'leave_paused', customCpuModel: 'Cascadelake-Server' })
    expect(rows.vmMemory.find(({ vmId }) => vmId === idOf('vm', 1))).toMatchObject({ reservationMib: 2048 })
    expect(rows.clusterConfiguration).toMatchObject([{ cpuType: 'Intel Cascadelake Server Family', schedulingPolicy: 'evenly_distributed', schedulingProperties: 'HighUtilization=80', isKsmEnabled: true, isHaReservationEnabled: true, compatibilityVersion: '4.7', switchType: 'legacy' }])
    expect(rows.hostInterface.map(({ device, kind, bondMode, bondMembers, baseDevice, vlanId }) => [device, kind, bondMode, bondMembers, baseDevice, vlanId])).toEqual([
      ['ens1f0', 'nic', null, null, null, null],
      ['ens1f1', 'nic', null, null, null, null],
      ['bond0', 'bond', '4', 'ens1f0; ens1f1', null, null],
      ['bond0.42', 'vlan', null, null, 'bond0', 42],
    ])
    expect(rows.networkAttachment).toMatchObject([{ hostName: 'kvm1', networkName: 'blue', device: 'bond0', vlanId: 42, isInSync: true }])
    expect(rows.vmkernelAdapter).toMatchObject([{ device: 'bond0.42', portGroupName: 'blue', ipv4Address: '192.0.2.10', isDhcp: false }])
    expect(rows.logicalNetwork.map(({ name, vlanId, mtu, usages }) => [name, vlanId, mtu, usages]).sort()).toEqual([['blue', 42, 9000, 'vm'], ['ovirtmgmt', null, 0, 'vm; management']])
    expect(rows.vnicProfile.filter(({ isPassThrough }) => isPassThrough === true)).toMatchObject([{ portGroupId: idOf('profile', 4), networkUuid: uuid('network', 2), networkName: 'blue' }])
    expect(rows.quota).toMatchObject([{ name: 'team a', datacenterName: 'Riga', clusterHardLimitPercent: 20 }])
    expect(rows.placementRule).toMatchObject([{ kind: 'affinityGroup', vmRule: 'negative', isVmRuleEnforced: true, hostRule: 'disabled', clusterName: 'prod' }])
    const lun = rows.disk.find(({ label }) => label === 'lun')
    expect(lun).toMatchObject({ vmId: idOf('vm', 2), isRaw: true, rawLunId: '3600b2', datastoreId: null, capacityMib: 102_400, path: null })
    expect(rows.diskConfiguration.find(({ storageType }) => storageType === 'lun')).toMatchObject({ diskNumber: 2, lunTransport: 'iscsi', lunAddress: '192.0.2.99', lunPort: 3260, lunMapping: 3 })
    const shared = rows.disk.filter(({ uuid: id }) => id === uuid('disk', 1_001))
    expect(shared.map(({ vmId, sharingMode }) => [vmId, sharingMode])).toEqual([[idOf('vm', 1), 'sharingMultiWriter'], [idOf('vm', 3), 'sharingMultiWriter']])
    expect(new Set(shared.map(({ path }) => path)).size).toBe(1)
  })

  it('count the snapshots of a disk among what it takes', async () => {
    const withTotal = new Map([...documents()].map(([path, text]) => [path, typeof text === 'string' ? text.replace('<actual_size>', '<total_size>12884901888</total_size><actual_size>') : text]))
    const sizes = (await importFrom(write(withTotal))).rows.diskConfiguration.map(({ actualSizeMib }) => actualSizeMib)
    expect(new Set(sizes)).toEqual(new Set([12_288, 5_120, null]))
  })

  it('sizes below zero are unknown, and told of each VM', async () => {
    const negative = new Map([...documents()].map(([path, text]) => [path, typeof text === 'string' ? text.replaceAll(/<(memory|sockets|provisioned_size|actual_size|available)>(?=\d)/g, '<$1>-') : text]))
    const recording = await importFrom(write(negative))
    const { rows } = recording
    const vms = rows.vm.filter(({ isTemplate }) => isTemplate !== true)
    expect(vms.length).toBeGreaterThan(1)
    expect(vms.map(({ vcpus, memoryMib }) => [vcpus, memoryMib])).toEqual(vms.map(() => [null, null]))
    expect([...rows.disk, ...rows.datastore].map(({ capacityMib }) => capacityMib).filter((size) => size !== null && size < 0)).toEqual([])
    expect(recording.issuesOf('INCOMPLETE_ROW').map(({ message }) => message).sort()).toEqual(vms.map(({ name }) => `VM ${name} has no usable vCPUs and memory.`).sort())
  })

  it('leave no password behind', async () => {
    expect(JSON.stringify(await importFrom(write(documents())))).not.toContain('do-not-keep-me')
  })
})

describe('documents that lack something', () => {
  it('of some VMs: what is not known of them is not taken for none', async () => {
    const some = documents()
    some.delete(`vms_${uuid('vm', 2)}_nics.xml`)
    some.delete(`vms_${uuid('vm', 2)}_diskattachments.xml`)
    const recording = await importFrom(write(some))
    expect(recording.rows.vm.find(({ moref }) => moref === uuid('vm', 2))).toMatchObject({ nicCount: null, diskCount: null })
    expect(recording.issuesOf('EMPTY_NETWORKS')).toMatchObject([{ value: '1' }])
    expect(recording.issuesOf('EMPTY_DISKS')).toMatchObject([{ value: '1' }])
  })

  it('name what they refer to and do not list', async () => {
    const some = documents()
    for (const path of ['clusters.xml', 'storagedomains.xml', 'vnicprofiles.xml', 'disks.xml']) some.delete(path)
    const recording = await importFrom(write(some))
    expect(recording.rows.vm.every(({ clusterName }) => clusterName === null)).toBe(true)
    expect(recording.rows.nic.every(({ portGroupId, networkName }) => portGroupId === null && networkName !== null)).toBe(true)
    expect(recording.issuesOf('DISK_NOT_LISTED').length).toBeGreaterThan(0)
    expect(recording.issuesOf('REFERENCE_NOT_FOUND').length).toBeGreaterThan(0)
  })

  it('keep members of VMs that are not listed whole among the rejected', async () => {
    const some = new Map([['a.xml', toXml(sampleEngine().collections.get(`vms/${uuid('vm', 1)}/nics`) ?? { name: 'nics', content: [] })], ['b.xml', '<vms><vm id="x"><name>other</name></vm></vms>']])
    const recording = await importFrom(write(some))
    expect(recording.rejections).toMatchObject([{ sheet: 'nics', reason: `it belongs to the vm ${uuid('vm', 1)}, which no document lists` }])
    expect(recording.rejections[0]?.cells).toContainEqual({ column: 'mac/address', value: '56:6f:00:00:00:01' })
    expect(recording.rows.source[0]?.id).toMatch(/^name:portolan-ovirt-/)
  })

  it('are read around one that is damaged, which is named', async () => {
    const recording = await importFrom(write(documents().set('zz.xml', '<vms><vm id="broken"><name>half')))
    expect(recording.issuesOf('DOCUMENT_UNREADABLE')).toMatchObject([{ value: 'zz.xml', severity: 'error' }])
    expect(recording.rows.vm).toHaveLength(9)
  })
})

describe('hostile documents', () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE vms [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><vms><vm id="1"><name>&b;</name></vm></vms>`
  const external = `<!DOCTYPE vms SYSTEM "file:///etc/passwd"><vms><vm id="1"><name>x</name></vm></vms>`
  it.each([
    ['entities', bomb, /document type declaration/],
    ['an external document type', external, /document type declaration/],
    ['an entity that nobody defined', '<vms><vm id="1"><name>&who;</name></vm></vms>', /well-formed/],
    ['elements in elements without end', `<vms><vm id="1">${'<a>'.repeat(100_000)}`, /nested/],
    ['a text of 6 MB', `<vms><vm id="1"><name>${'x'.repeat(6_000_000)}</name></vm></vms>`, /larger than/],
    ['no XML', 'PK\u0003\u0004 is not XML', /well-formed/],
    ['bytes that are no text', new Uint8Array([0x3c, 0x76, 0x6d, 0x73, 0x3e, 0xff, 0xfe, 0x80]), /no text/],
    ['nothing', '', /empty/],
  ])('%s are refused, and nothing of them is kept', async (_, text, why) => {
    const folder = write(new Map([['vms.xml', text]]))
    await expect(ovirtImporter.detect(folder, CONTEXT)).resolves.toBeTypeOf('number')
    await expect(importFrom(folder)).rejects.toMatchObject({ code: 'unreadable-file', message: expect.stringMatching(why) as unknown })
    const recording = await importFrom(write(documents().set('zz.xml', text as string)))
    expect(recording.rows.vm).toHaveLength(9)
    expect(recording.issuesOf('DOCUMENT_UNREADABLE')).toHaveLength(1)
  })

  it.each([
    ['JSON in JSON without end', `{"vm":[${'{"a":'.repeat(200)}1${'}'.repeat(200)}]}`],
    ['a list of no objects', '{"vm":[1,2,3]}'],
    ['half a JSON', '{"vm":[{"id":"1"'],
  ])('%s is refused', async (_, text) => {
    await expect(importFrom(write(new Map([['vms.json', text]])))).rejects.toMatchObject({ code: 'unreadable-file' })
  })

  it('a key called __proto__ is only a name', async () => {
    const recording = await importFrom(write(new Map([['vms.json', '{"vm":[{"id":"1","name":"n","href":"/ovirt-engine/api/vms/1","__proto__":{"isTemplate":true}}]}']])))
    expect(recording.rows.vm).toMatchObject([{ name: 'n', isTemplate: false }])
  })
})
