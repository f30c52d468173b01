import type { CopyOffloadVendor } from '#shared/domain/target/copy-offload.ts'
import type { StorageClass } from '#shared/domain/target/target.ts'

/** A family of arrays, as the source's hosts and the target's drivers know it. */
export interface StorageArray {
  readonly id: string
  readonly title: string
  /** What its devices answer to a SCSI inquiry, or VMware names them after. */
  readonly vendor: RegExp
  readonly model: RegExp | null
  /** Provisioners of its CSI driver. */
  readonly provisioners: readonly string[]
  /** How MTV calls it where it can let it copy by itself; null where it cannot. */
  readonly offload: CopyOffloadVendor | null
}

/** The family of a device by its vendor and model; null where nobody knows it. */
export function arrayOfDevice({ vendor, model }: { readonly vendor: string | null; readonly model: string | null }): StorageArray | null {
  if (vendor === null) return null
  return STORAGE_ARRAYS.find((array) => array.vendor.test(vendor.trim()) && (array.model === null || array.model.test(model?.trim() ?? ''))) ?? null
}

/** The families whose driver provisions a class: several where one driver serves several. */
export function arraysOfClass({ provisioner, parameters }: Pick<StorageClass, 'provisioner' | 'parameters'>): readonly StorageArray[] {
  // Portworx puts volumes on the nodes' own disks unless it is told to leave them to a FlashArray.
  if (provisioner === 'pxd.portworx.com' && parameters['backend']?.startsWith('pure_') !== true) return []
  return STORAGE_ARRAYS.filter((array) => array.provisioners.includes(provisioner))
}

/**
 * Vendor and model are the inquiry strings of the arrays (VMware compatibility guide, multipath claim rules of ESXi: `esxcli storage
 * nmp satp rule list`); provisioners as CDI knows them; `offload` is the vocabulary of MTV's StorageMap. The first that fits counts.
 */
export const STORAGE_ARRAYS: readonly StorageArray[] = [
  { id: 'ontap', title: 'NetApp ONTAP', vendor: /^netapp/i, model: null, provisioners: ['csi.trident.netapp.io'], offload: 'ontap' },
  { id: 'pure', title: 'Pure Storage FlashArray', vendor: /^pure/i, model: null, provisioners: ['pxd.portworx.com'], offload: 'pureFlashArray' },
  { id: 'powerstore', title: 'Dell PowerStore', vendor: /^dell/i, model: /powerstore/i, provisioners: ['csi-powerstore.dellemc.com'], offload: 'powerstore' },
  { id: 'powermax', title: 'Dell PowerMax', vendor: /^emc/i, model: /symmetrix/i, provisioners: ['csi-powermax.dellemc.com'], offload: 'powermax' },
  { id: 'powerflex', title: 'Dell PowerFlex', vendor: /^(dell)?emc|^scaleio/i, model: /powerflex|scini|scaleio/i, provisioners: ['csi-vxflexos.dellemc.com'], offload: 'powerflex' },
  { id: 'unity', title: 'Dell Unity', vendor: /^dgc/i, model: null, provisioners: ['csi-unity.dellemc.com'], offload: null },
  { id: '3par', title: 'HPE 3PAR, Primera or Alletra', vendor: /^3pardata/i, model: null, provisioners: ['csi.hpe.com'], offload: 'primera3par' },
  { id: 'nimble', title: 'HPE Nimble', vendor: /^nimble/i, model: null, provisioners: ['csi.hpe.com'], offload: null },
  { id: 'hitachi', title: 'Hitachi VSP', vendor: /^hitachi/i, model: null, provisioners: ['hspc.csi.hitachi.com'], offload: 'vantara' },
  { id: 'flashsystem', title: 'IBM FlashSystem or Spectrum Virtualize', vendor: /^ibm/i, model: /2145|2076|flashsystem/i, provisioners: ['block.csi.ibm.com'], offload: 'flashsystem' },
  { id: 'infinibox', title: 'Infinidat InfiniBox', vendor: /^nfinidat/i, model: null, provisioners: ['infinibox-csi-driver'], offload: 'infinibox' },
  { id: 'huawei', title: 'Huawei OceanStor', vendor: /^huawei/i, model: null, provisioners: ['csi.huawei.com'], offload: null },
]
