import { z } from 'zod'
import { amount, count, flag, text } from './field-schemas.ts'

export const powerStateSchema = z.enum(['poweredOn', 'poweredOff', 'suspended'])

/**
 * A virtual machine or template as the inventory states it. Null is "not in the export", never zero.
 * `id` is `<source id>/<moref or UUID>`, or `<source id>/name:<datacenter>/<name>` where there is neither.
 */
export const vmSchema = z.object({
  id: z.string(),
  sourceId: z.string(),
  /** Managed object reference ("vm-42"); MTV's Plan refers to VMs by it. */
  moref: text,
  name: z.string(),
  instanceUuid: text,
  smbiosUuid: text,
  powerState: powerStateSchema.nullable(),
  isTemplate: flag,
  isSrmPlaceholder: flag,
  /** connected, disconnected, inaccessible, invalid or orphaned (vSphere VirtualMachineConnectionState). */
  connectionState: text,
  /** running, notRunning ... as the Tools told vCenter. */
  guestState: text,
  heartbeat: text,
  configStatus: text,
  isConsolidationNeeded: flag,
  dnsName: text,
  primaryIpAddress: text,
  poweredOnAt: text,
  createdAt: text,
  vcpus: count,
  memoryMib: amount,
  nicCount: count,
  diskCount: count,
  totalDiskCapacityMib: amount,
  provisionedMib: amount,
  inUseMib: amount,
  unsharedMib: amount,
  requiredEvcMode: text,
  latencySensitivity: text,
  /** disk.EnableUUID. */
  isDiskUuidEnabled: flag,
  isChangeBlockTrackingEnabled: flag,
  resourcePoolPath: text,
  folderId: text,
  folderPath: text,
  vApp: text,
  faultToleranceState: text,
  haRestartPriority: text,
  haIsolationResponse: text,
  firmware: text,
  isSecureBootEnabled: flag,
  hardwareVersion: count,
  vmxPath: text,
  annotation: text,
  datacenterName: text,
  clusterName: text,
  hostName: text,
  hostId: text,
  guestOsConfigured: text,
  guestOsFromTools: text,
  guestDetailedData: text,
})

/** CPU settings of a VM. Reservation and limit in MHz; `isLimited` false means unlimited (-1 in vSphere). */
export const vmCpuSchema = z.object({
  vmId: z.string(),
  sockets: count,
  coresPerSocket: count,
  reservationMhz: amount,
  limitMhz: amount,
  isLimited: flag,
  sharesLevel: text,
  shares: amount,
  isHotAddEnabled: flag,
  isHotRemoveEnabled: flag,
  /** Load at the instant of the export, MHz: never a percentile. */
  usageAtExportMhz: amount,
  folderPath: text,
})

/** Memory settings of a VM, in MiB. */
export const vmMemorySchema = z.object({
  vmId: z.string(),
  sizeMib: amount,
  reservationMib: amount,
  limitMib: amount,
  isLimited: flag,
  isReservationLockedToMax: flag,
  sharesLevel: text,
  shares: amount,
  isHotAddEnabled: flag,
  activeAtExportMib: amount,
  consumedAtExportMib: amount,
  balloonedAtExportMib: amount,
  swappedAtExportMib: amount,
})

/** What vTools says of a VM's VMware Tools. */
export const vmToolsSchema = z.object({
  vmId: z.string(),
  /** toolsOk, toolsOld, toolsNotRunning, toolsNotInstalled ... (vSphere GuestInfo.toolsStatus). */
  status: text,
  version: text,
  requiredVersion: text,
  upgradePolicy: text,
  isSyncTimeWithHost: flag,
  isOperationReady: flag,
})

export type PowerState = z.infer<typeof powerStateSchema>
export type Vm = z.infer<typeof vmSchema>
export type VmCpu = z.infer<typeof vmCpuSchema>
export type VmMemory = z.infer<typeof vmMemorySchema>
export type VmTools = z.infer<typeof vmToolsSchema>
