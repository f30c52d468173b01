import type { StorageClass } from '#shared/domain/target/target.ts'

/** Whether a class maps Ceph RBD without the krbd option that Windows guests need. Source: OpenShift Data Foundation documentation, StorageClass for virtualization. */
export function isRbdUnfitForWindows({ provisioner, parameters }: Pick<StorageClass, 'provisioner' | 'parameters'>): boolean {
  return provisioner === 'openshift-storage.rbd.csi.ceph.com' && parameters['mapOptions']?.includes('rxbounce') !== true
}
