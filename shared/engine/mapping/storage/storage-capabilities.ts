import type { AccessMode, StorageClass, VolumeMode } from '#shared/domain/target/target.ts'
import { provisionerKeyOf } from './provisioner-key.ts'

/** One way in which a volume of a StorageClass can be claimed. */
export interface StorageCapability {
  readonly volumeMode: VolumeMode
  readonly accessMode: AccessMode
}

/**
 * What volumes of a StorageClass can be claimed as, the preferred way first: CDI takes the first where a
 * DataVolume names no mode. Null: CDI knows nothing of this provisioner with these parameters, so nothing is
 * assumed of it; a cluster administrator states it in the class's StorageProfile.
 * Source: kubevirt/containerized-data-importer, pkg/storagecapabilities/storagecapabilities.go.
 */
export function capabilitiesOf(storageClass: Pick<StorageClass, 'provisioner' | 'parameters'>): readonly StorageCapability[] | null {
  const key = provisionerKeyOf(storageClass)
  return key === null ? null : CAPABILITIES.get(key) ?? null
}

const RWX_BLOCK: StorageCapability = { volumeMode: 'Block', accessMode: 'ReadWriteMany' }
const RWO_BLOCK: StorageCapability = { volumeMode: 'Block', accessMode: 'ReadWriteOnce' }
const ROX_BLOCK: StorageCapability = { volumeMode: 'Block', accessMode: 'ReadOnlyMany' }
const RWX_FILE: StorageCapability = { volumeMode: 'Filesystem', accessMode: 'ReadWriteMany' }
const RWO_FILE: StorageCapability = { volumeMode: 'Filesystem', accessMode: 'ReadWriteOnce' }
const ROX_FILE: StorageCapability = { volumeMode: 'Filesystem', accessMode: 'ReadOnlyMany' }

/** A block array that also formats a volume for one node. */
const SHARED_BLOCK = [RWX_BLOCK, RWO_BLOCK, RWO_FILE]
const SHARED_BLOCK_AND_READ_ONLY_BLOCK = [...SHARED_BLOCK, ROX_BLOCK]
const SHARED_BLOCK_AND_READ_ONLY = [...SHARED_BLOCK, ROX_BLOCK, ROX_FILE]
const SHARED_FILE = [RWX_FILE, RWO_FILE]
const SHARED_FILE_AND_READ_ONLY = [RWX_FILE, RWO_FILE, ROX_FILE]
/** Volumes of one node at a time: no live migration. */
const SINGLE_NODE = [RWO_BLOCK, RWO_FILE]
const PORTWORX = [RWX_BLOCK, RWX_FILE, RWO_BLOCK, RWO_FILE]

