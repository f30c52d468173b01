import { z } from 'zod'
import { amount, count, flag, text } from './field-schemas.ts'

/** A virtual disk. The datastore is the `[name]` prefix of its path, looked up within datacenter and source. */
export const diskSchema = z.object({
  vmId: z.string(),
  /** "Hard disk 1". */
  label: text,
  key: count,
  uuid: text,
  path: text,
  datastoreName: text,
  /** Null: the path names no datastore, or one that the inventory does not list (then `datastoreName` is set). */
  datastoreId: text,
  capacityMib: amount,
  /** Raw device mapping. */
  isRaw: flag,
  rawLunId: text,
  rawCompatibilityMode: text,
  /** persistent, independent_persistent, independent_nonpersistent ... */
  mode: text,
  /** sharingNone or sharingMultiWriter. */
  sharingMode: text,
  isThin: flag,
  controller: text,
  controllerLabel: text,
  /** noSharing, virtualSharing or physicalSharing of the SCSI bus. */
  sharedBus: text,
  unitNumber: count,
  guestPaths: text,
})

/** A virtual network adapter. */
export const nicSchema = z.object({
  vmId: z.string(),
  label: text,
  adapter: text,
  /** As the inventory says; "none" and "Not connected" mean that it is attached to nothing. */
  networkName: text,
  switchName: text,
  /** Null: no such port group in the inventory, or several that fit. */
  portGroupId: text,
  macAddress: text,
  macType: text,
  isConnected: flag,
  isStartConnected: flag,
  ipv4Addresses: text,
  ipv6Addresses: text,
  isDirectPathIo: flag,
})

/** A guest file system as the Tools reported it. */
export const partitionSchema = z.object({
  vmId: z.string(),
  /** Mount point or drive letter. */
  mountPoint: text,
  diskKey: count,
  capacityMib: amount,
  consumedMib: amount,
  freeMib: amount,
  freePercent: amount,
})

export const vmSnapshotSchema = z.object({
  vmId: z.string(),
  name: text,
  description: text,
  createdAt: text,
  fileName: text,
  memoryFileMib: amount,
  totalMib: amount,
  isQuiesced: flag,
  state: text,
})

export const cdDriveSchema = z.object({
  vmId: z.string(),
  deviceNode: text,
  deviceType: text,
  isConnected: flag,
  isStartConnected: flag,
})

export const usbDeviceSchema = z.object({
  vmId: z.string(),
  deviceNode: text,
  deviceType: text,
  isConnected: flag,
  family: text,
  speed: text,
})

/** A DRS rule as vInfo states it: one row for each VM and rule name. */
export const clusterRuleSchema = z.object({
  vmId: z.string(),
  /** "Affinity", "Anti-affinity", "VM-Host" ... as written. */
  type: text,
  name: z.string(),
})

export type Disk = z.infer<typeof diskSchema>
export type Nic = z.infer<typeof nicSchema>
export type Partition = z.infer<typeof partitionSchema>
export type VmSnapshot = z.infer<typeof vmSnapshotSchema>
export type CdDrive = z.infer<typeof cdDriveSchema>
export type UsbDevice = z.infer<typeof usbDeviceSchema>
export type ClusterRule = z.infer<typeof clusterRuleSchema>
