/** What is let through to the VMs of a policy, or out of them. */
export interface AllowedTraffic {
  /** Names of the rules that it comes from. */
  readonly rules: readonly string[]
  /** Nothing: from everywhere, or to everywhere. */
  readonly cidrs: readonly string[]
  /** VMs on the pod network, by their namespaces and names there; for a NetworkPolicy alone. */
  readonly vms: readonly { readonly namespace: string; readonly names: readonly string[] }[]
  /** Nothing: every port of every protocol. A port of null: all of the protocol's. `endPort` is for a NetworkPolicy alone. */
  readonly ports: readonly { readonly protocol: 'TCP' | 'UDP' | 'SCTP'; readonly port: number | null; readonly endPort: number | null }[]
}

/** A policy that selects VMs by name and lets traffic in, or out. */
export interface PlannedNetworkPolicy {
  readonly kind: 'MultiNetworkPolicy' | 'NetworkPolicy'
  readonly direction: 'ingress' | 'egress'
  readonly name: string
  readonly namespace: string
  /** `namespace/name` of the attachments that it is for; none for the pod network. */
  readonly attachments: readonly string[]
  /** Names of the VMs on the target, sorted. */
  readonly vmNames: readonly string[]
  /** Nothing in it: it lets everything in until somebody narrows it. */
  readonly isSkeleton: boolean
  readonly allowed: readonly AllowedTraffic[]
  /** What the rules say that the policy does not carry. */
  readonly comments: readonly string[]
}

export type RuleOutcome = 'translated' | 'partly' | 'listed' | 'disabled'

export interface JudgedRule {
  /** Its name, or its id, or where it stands in its file. */
  readonly rule: string
  readonly policy: string | null
  readonly action: string | null
  readonly outcome: RuleOutcome
  readonly because: string
  /** VMs that are to be migrated and that it names. */
  readonly vmIds: readonly string[]
  /** `namespace/name` of the policies that carry it. */
  readonly policies: readonly string[]
}

/** A VM whose protection nobody knows. */
export interface OpenSecurityQuestion {
  readonly vmId: string
  readonly vmName: string
  readonly networks: readonly string[]
  readonly message: string
}

/** How many rules name a VM, by what becomes of them; a rule that is disabled counts nowhere. */
export interface RuleCounts {
  readonly rules: number
  /** In policies as a whole. */
  readonly translated: number
  /** Partly in policies, or not at all. */
  readonly listed: number
}

export interface NetworkSecurityPlan {
  readonly hasRules: boolean
  readonly rules: readonly JudgedRule[]
  readonly policies: readonly PlannedNetworkPolicy[]
  /** Names of the rules that name a VM, by VM id; VMs that none names are absent. */
  readonly rulesByVm: ReadonlyMap<string, readonly string[]>
  /** By VM id, as `rulesByVm`. */
  readonly countsByVm: ReadonlyMap<string, RuleCounts>
  readonly open: readonly OpenSecurityQuestion[]
  readonly notEvaluated: readonly string[]
}
