import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { capabilitiesOf } from './storage-capabilities.ts'
import { CLASS_OF_KEY } from './testing/class-of-key.ts'

const SHORT_ACCESS = { ReadWriteMany: 'RWX', ReadWriteOnce: 'RWO', ReadOnlyMany: 'ROX' }

function shortSets(provisioner: string, parameters: Record<string, string> = {}): string | null {
  const sets = capabilitiesOf({ provisioner, parameters })
  return sets === null ? null : sets.map((set) => `${SHORT_ACCESS[set.accessMode]} ${set.volumeMode}`).join(', ')
}

describe('what a StorageClass offers', () => {
  test.each([
    ['openshift-storage.rbd.csi.ceph.com', {}, 'RWX Block, RWO Block, RWO Filesystem'],
    ['openshift-storage.rbd.csi.ceph.com', { mounter: 'rbd', mapOptions: 'krbd:rxbounce' }, 'RWX Block, RWO Block, RWO Filesystem'],
    ['openshift-storage.cephfs.csi.ceph.com', {}, 'RWX Filesystem, RWO Filesystem'],
    ['csi.trident.netapp.io', { backendType: 'ontap-san-economy' }, 'RWX Block'],
    ['csi.trident.netapp.io', { backendType: 'ontap-nas' }, 'RWX Filesystem, RWO Filesystem'],
    ['pxd.portworx.com', { backend: 'pure_block' }, 'RWX Block, RWO Block, RWO Filesystem'],
    ['pxd.portworx.com', { backend: 'pure_fa_file' }, 'RWX Filesystem, RWO Filesystem'],
    ['pxd.portworx.com', { backend: 'pure_file', sharedv4_mount_options: 'vers=3.0,nolock' }, 'RWX Block, RWX Filesystem, RWO Block, RWO Filesystem'],
    ['csi-powerstore.dellemc.com', { 'csi.storage.k8s.io/fstype': 'ext4' }, 'RWX Block, RWO Block, RWO Filesystem, ROX Block'],
    ['csi-powerstore.dellemc.com', { 'csi.storage.k8s.io/fstype': 'nfs' }, 'RWX Filesystem, RWO Filesystem, ROX Filesystem'],
    ['csi-isilon.dellemc.com', {}, 'RWX Filesystem, RWO Filesystem, ROX Filesystem'],
    ['block.csi.ibm.com', {}, 'RWX Block, RWO Block, RWO Filesystem'],
    ['csi.hpe.com', {}, 'RWX Block, RWO Block, RWO Filesystem'],
    ['hspc.csi.hitachi.com', {}, 'RWX Block, RWO Block, RWO Filesystem'],
    ['spectrumscale.csi.ibm.com', {}, 'RWX Filesystem, RWO Filesystem'],
    ['csi.vsphere.vmware.com', {}, 'RWO Block, RWO Filesystem'],
    ['topolvm.io', {}, 'RWO Block, RWO Filesystem'],
    ['kubevirt.io.hostpath-provisioner', {}, 'RWO Filesystem'],
    ['nfs.csi.k8s.io', {}, 'RWX Filesystem'],
  ] as const)('%s %j: %s', (provisioner, parameters, expected) => {
    expect(shortSets(provisioner, parameters)).toBe(expected)
  })

  test.each([
    ['a provisioner that nobody knows', 'csi.example.com', {}],
    ['an empty provisioner', '', {}],
    ['a name of Object.prototype', 'constructor', {}],
    ['Trident without backendType', 'csi.trident.netapp.io', {}],
    ['Trident on Solidfire', 'csi.trident.netapp.io', { backendType: 'solidfire-san' }],
    ['InfiniBox without a protocol', 'infinibox-csi-driver', {}],
    ['local volumes', 'kubernetes.io/no-provisioner', {}],
    ['object storage', 'openshift-storage.noobaa.io/obc', {}],
  ])('is not known for %s', (_case, provisioner, parameters) => {
    expect(shortSets(provisioner, parameters)).toBeNull()
  })
})

const REFERENCE = '../shared/data/storagecapabilities.json'

interface ReferenceRow {
  readonly provisionerKey: string
  readonly claimPropertySets: readonly { readonly accessModes: readonly string[]; readonly volumeMode: string }[]
}

describe.skipIf(!existsSync(REFERENCE))('against the reference table of CDI', () => {
  it('agrees in every row', () => {
    const { provisioners } = JSON.parse(readFileSync(REFERENCE, 'utf8')) as { provisioners: Record<string, ReferenceRow> } // the shape that the table documents
    const rows = Object.values(provisioners)
    expect(rows.length).toBeGreaterThan(60)
    for (const { provisionerKey, claimPropertySets } of rows) {
      const storageClass = CLASS_OF_KEY[provisionerKey] ?? { provisioner: provisionerKey, parameters: {} }
      const expected = claimPropertySets.flatMap(({ accessModes, volumeMode }) => accessModes.map((accessMode) => ({ volumeMode, accessMode })))
      expect(capabilitiesOf(storageClass), provisionerKey).toEqual(expected)
    }
  })
})
