import { describe, expect, it, test } from 'vitest'
import type { DatastoreAccess, EstateDatastore } from '#shared/domain/estate/estate.ts'
import type { StorageClass } from '#shared/domain/target/target.ts'
import { makeDatastore } from '#shared/engine/testing/estate-fixtures.ts'
import { makeTarget } from '#shared/engine/testing/target-fixture.ts'
import { traitsOf } from './datastore-traits.ts'
import { latencyTierOf } from './latency-tier.ts'
import { storageEvidence } from './storage-evidence.ts'
import { suggestClass } from './suggest-class.ts'

const NO_ACCESS: DatastoreAccess = { devices: [], deviceNames: [], adapterTypes: [], clusterNames: [] }

function datastore(access: Partial<DatastoreAccess>, overrides: Partial<EstateDatastore> = {}): EstateDatastore {
  return { ...makeDatastore(), access: { ...NO_ACCESS, ...access }, ...overrides }
}

const device = (vendor: string, model: string): Pick<DatastoreAccess, 'devices'> => ({ devices: [{ vendor, model }] })

describe('what the inventory tells of a datastore', () => {
  test.each([
    ['NFS', 'nfs', 'type', datastore({}, { type: 'NFS41' })],
    ['vSAN', 'vsan', 'type', datastore({}, { type: 'vsan' })],
    ['a storage domain on FC', 'fc', 'type', datastore({}, { type: 'fcp' })],
    ['a path by its name', 'iscsi', 'path', datastore({ deviceNames: ['NETAPP iSCSI Disk'], adapterTypes: ['Fibre Channel qlnativefc'] })],
    ['a local disk', 'local', 'path', datastore({ deviceNames: ['Local ATA Disk'] })],
    ['NVMe by its adapter', 'nvme', 'adapters', datastore({ adapterTypes: ['NVMe over RDMA nvmerdma'] })],
    ['adapters of one kind beside local ones', 'fc', 'adapters', datastore({ adapterTypes: ['Block SCSI vmw_ahci', 'Fibre Channel qlnativefc'] })],
    ['adapters of two kinds tell nothing', null, null, datastore({ adapterTypes: ['Fibre Channel qlnativefc', 'ISCSI iscsi_vmk'] })],
    ['nothing', null, null, makeDatastore()],
  ])('protocol: %s', (_case, protocol, protocolBy, subject) => {
    expect(traitsOf(subject)).toMatchObject({ protocol, protocolBy })
  })

  test.each([
    ['NETAPP', 'LUN C-Mode', 'ontap'],
    ['PURE', 'FlashArray', 'pure'],
    ['DellEMC', 'PowerStore', 'powerstore'],
    ['EMC', 'SYMMETRIX', 'powermax'],
    ['DGC', 'VRAID', 'unity'],
    ['3PARdata', 'VV', '3par'],
    ['HITACHI', 'OPEN-V', 'hitachi'],
    ['IBM', '2145', 'flashsystem'],
    ['NFINIDAT', 'InfiniBox', 'infinibox'],
    ['HUAWEI', 'XSG1', 'huawei'],
    ['IBM', '2107900', undefined],
    ['BROADCOM', 'MegaRAID', undefined],
  ])('array: %s %s', (vendor, model, id) => {
    expect(traitsOf(datastore(device(vendor, model))).array?.id).toBe(id)
  })

  it('names no array where devices are of several', () => {
    expect(traitsOf(datastore({ devices: [{ vendor: 'PURE', model: 'FlashArray' }, { vendor: 'NETAPP', model: 'LUN' }] })).array).toBeNull()
  })

  it('gives each piece its confidence, and says nothing of what is not known', () => {
    const subject = datastore({ ...device('PURE', 'FlashArray'), deviceNames: ['PURE Fibre Channel Disk'], clusterNames: ['A', 'B'] }, { name: 'SAN_GOLD_01', hostCount: 1 })
    expect(storageEvidence(subject).map(({ code, confidence }) => [code, confidence])).toEqual([['type', 'high'], ['array', 'high'], ['protocol', 'high'], ['span', 'high'], ['single-host', 'high'], ['tier', 'low'], ['usage', 'high']])
    expect(storageEvidence({ ...makeDatastore({ type: null, hostCount: null, capacityMib: null }) })).toEqual([])
  })
})

test.each([
  ['SAN_GOLD_01', 'fast'],
  ['tier2-block', 'middle'],
  ['DS tier 03', 'slow'],
  ['nvme01', 'fast'],
  ['gold-archive', null],
  ['goldfish', null],
  ['DS01', null],
])('the tier that %s speaks of', (name, tier) => {
  expect(latencyTierOf(name)).toBe(tier)
})

describe('a suggestion', () => {
  const block = (name: string, overrides: Partial<StorageClass> = {}): StorageClass => ({ name, provisioner: 'openshift-storage.rbd.csi.ceph.com', parameters: {}, isDefaultForVirtualization: false, isDefault: false, ...overrides })
  const trident = (name: string, overrides: Partial<StorageClass> = {}): StorageClass => block(name, { provisioner: 'csi.trident.netapp.io', parameters: { backendType: 'ontap-san' }, ...overrides })
  const virt = block('ceph', { isDefaultForVirtualization: true })
  const netapp = device('NETAPP', 'LUN C-Mode')

  test.each([
    ['the class on the same array before the default', datastore(netapp), [virt, trident('ontap')], 'ontap', 'high', 'same-array'],
    ['of several on the array the one of the same tier', datastore(netapp, { name: 'bronze-7' }), [trident('ontap-gold', { isDefault: true }), trident('ontap-bronze')], 'ontap-bronze', 'high', 'same-array'],
    ['of several on the array the default', datastore(netapp), [trident('a'), trident('b', { isDefault: true })], 'b', 'high', 'same-array'],
    ['a class of the same tier before the default', makeDatastore({ name: 'SAN GOLD' }), [virt, block('gold-block')], 'gold-block', 'low', 'same-tier'],
    ['the default for virtualization where nothing else speaks', datastore(device('PURE', 'FlashArray')), [trident('ontap'), virt], 'ceph', 'medium', 'default-virtualization-class'],
    ['Portworx without a FlashArray behind it is no FlashArray', datastore(device('PURE', 'FlashArray')), [virt, block('px', { provisioner: 'pxd.portworx.com' })], 'ceph', 'medium', 'default-virtualization-class'],
    ['the default class', makeDatastore(), [block('a'), block('b', { isDefault: true })], 'b', 'low', 'default-class'],
    ['the only class', makeDatastore(), [block('a')], 'a', 'medium', 'only-class'],
  ])('%s', (_case, subject, storageClasses, name, confidence, code) => {
    expect(suggestClass(subject, makeTarget({ storageClasses }))).toMatchObject({ storageClass: { name }, confidence, reason: { code } })
  })

  it('is none among several without a default', () => {
    expect(suggestClass(makeDatastore(), makeTarget({ storageClasses: [block('a'), block('b')] }))).toBeNull()
  })
})
