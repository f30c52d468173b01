import type { Reason } from './reason.ts'

/** A quota of a namespace that stands for a resource pool. */
export interface PlannedQuota {
  readonly namespace: string
  readonly kind: 'ResourceQuota' | 'ApplicationAwareResourceQuota'
  /** `spec.hard`: quantities by resource. */
  readonly hard: Readonly<Record<string, string>>
  readonly poolPath: string
  readonly vmCount: number
  readonly reasons: readonly Reason[]
}

export interface BindingSubject {
  readonly kind: 'Group' | 'User'
  readonly name: string
}

/** Who gets which ClusterRole in a namespace. */
export interface PlannedRoleBinding {
  readonly name: string
  readonly namespace: string
  readonly clusterRole: string
  readonly subjects: readonly BindingSubject[]
  /** The permissions of the source that it stands for, one sentence each. */
  readonly because: readonly string[]
}

/** A principal of the source that nobody has named for the target yet. */
export interface UnmappedPrincipal {
  readonly principal: string
  /** Null: the file does not say. */
  readonly isGroup: boolean | null
  readonly roles: readonly string[]
  /** Namespaces in which it would get something. */
  readonly namespaces: readonly string[]
  readonly reason: Reason
}

/** What namespaces bear besides VMs. */
export interface TenancyPlan {
  readonly quotas: readonly PlannedQuota[]
  /** Proposals: in the bundle only where the target's policy writes them. */
  readonly roleBindings: readonly PlannedRoleBinding[]
  readonly unmapped: readonly UnmappedPrincipal[]
  readonly findings: readonly Reason[]
}
