import { z } from 'zod'
import { amount, flag, text } from './field-schemas.ts'

/** Settings of an oVirt cluster beyond `clusterSchema`. */
export const clusterConfigurationSchema = z.object({
  sourceId: z.string(),
  clusterId: z.string(),
  datacenterName: text,
  /** "Intel Cascadelake Server Family" ... */
  cpuType: text,
  cpuArchitecture: text,
  /** "4.7". */
  compatibilityVersion: text,
  biosType: text,
  /** legacy (Linux bridge) or ovs. */
  switchType: text,
  /** evenly_distributed, power_saving, vm_evenly_distributed, cluster_maintenance, none, or one of the site's own. */
  schedulingPolicy: text,
  /** `name=value`: the policy's thresholds. */
  schedulingProperties: text,
  migrationPolicy: text,
  memoryOvercommitPercent: amount,
  isKsmEnabled: flag,
  isBallooningEnabled: flag,
  isHaReservationEnabled: flag,
  isThreadsAsCores: flag,
  /** migrate, migrate_highly_available, do_not_migrate. */
  onHostError: text,
  isFencingEnabled: flag,
  randomGeneratorSources: text,
})

/** Settings of an oVirt storage domain beyond `datastoreSchema`, whose `type` is the kind of storage below it. */
export const datastoreConfigurationSchema = z.object({
  datastoreId: z.string(),
  /** data, iso, export, image, volume, managed_block_storage (oVirt API StorageDomainType). */
  domainType: text,
  /** active, maintenance, unattached ... in its data center. */
  status: text,
  datacenterName: text,
  isMaster: flag,
  isBackup: flag,
  format: text,
  path: text,
  nfsVersion: text,
  mountOptions: text,
  isWipedAfterDelete: flag,
  isDiscardedAfterDelete: flag,
  warningFreeSpacePercent: amount,
})

/** An affinity group or affinity label; a VM's part in it is a cluster rule of the same name. */
export const placementRuleSchema = z.object({
  id: z.string(),
  sourceId: z.string(),
  moref: text,
  name: z.string(),
  kind: z.enum(['affinityGroup', 'affinityLabel']),
  clusterName: text,
  /** positive: together; negative: apart; disabled: says nothing about VMs. */
  vmRule: text,
  isVmRuleEnforced: flag,
  /** positive: on these hosts; negative: on none of them. */
  hostRule: text,
  isHostRuleEnforced: flag,
  priority: amount,
  hostNames: text,
})

/** A quota of a data center; limits as the engine states them, `where=amount`. */
export const quotaSchema = z.object({
  id: z.string(),
  sourceId: z.string(),
  moref: text,
  name: z.string(),
  datacenterName: text,
  clusterSoftLimitPercent: amount,
  clusterHardLimitPercent: amount,
  storageSoftLimitPercent: amount,
  storageHardLimitPercent: amount,
  clusterLimits: text,
  storageLimits: text,
})

export type ClusterConfiguration = z.infer<typeof clusterConfigurationSchema>
export type DatastoreConfiguration = z.infer<typeof datastoreConfigurationSchema>
export type PlacementRule = z.infer<typeof placementRuleSchema>
export type Quota = z.infer<typeof quotaSchema>
