/**
 * Array families by which MTV can let the storage copy the disks itself, as StorageMap names them
 * (offloadPlugin.vsphereXcopyConfig.storageVendorProduct). Source: the CRD of MTV 2.12; older releases know fewer.
 */
export const COPY_OFFLOAD_VENDORS = ['flashsystem', 'vantara', 'ontap', 'primera3par', 'pureFlashArray', 'powerflex', 'powermax', 'powerstore', 'infinibox'] as const

export type CopyOffloadVendor = (typeof COPY_OFFLOAD_VENDORS)[number]
