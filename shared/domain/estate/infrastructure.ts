import { z } from 'zod'
import { amount, count, flag, text } from './field-schemas.ts'

/** A datacenter; RVTools has no sheet for it, so it is known by the names on hosts and VMs. */
export const datacenterSchema = z.object({ id: z.string(), sourceId: z.string(), name: z.string() })

export const clusterSchema = z.object({
  id: z.string(),
  sourceId: z.string(),
  moref: text,
  name: z.string(),
  hostCount: count,
  effectiveHostCount: count,
  cpuCores: count,
  cpuThreads: count,
  totalCpuMhz: amount,
  totalMemoryMib: amount,
  isHaEnabled: flag,
  haFailoverLevel: count,
  isAdmissionControlEnabled: flag,
  isDrsEnabled: flag,
  drsBehavior: text,
  /** The API's value, 1 to 5; the threshold of vSphere's own screen is 6 minus this. */
  drsVmotionRate: count,
  isDpmEnabled: flag,
})

export const hostSchema = z.object({
  id: z.string(),
  sourceId: z.string(),
  moref: text,
  name: z.string(),
  datacenterName: text,
  clusterName: text,
  cpuModel: text,
  cpuMhz: amount,
  sockets: count,
  coresPerSocket: count,
  cores: count,
  isHyperthreadingActive: flag,
  memoryMib: amount,
  cpuUsagePercent: amount,
  memoryUsagePercent: amount,
  nicCount: count,
  hbaCount: count,
  vmCount: count,
  vmCountTotal: count,
  currentEvcMode: text,
  maxEvcMode: text,
  esxVersion: text,
  vendor: text,
  model: text,
  isInMaintenanceMode: flag,
  powerPolicy: text,
  uuid: text,
})

/** A physical network adapter of a host. */
export const physicalNicSchema = z.object({
  sourceId: z.string(),
  hostName: text,
  hostId: text,
  device: text,
  driver: text,
  /** Null while the link is down. */
  speedMbps: amount,
  isLinkUp: flag,
  macAddress: text,
  switchName: text,
  uplinkPort: text,
  pciAddress: text,
})

export const hostBusAdapterSchema = z.object({
  sourceId: z.string(),
  hostName: text,
  hostId: text,
  device: text,
  type: text,
  status: text,
  driver: text,
  model: text,
  worldWideName: text,
})

export const vmkernelAdapterSchema = z.object({
  sourceId: z.string(),
  hostName: text,
  hostId: text,
  device: text,
  portGroupName: text,
  macAddress: text,
  isDhcp: flag,
  ipv4Address: text,
  ipv6Address: text,
  subnetMask: text,
  gateway: text,
  mtu: count,
})

export const resourcePoolSchema = z.object({
  id: z.string(),
  sourceId: z.string(),
  moref: text,
  name: z.string(),
  path: text,
  vmCount: count,
  vcpus: count,
  cpuReservationMhz: amount,
  cpuLimitMhz: amount,
  cpuSharesLevel: text,
  memoryReservationMib: amount,
  memoryLimitMib: amount,
  memorySharesLevel: text,
})

export const folderSchema = z.object({ id: z.string(), sourceId: z.string(), moref: text, path: z.string() })

export type Datacenter = z.infer<typeof datacenterSchema>
export type Cluster = z.infer<typeof clusterSchema>
export type Host = z.infer<typeof hostSchema>
export type PhysicalNic = z.infer<typeof physicalNicSchema>
export type VmkernelAdapter = z.infer<typeof vmkernelAdapterSchema>
export type ResourcePool = z.infer<typeof resourcePoolSchema>
export type Folder = z.infer<typeof folderSchema>
