import type { StorageClass } from '#shared/domain/target/target.ts'

type Parameters = Readonly<Record<string, string>>

/**
 * CDI's name for a StorageClass's kind of storage: its provisioner, with a suffix where the class's parameters
 * change what it offers ("csi.trident.netapp.io/ontap-san"). Null where the provisioner is known to differ by a
 * parameter that the class does not state. Source: kubevirt/containerized-data-importer,
 * pkg/storagecapabilities/storagecapabilities.go, storageClassToProvisionerKeyMapper.
 */
export function provisionerKeyOf({ provisioner, parameters }: Pick<StorageClass, 'provisioner' | 'parameters'>): string | null {
  const variantOf = VARIANTS.get(provisioner)
  if (variantOf === undefined) return provisioner
  const variant = variantOf(parameters)
  return variant === null ? null : variant === '' ? provisioner : `${provisioner}/${variant}`
}

/** The suffix by parameters: empty for the plain provisioner, null where nothing can be said. */
type VariantOf = (parameters: Parameters) => string | null

const VARIANTS: ReadonlyMap<string, VariantOf> = new Map<string, VariantOf>([
  ['csi-powermax.dellemc.com', nfsByFileSystem],
  ['csi-powerstore.dellemc.com', nfsByFileSystem],
  ['csi-vxflexos.dellemc.com', nfsByFileSystem],
  ['csi.vsphere.vmware.com', (parameters) => (fileSystemOf(parameters).includes('nfs') ? 'nfs' : '')],
  ['csi-unity.dellemc.com', ({ protocol = '' }) => (protocol.toLowerCase() === 'nfs' ? 'nfs' : '')],
  ['csi.huawei.com', ({ protocol }) => (protocol === 'nfs' ? 'nfs' : '')],
  ['csi.trident.netapp.io', tridentVariant],
  ['infinibox-csi-driver', infiniboxVariant],
  ['pxd.portworx.com', portworxVariant],
  ['kubernetes.io/portworx-volume', (parameters) => (isNfs3Shared(parameters) ? 'nfs' : '')],
  ['kubevirt.io.hostpath-provisioner', ({ overlayCSI }) => (overlayCSI === undefined ? '' : 'overlay')],
  ['driver.longhorn.io', longhornVariant],
  ['ebs.csi.aws.com', ({ type }) => (type === 'io1' || type === 'io2' ? type : type === 'gp2' || type === 'gp3' ? 'gp' : '')],
  ['pd.csi.storage.gke.io', ({ type = '' }) => (type.startsWith('hyperdisk-balanced') ? 'hyperdisk' : '')],
  ['csi.san.synology.com', synologyVariant],
  ['vpc.file.csi.ibm.io', ibmVpcFileVariant],
])

function fileSystemOf(parameters: Parameters): string {
  return (parameters['csi.storage.k8s.io/fstype'] ?? '').toLowerCase()
}

function nfsByFileSystem(parameters: Parameters): string {
  return fileSystemOf(parameters) === 'nfs' ? 'nfs' : ''
}

function tridentVariant({ backendType = '', selector = '' }: Parameters): string | null {
  if (backendType.startsWith('ontap-nas')) return 'ontap-nas'
  if (backendType.startsWith('ontap-san')) return 'ontap-san'
  const isFlex = selector.split(/\s*[;,]\s*/).includes('performance=flex')
  return backendType === 'google-cloud-netapp-volumes' && isFlex ? 'gcnv-flex' : null
}

function infiniboxVariant({ storage_protocol: protocol }: Parameters): string | null {
  if (protocol === 'iscsi' || protocol === 'fc') return 'iscsiorfibrechannel'
  if (protocol === 'nvme') return 'nvme'
  return protocol === 'nfs' || protocol === 'nfs_treeq' ? 'nfs' : null
}

function portworxVariant(parameters: Parameters): string {
  const { backend } = parameters
  if (backend === 'pure_block' || backend === 'pure_fa_file') return backend
  return backend === undefined && isNfs3Shared(parameters) ? 'nfs' : ''
}

function isNfs3Shared({ sharedv4_mount_options: text = '' }: Parameters): boolean {
  const options = text.split(',')
  return options.includes('vers=3.0') && options.includes('nolock')
}

function longhornVariant({ migratable, nfsOptions, fsType }: Parameters): string {
  if (migratable === 'true') return 'migratable'
  if (nfsOptions !== undefined && nfsOptions !== '') return 'nfs'
  return fsType !== undefined && fsType !== '' ? 'fs' : ''
}

function synologyVariant({ protocol = '' }: Parameters): string | null {
  if (protocol === '' || protocol === 'iscsi') return 'iscsi'
  return protocol === 'nfs' || protocol === 'smb' ? protocol : null
}

/** IBM's file shares serve one VM at a time where the class says that they hold a VM's state. */
function ibmVpcFileVariant({ profile, vmState }: Parameters): string {
  if (profile !== 'rfs' && profile !== 'dp2') return ''
  return vmState === 'true' ? `${profile}-rwo` : profile
}
