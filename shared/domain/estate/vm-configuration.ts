import { z } from 'zod'
import { amount, count, flag, text } from './field-schemas.ts'

/**
 * Settings of a VM beyond what every platform states: the oVirt engine's, and those that MTV's own inventory
 * knows of vSphere and RVTools does not. Null is "the inventory does not say". Lists are one text, their
 * members joined by `; `; an empty text is a list that is known to be empty.
 */
export const vmConfigurationSchema = z.object({
  vmId: z.string(),
  /** The platform's own word for the state: up, down, image_locked, paused ... (oVirt API VmStatus). */
  status: text,
  /** The platform's own word for the configured OS: rhel8_64Guest (vSphere guestId), rhel_8x64 (oVirt API os.type). */
  guestId: text,
  /** Where the VM came from: ovirt, rhev, vmware; managed_hosted_engine is the engine's own VM (oVirt API Vm.origin). */
  origin: text,
  /** q35_sea_bios, q35_ovmf, q35_secure_boot, i440fx_sea_bios; `cluster_default` is resolved where the cluster is known (oVirt API BiosType). */
  biosType: text,
  isBootMenuEnabled: flag,
  isTpmPresent: flag,
  customEmulatedMachine: text,
  customCpuModel: text,
  threadsPerCore: count,
  /** none, manual, resize_and_pin_numa, isolate_threads, dedicated (oVirt API CpuPinningPolicy). */
  cpuPinningPolicy: text,
  /** vCPU and the set of physical CPUs, `0=2-3`; for vSphere the list of the CPU affinity. */
  cpuPins: text,
  /** Virtual NUMA nodes, or for vSphere the list of the NUMA node affinity. */
  numaNodes: text,
  numaNodeCount: count,
  numaTuneMode: text,
  /** migratable, user_migratable, pinned (oVirt API VmAffinity). */
  placementAffinity: text,
  pinnedHosts: text,
  isHighlyAvailable: flag,
  haPriority: count,
  leaseStorageDomain: text,
  isBallooningEnabled: flag,
  maximumMemoryMib: amount,
  ioThreads: count,
  /** auto_resume, leave_paused, kill (oVirt API VmStorageErrorResumeBehaviour). */
  storageErrorResumeBehaviour: text,
  hasIllegalImages: flag,
  /** Some snapshot keeps the guest's memory. */
  hasMemorySnapshot: flag,
  isUsbEnabled: flag,
  /** spice, vnc. */
  displayTypes: text,
  /** Model and action, `i6300esb: reset`. */
  watchdogs: text,
  randomGenerator: text,
  timeZone: text,
  /** `name=value`. */
  customProperties: text,
  /** Devices of the host that are handed through to the guest. */
  hostDevices: text,
  /** Kinds of virtual devices as vSphere's API calls them. */
  virtualDevices: text,
  isStateless: flag,
  isDeleteProtected: flag,
  isNestedVirtualizationEnabled: flag,
  hasPendingChanges: flag,
  quotaName: text,
  templateName: text,
})

export type VmConfiguration = z.infer<typeof vmConfigurationSchema>
