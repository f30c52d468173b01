import { z } from 'zod'
import { amount, count, flag, text } from './field-schemas.ts'

/** Settings of a disk beyond `diskSchema`: those of an oVirt attachment and its disk, and of MTV's inventory. */
export const diskConfigurationSchema = z.object({
  vmId: z.string(),
  /** The disk's place among those of its VM, in the order of import, from 1. */
  diskNumber: z.number().int(),
  /** image, lun, cinder, managed_block_storage (oVirt API DiskStorageType). */
  storageType: text,
  /** virtio, virtio_scsi, sata, ide, spapr_vscsi (oVirt API DiskInterface); for vSphere the bus. */
  interface: text,
  /** cow or raw. */
  format: text,
  /** ok, locked, illegal (oVirt API DiskStatus). */
  status: text,
  /** incremental or none. */
  backup: text,
  isBootable: flag,
  isActive: flag,
  isReadOnly: flag,
  isDiscardPassed: flag,
  hasScsiReservation: flag,
  /** filtered, unfiltered, disabled (oVirt API ScsiGenericIO). */
  scsiGenericIo: text,
  isWipedAfterDelete: flag,
  isPropagatingErrors: flag,
  /** What it takes of its storage domain, with its snapshots where the source says so. */
  actualSizeMib: amount,
  quotaName: text,
  /** iscsi or fcp, of a direct LUN. */
  lunTransport: text,
  lunAddress: text,
  lunPort: count,
  lunTarget: text,
  lunMapping: count,
  isChangeTrackingEnabled: flag,
  serial: text,
  guestDriveLetter: text,
})

/** Settings of a NIC beyond `nicSchema`. */
export const nicConfigurationSchema = z.object({
  vmId: z.string(),
  /** The NIC's place among those of its VM, in the order of import, from 1. */
  nicNumber: z.number().int(),
  nicUuid: text,
  isPlugged: flag,
  isLinked: flag,
  /** `name=value` of the network filter's parameters. */
  filterParameters: text,
  /** How the guest's addresses came about, as the guest says: manual, dhcp ... (vSphere NetIpConfigInfoIpAddressOrigin). */
  addressOrigins: text,
})

export type DiskConfiguration = z.infer<typeof diskConfigurationSchema>
export type NicConfiguration = z.infer<typeof nicConfigurationSchema>
