import { describe, expect, test } from 'vitest'
import type { EstateDatastore } from '#shared/domain/estate/estate.ts'
import type { StorageClass } from '#shared/domain/target/target.ts'
import { makeDatastore } from '#shared/engine/testing/estate-fixtures.ts'
import { makeTarget } from '#shared/engine/testing/target-fixture.ts'
import { judgeCopyOffload, refuseCopyOffload } from './copy-offload.ts'

const on = (vendor: string, model: string, overrides: Partial<EstateDatastore> = {}): EstateDatastore => ({ ...makeDatastore(), access: { devices: [{ vendor, model }], deviceNames: [], adapterTypes: [], clusterNames: [] }, ...overrides })
const ofClass = (provisioner: string, parameters: Record<string, string> = {}): StorageClass => ({ name: 'class', provisioner, parameters, isDefault: false, isDefaultForVirtualization: false })
const ONTAP = ofClass('csi.trident.netapp.io', { backendType: 'ontap-san' })
const POWERSTORE = ofClass('csi-powerstore.dellemc.com')
const oldTarget = makeTarget({ mtv: '2.9' })
const target = makeTarget()
const netapp = on('NETAPP', 'LUN C-Mode')
const configuration = { datastoreId: 'x', domainType: 'data', status: null, datacenterName: null, isMaster: null, isBackup: null, format: null, path: null, nfsVersion: null, mountOptions: null, isWipedAfterDelete: null, isDiscardedAfterDelete: null, warningFreeSpacePercent: null }

describe('whether the array could copy', () => {
  test.each([
    ['the same array', netapp, ONTAP, 'Block', target, 'ontap'],
    ['an array that the oldest release knows', netapp, ONTAP, 'Block', oldTarget, 'ontap'],
    ['an array that the release knows', on('DellEMC', 'PowerStore'), POWERSTORE, 'Block', makeTarget({ mtv: '2.10' }), 'powerstore'],
    ['Portworx on a FlashArray', on('PURE', 'FlashArray'), ofClass('pxd.portworx.com', { backend: 'pure_block' }), 'Block', target, 'pureFlashArray'],
  ] as const)('yes: %s', (_case, datastore, storageClass, volumeMode, within, vendor) => {
    expect(judgeCopyOffload(datastore, storageClass, { volumeMode }, within)).toEqual({ vendor })
  })

  test.each([
    ['another array', netapp, POWERSTORE, 'Block', target, /not on NetApp ONTAP/],
    ['Filesystem', netapp, ONTAP, 'Filesystem', target, /Block/],
    ['a release that does not know the array', on('DellEMC', 'PowerStore'), POWERSTORE, 'Block', oldTarget, /MTV 2\.9 does not know powerstore/],
    ['an array that MTV cannot command', on('DGC', 'VRAID'), ofClass('csi-unity.dellemc.com'), 'Block', target, /knows no copy offload for Dell Unity/],
    ['NFS', on('NETAPP', 'LUN', { type: 'NFS' }), ONTAP, 'Block', target, /nfs/],
    ['an unknown array', on('ACME', 'Disk'), ONTAP, 'Block', target, /not known \(ACME Disk\)/],
    ['an inventory without paths', makeDatastore(), ONTAP, 'Block', target, /vMultiPath/],
    ['oVirt', on('NETAPP', 'LUN', { configuration }), ONTAP, 'Block', target, /vSphere only/],
  ] as const)('no: %s', (_case, datastore, storageClass, volumeMode, within, words) => {
    expect(judgeCopyOffload(datastore, storageClass, { volumeMode }, within)).toMatchObject({ reason: { message: expect.stringMatching(words) as string } })
  })
})

describe('a copy offload that somebody chose', () => {
  const chosen = (vendor: 'ontap' | 'powerstore', volumeMode: 'Block' | 'Filesystem' = 'Block') => ({ storageClass: 'class', volumeMode, accessMode: 'ReadWriteMany' as const, copyOffload: { vendor, secret: 's' } })
  test.each([
    ['holds where it is possible', netapp, ONTAP, chosen('ontap'), target, null],
    ['holds where the inventory is silent and the class is on the array', makeDatastore(), ONTAP, chosen('ontap'), target, null],
    ['is refused for another array than the datastore\'s', netapp, ONTAP, chosen('powerstore'), target, /lies on ontap/],
    ['is refused for a class elsewhere', makeDatastore(), ONTAP, chosen('powerstore'), target, /not on powerstore/],
    ['is refused for Filesystem', makeDatastore(), ONTAP, chosen('ontap', 'Filesystem'), target, /Block/],
    ['is refused by an older release', makeDatastore(), POWERSTORE, chosen('powerstore'), oldTarget, /does not know powerstore/],
    ['is refused on NFS', makeDatastore({ type: 'NFS' }), ONTAP, chosen('ontap'), target, /nfs/],
  ])('%s', (_case, datastore, storageClass, destination, within, words) => {
    const refused = refuseCopyOffload(datastore, storageClass, destination, within)
    if (words === null) expect(refused).toBeNull()
    else expect(refused).toMatchObject({ code: 'copy-offload-refused', message: expect.stringMatching(words) as string })
  })
})
