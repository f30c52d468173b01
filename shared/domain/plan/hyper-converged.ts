import type { Reason } from './reason.ts'

/** What the plan asks of the cluster's HyperConverged; what it says nothing of stays as it is. */
export interface PlannedHyperConverged {
  /** Live migrations at a time, as the descheduler's limits on evictions have it. */
  readonly migrationsPerCluster: number
  readonly outboundMigrationsPerNode: number
  /** The network attachment in the operator's namespace that live migrations use; null: the pod network, or what the cluster has. */
  readonly liveMigrationNetwork: string | null
  /** Null: the cluster's own default stays. */
  readonly evictionStrategy: 'LiveMigrateIfPossible' | 'None' | null
  /** As libvirt names it; null: host-model stays. */
  readonly defaultCpuModel: string | null
  readonly isVmQuotaEnabled: boolean
  readonly reasons: readonly Reason[]
}
