import type { StorageClass } from '#shared/domain/target/target.ts'
import { capabilitiesOf } from './storage-capabilities.ts'
import { provisionerKeyOf } from './provisioner-key.ts'

/** How CDI clones a volume of a class: by the driver, from a snapshot, or byte for byte over the network. */
export type CloneStrategy = 'csi-clone' | 'snapshot' | 'copy'

/**
 * CDI's strategy for a class: what its table of drivers says, else a snapshot, which is its default. Null: nobody knows the class.
 * Source: kubevirt/containerized-data-importer, pkg/storagecapabilities/storagecapabilities.go, CloneStrategyByProvisionerKey.
 */
export function cloneStrategyOf(storageClass: Pick<StorageClass, 'provisioner' | 'parameters'>): CloneStrategy | null {
  if (capabilitiesOf(storageClass) === null) return null
  const key = provisionerKeyOf(storageClass) ?? ''
  return CSI_CLONE.has(key) ? 'csi-clone' : COPY.has(key) ? 'copy' : 'snapshot'
}

const CSI_CLONE: ReadonlySet<string> = new Set([
  'block.csi.ibm.com', 'blockvolume.csi.oraclecloud.com', 'cephfs.csi.ceph.com', 'csi-isilon.dellemc.com', 'csi-powermax.dellemc.com', 'csi-vxflexos.dellemc.com', 'csi.hpe.com',
  'csi.san.synology.com/iscsi', 'csi.san.synology.com/nfs', 'csi.san.synology.com/smb', 'hspc.csi.hitachi.com', 'infinibox-csi-driver/iscsiorfibrechannel', 'infinibox-csi-driver/nfs', 'infinibox-csi-driver/nvme',
  'kubesan.gitlab.io', 'openshift-storage.cephfs.csi.ceph.com', 'openshift-storage.rbd.csi.ceph.com', 'pxd.portworx.com', 'pxd.portworx.com/nfs', 'pxd.portworx.com/pure_block', 'pxd.portworx.com/pure_fa_file',
  'rbd.csi.ceph.com', 'rook-ceph.cephfs.csi.ceph.com', 'rook-ceph.rbd.csi.ceph.com', 'spectrumscale.csi.ibm.com',
])
const COPY: ReadonlySet<string> = new Set(['csi-powerstore.dellemc.com', 'topolvm.cybozu.com', 'topolvm.io', 'vpc.block.csi.ibm.io'])
