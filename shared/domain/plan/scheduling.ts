import type { Reason } from './reason.ts'

/** KubeDescheduler spec.mode: Automatic migrates VMs, Predictive only says what it would migrate. */
export type DeschedulerMode = 'Automatic' | 'Predictive'

/**
 * KubeDescheduler spec.profileCustomizations.devDeviationThresholds: a node counts as overloaded that is above the
 * average by 10 % (AsymmetricLow), 20 % or 30 % (AsymmetricHigh), so that High moves the fewest VMs.
 */
export type DeviationThreshold = 'AsymmetricLow' | 'AsymmetricMedium' | 'AsymmetricHigh'

/** How the load of a source cluster asks to be balanced on the target. */
export type LoadBalancing = { readonly isWanted: true; readonly mode: DeschedulerMode; readonly threshold: DeviationThreshold } | { readonly isWanted: false }

/** A cluster of a source with what it states about balancing its load. */
export interface ClusterScheduling {
  readonly clusterId: string
  readonly name: string
  readonly sourceId: string
  /** VMs of it that take part in the migration. */
  readonly vmCount: number
  /** Null: the inventory does not say, so that it counts neither way. */
  readonly balancing: LoadBalancing | null
  /** Whether HA restarts its VMs elsewhere when a host fails; null: the inventory does not say. */
  readonly isHaEnabled: boolean | null
  /** Hosts that admission control holds back for failures; null: the inventory does not say. */
  readonly failoverHosts: number | null
  /** What the source states and what follows from it, one sentence each. */
  readonly reasons: readonly Reason[]
}

/** The one KubeDescheduler of the target. */
export interface PlannedDescheduler {
  readonly mode: DeschedulerMode
  readonly threshold: DeviationThreshold
  /** Live migrations at a time that it may cause: no more than OpenShift Virtualization runs at a time anyway. */
  readonly evictionsTotal: number
  readonly evictionsPerNode: number
}

/** Whether failed nodes are taken out of service by themselves, and why. */
export interface PlannedHealthCheck {
  readonly isSetUp: boolean
  readonly reasons: readonly Reason[]
}

export interface SchedulingPlan {
  /** Those with VMs that take part, in natural order of source and name. */
  readonly clusters: readonly ClusterScheduling[]
  /** Null: the target has none, or no cluster asks for one. */
  readonly descheduler: PlannedDescheduler | null
  /** Why the descheduler is so, and what of the source is lost by it. */
  readonly reasons: readonly Reason[]
  readonly healthCheck: PlannedHealthCheck
}
