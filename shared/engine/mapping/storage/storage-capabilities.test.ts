import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { capabilitiesOf } from './storage-capabilities.ts'

/** A StorageClass for each key that parameters make; the other keys are the provisioner itself. */
const CLASS_OF_KEY: Record<string, { provisioner: string; parameters: Record<string, string> }> = {
  'csi-powermax.dellemc.com/nfs': { provisioner: 'csi-powermax.dellemc.com', parameters: { 'csi.storage.k8s.io/fstype': 'nfs' } },
  'csi-powerstore.dellemc.com/nfs': { provisioner: 'csi-powerstore.dellemc.com', parameters: { 'csi.storage.k8s.io/fstype': 'NFS' } },
  'csi-unity.dellemc.com/nfs': { provisioner: 'csi-unity.dellemc.com', parameters: { protocol: 'NFS' } },
  'csi-vxflexos.dellemc.com/nfs': { provisioner: 'csi-vxflexos.dellemc.com', parameters: { 'csi.storage.k8s.io/fstype': 'nfs' } },
  'csi.huawei.com/nfs': { provisioner: 'csi.huawei.com', parameters: { protocol: 'nfs' } },
  'csi.san.synology.com/iscsi': { provisioner: 'csi.san.synology.com', parameters: {} },
  'csi.san.synology.com/nfs': { provisioner: 'csi.san.synology.com', parameters: { protocol: 'nfs' } },
  'csi.san.synology.com/smb': { provisioner: 'csi.san.synology.com', parameters: { protocol: 'smb' } },
  'csi.trident.netapp.io/gcnv-flex': { provisioner: 'csi.trident.netapp.io', parameters: { backendType: 'google-cloud-netapp-volumes', selector: 'a=b ; performance=flex' } },
  'csi.trident.netapp.io/ontap-nas': { provisioner: 'csi.trident.netapp.io', parameters: { backendType: 'ontap-nas-economy' } },
  'csi.trident.netapp.io/ontap-san': { provisioner: 'csi.trident.netapp.io', parameters: { backendType: 'ontap-san' } },
  'csi.vsphere.vmware.com/nfs': { provisioner: 'csi.vsphere.vmware.com', parameters: { 'csi.storage.k8s.io/fstype': 'nfs4' } },
  'driver.longhorn.io/fs': { provisioner: 'driver.longhorn.io', parameters: { fsType: 'ext4' } },
  'driver.longhorn.io/migratable': { provisioner: 'driver.longhorn.io', parameters: { migratable: 'true', fsType: 'ext4' } },
  'driver.longhorn.io/nfs': { provisioner: 'driver.longhorn.io', parameters: { nfsOptions: 'vers=4.2', fsType: 'ext4' } },
  'ebs.csi.aws.com/gp': { provisioner: 'ebs.csi.aws.com', parameters: { type: 'gp3' } },
  'ebs.csi.aws.com/io1': { provisioner: 'ebs.csi.aws.com', parameters: { type: 'io1' } },
  'ebs.csi.aws.com/io2': { provisioner: 'ebs.csi.aws.com', parameters: { type: 'io2' } },
  'infinibox-csi-driver/iscsiorfibrechannel': { provisioner: 'infinibox-csi-driver', parameters: { storage_protocol: 'fc' } },
  'infinibox-csi-driver/nfs': { provisioner: 'infinibox-csi-driver', parameters: { storage_protocol: 'nfs_treeq' } },
  'infinibox-csi-driver/nvme': { provisioner: 'infinibox-csi-driver', parameters: { storage_protocol: 'nvme' } },
  'kubernetes.io/portworx-volume/nfs': { provisioner: 'kubernetes.io/portworx-volume', parameters: { sharedv4_mount_options: 'vers=3.0,nolock' } },
  'kubevirt.io.hostpath-provisioner/overlay': { provisioner: 'kubevirt.io.hostpath-provisioner', parameters: { overlayCSI: 'x' } },
  'pd.csi.storage.gke.io/hyperdisk': { provisioner: 'pd.csi.storage.gke.io', parameters: { type: 'hyperdisk-balanced' } },
  'pxd.portworx.com/nfs': { provisioner: 'pxd.portworx.com', parameters: { sharedv4_mount_options: 'nolock,vers=3.0' } },
  'pxd.portworx.com/pure_block': { provisioner: 'pxd.portworx.com', parameters: { backend: 'pure_block' } },
  'pxd.portworx.com/pure_fa_file': { provisioner: 'pxd.portworx.com', parameters: { backend: 'pure_fa_file' } },
  'vpc.file.csi.ibm.io/dp2': { provisioner: 'vpc.file.csi.ibm.io', parameters: { profile: 'dp2' } },
  'vpc.file.csi.ibm.io/dp2-rwo': { provisioner: 'vpc.file.csi.ibm.io', parameters: { profile: 'dp2', vmState: 'true' } },
  'vpc.file.csi.ibm.io/rfs': { provisioner: 'vpc.file.csi.ibm.io', parameters: { profile: 'rfs' } },
  'vpc.file.csi.ibm.io/rfs-rwo': { provisioner: 'vpc.file.csi.ibm.io', parameters: { profile: 'rfs', vmState: 'true' } },
}

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
