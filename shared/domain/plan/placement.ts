import type { Reason } from './reason.ts'

export type Texts = Readonly<Record<string, string>>

/** core/v1 LabelSelectorRequirement and NodeSelectorRequirement, of which the operators without values are used. */
export interface KeyRequirement {
  readonly key: string
  readonly operator: 'Exists' | 'DoesNotExist'
}

/** core/v1 PodAffinityTerm: pods of every namespace that bear a label, on one node. */
export interface PodTerm {
  readonly labelSelector: { readonly matchExpressions: readonly KeyRequirement[] }
  readonly namespaceSelector: Readonly<Record<string, never>>
  readonly topologyKey: string
}

export interface NodeTerm {
  readonly matchExpressions: readonly KeyRequirement[]
}

export interface PodAffinity {
  readonly requiredDuringSchedulingIgnoredDuringExecution?: readonly PodTerm[]
  readonly preferredDuringSchedulingIgnoredDuringExecution?: readonly { readonly weight: number; readonly podAffinityTerm: PodTerm }[]
}

/** core/v1 Affinity, as Plan spec.targetAffinity and a VM's template have it. */
export interface Affinity {
  readonly nodeAffinity?: {
    readonly requiredDuringSchedulingIgnoredDuringExecution?: { readonly nodeSelectorTerms: readonly NodeTerm[] }
    readonly preferredDuringSchedulingIgnoredDuringExecution?: readonly { readonly weight: number; readonly preference: NodeTerm }[]
  }
  readonly podAffinity?: PodAffinity
  readonly podAntiAffinity?: PodAffinity
}

export interface Toleration {
  readonly key: string
  readonly operator: 'Exists'
  readonly effect: 'NoSchedule'
}

/** What a Plan of MTV can give to all its VMs: what VMs of one plan must have in common. */
export interface PlanTraits {
  readonly labels: Texts
  readonly nodeSelector: Texts
  readonly affinity: Affinity | null
}

/** What a VM bears on the target besides what MTV takes from the source. */
export interface VmTraits extends PlanTraits {
  readonly annotations: Texts
  /** From its attributes: on the VM itself and on its pods, for people rather than for the scheduler. */
  readonly looseLabels: Texts
  readonly looseAnnotations: Texts
  readonly tolerations: readonly Toleration[]
  readonly priorityClassName: string | null
}

/** `plan`: by fields of its Plan. `patch`: by a script once the VM is there. `advice`: nothing brings it. */
export type PlacementCarrier = 'plan' | 'patch' | 'advice'

/** together, apart: VMs with each other. on-hosts, off-hosts: VMs and hosts. disabled: switched off at the source. unknown: the inventory does not say. */
export type RuleKind = 'together' | 'apart' | 'on-hosts' | 'off-hosts' | 'disabled' | 'unknown'

/** A rule of a source about where VMs run. */
export interface PlannedRule {
  readonly ruleId: string
  readonly sourceId: string
  readonly clusterName: string | null
  readonly name: string
  readonly kind: RuleKind
  /** As it is kept; null: it is not. */
  readonly strength: 'required' | 'preferred' | null
  /** Members that take part in the migration, in natural order. */
  readonly vms: readonly { readonly vmId: string; readonly name: string }[]
  /** Hosts of the source that it names; null: the inventory does not say. */
  readonly hostNames: readonly string[] | null
  /** The label of VMs, or of nodes, that stands for it; null where it is not kept. */
  readonly labelKey: string | null
  readonly carrier: PlacementCarrier
  readonly reasons: readonly Reason[]
}

/** A label that nodes of the target have to bear. */
export interface NodeLabel {
  readonly key: string
  /** The taint that goes with it, as `oc adm taint` takes it. */
  readonly taint: string | null
  /** Hosts of the source that the nodes stand for; null: not known. */
  readonly hostNames: readonly string[] | null
  readonly because: string
}

/** What holds for one VM, and why. */
export interface PlacementChoice<Value> {
  readonly value: Value
  readonly isDecided: boolean
  readonly reasons: readonly Reason[]
}

export interface PlannedNodeGroup {
  readonly name: string
  readonly clusters: readonly string[]
  readonly isTainted: boolean
  readonly vmCount: number
}

/** An attribute that becomes a label or an annotation. */
export interface CarriedAttributePlan {
  readonly attribute: string
  readonly as: 'label' | 'annotation'
  /** With its prefix. */
  readonly key: string
  readonly vmCount: number
  readonly valueCount: number
  /** Values that a label cannot hold as they are. */
  readonly changedCount: number
}

/** A PriorityClass that stands for a restart priority of HA. */
export interface PlannedPriorityClass {
  readonly name: string
  readonly value: number
  readonly level: string
  readonly vmCount: number
}

/** How a VM's traits reach it. */
export interface VmPlacementTraits {
  readonly vmId: string
  readonly name: string
  readonly traits: VmTraits
  /** What its Plan has to say; null: nothing, or the release or policy says nothing. */
  readonly onPlan: PlanTraits | null
}

export interface PlacementPlan {
  readonly rules: readonly PlannedRule[]
  readonly nodeGroups: readonly PlannedNodeGroup[]
  readonly nodeLabels: readonly NodeLabel[]
  readonly attributes: readonly CarriedAttributePlan[]
  /** The first to be restarted first. */
  readonly priorityClasses: readonly PlannedPriorityClass[]
  /** The VMs that have any, in natural order of source and id. */
  readonly vms: readonly VmPlacementTraits[]
  /** What contradicts, what is lost, what is still to be said, one sentence each. */
  readonly findings: readonly Reason[]
}