/** By CDI's provisioner key: the provisioner, with a suffix where parameters make a difference. A map, since the key is a stranger's text. */
const CAPABILITIES: ReadonlyMap<string, readonly StorageCapability[]> = new Map<string, readonly StorageCapability[]>([
  ['blockvolume.csi.oraclecloud.com', SHARED_BLOCK],
  ['block.csi.ibm.com', SHARED_BLOCK],
  ['cephfs.csi.ceph.com', SHARED_FILE],
  ['cinder.csi.openstack.org', SINGLE_NODE],
  ['csi-isilon.dellemc.com', SHARED_FILE_AND_READ_ONLY],
  ['csi-powermax.dellemc.com', SHARED_BLOCK_AND_READ_ONLY_BLOCK],
  ['csi-powermax.dellemc.com/nfs', SHARED_FILE_AND_READ_ONLY],
  ['csi-powerstore.dellemc.com', SHARED_BLOCK_AND_READ_ONLY_BLOCK],
  ['csi-powerstore.dellemc.com/nfs', SHARED_FILE_AND_READ_ONLY],
  ['csi-unity.dellemc.com', SHARED_BLOCK_AND_READ_ONLY],
  ['csi-unity.dellemc.com/nfs', SHARED_FILE_AND_READ_ONLY],
  ['csi-vxflexos.dellemc.com', SHARED_BLOCK_AND_READ_ONLY],
  ['csi-vxflexos.dellemc.com/nfs', SHARED_FILE_AND_READ_ONLY],
  ['csi.hpe.com', SHARED_BLOCK],
  ['csi.huawei.com', SHARED_BLOCK_AND_READ_ONLY],
  ['csi.huawei.com/nfs', SHARED_FILE_AND_READ_ONLY],
  ['csi.ovirt.org', SINGLE_NODE],
  ['csi.san.synology.com/iscsi', SHARED_BLOCK],
  ['csi.san.synology.com/nfs', SHARED_FILE],
  ['csi.san.synology.com/smb', SHARED_FILE],
  ['csi.trident.netapp.io/gcnv-flex', SHARED_FILE],
  ['csi.trident.netapp.io/ontap-nas', SHARED_FILE],
  ['csi.trident.netapp.io/ontap-san', [RWX_BLOCK]],
  ['csi.vsphere.vmware.com', SINGLE_NODE],
  ['csi.vsphere.vmware.com/nfs', [RWX_FILE, RWO_BLOCK, RWO_FILE]],
  ['directpv-min-io', [RWO_FILE]],
  ['disk.csi.azure.com', [RWO_BLOCK]],
  ['driver.longhorn.io', [RWO_BLOCK]],
  ['driver.longhorn.io/fs', [RWO_FILE]],
  ['driver.longhorn.io/migratable', [RWX_BLOCK, RWO_BLOCK]],
  ['driver.longhorn.io/nfs', SHARED_FILE],
  ['ebs.csi.aws.com', [RWO_BLOCK]],
  ['ebs.csi.aws.com/gp', [RWO_BLOCK]],
  ['ebs.csi.aws.com/io1', [RWO_BLOCK]],
  ['ebs.csi.aws.com/io2', SHARED_BLOCK],
  ['efs.csi.aws.com', SHARED_FILE],
  ['file.csi.azure.com', [RWX_FILE]],
  ['hspc.csi.hitachi.com', SHARED_BLOCK],
  ['infinibox-csi-driver/iscsiorfibrechannel', SHARED_BLOCK],
  ['infinibox-csi-driver/nfs', SHARED_FILE],
  ['infinibox-csi-driver/nvme', SHARED_BLOCK],
  ['k8s-sigs.io/nfs-subdir-external-provisioner', [RWX_FILE]],
  ['k8s.io/minikube-hostpath', [RWO_FILE]],
  ['kubernetes.io/aws-ebs', [RWO_BLOCK]],
  ['kubernetes.io/azure-disk', [RWO_BLOCK]],
  ['kubernetes.io/azure-file', [RWX_FILE]],
  ['kubernetes.io/gce-pd', SINGLE_NODE],
  ['kubernetes.io/portworx-volume', PORTWORX],
  ['kubernetes.io/portworx-volume/nfs', SHARED_FILE],
  ['kubernetes.io/rbd', SHARED_BLOCK],
  ['kubernetes.io/storageos', [RWO_FILE]],
  ['kubesan.gitlab.io', [RWX_BLOCK, ROX_BLOCK, RWO_BLOCK, RWO_FILE]],
  ['kubevirt.io.hostpath-provisioner', [RWO_FILE]],
  ['kubevirt.io.hostpath-provisioner/overlay', [RWX_FILE]],
  ['kubevirt.io/hostpath-provisioner', [RWO_FILE]],
  ['linstor.csi.linbit.com', SHARED_BLOCK_AND_READ_ONLY],
  ['manila.csi.openstack.org', [RWX_FILE]],
  ['nfs.csi.k8s.io', [RWX_FILE]],
  ['openshift-storage.cephfs.csi.ceph.com', SHARED_FILE],
  ['openshift-storage.rbd.csi.ceph.com', SHARED_BLOCK],
  ['pd.csi.storage.gke.io', SINGLE_NODE],
  ['pd.csi.storage.gke.io/hyperdisk', SHARED_BLOCK],
  ['pxd.portworx.com', PORTWORX],
  ['pxd.portworx.com/nfs', SHARED_FILE],
  ['pxd.portworx.com/pure_block', SHARED_BLOCK],
  ['pxd.portworx.com/pure_fa_file', SHARED_FILE],
  ['rbd.csi.ceph.com', SHARED_BLOCK],
  ['rook-ceph.cephfs.csi.ceph.com', SHARED_FILE],
  ['rook-ceph.rbd.csi.ceph.com', SHARED_BLOCK],
  ['spectrumscale.csi.ibm.com', SHARED_FILE],
  ['storageos', [RWO_FILE]],
  ['topolvm.cybozu.com', SINGLE_NODE],
  ['topolvm.io', SINGLE_NODE],
  ['vpc.block.csi.ibm.io', SINGLE_NODE],
  ['vpc.file.csi.ibm.io', SHARED_FILE],
  ['vpc.file.csi.ibm.io/dp2', SHARED_FILE],
  ['vpc.file.csi.ibm.io/dp2-rwo', [RWO_FILE]],
  ['vpc.file.csi.ibm.io/rfs', SHARED_FILE],
  ['vpc.file.csi.ibm.io/rfs-rwo', [RWO_FILE]],
])
