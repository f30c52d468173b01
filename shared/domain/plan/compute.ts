import type { SourceKind } from '../estate/source.ts'
import type { InstanceTypePolicy } from '../target/compute-policy.ts'
import type { Reason } from './reason.ts'

/** CPU and memory of a VM. */
export interface ComputeSize {
  readonly vcpus: number
  readonly memoryMib: number
}

/** What makes a custom instance type more than a size. */
export interface InstanceTypeTraits {
  readonly isDedicatedCpu: boolean
  /** The guest sees the NUMA nodes that it runs on; takes dedicated CPUs and huge pages. */
  readonly isNumaPassedThrough: boolean
  readonly hugepages: '2Mi' | '1Gi' | null
  /** Percent of the guest's memory that is not requested. */
  readonly overcommitPercent: number | null
  /** As libvirt names it; null leaves it to the cluster. */
  readonly cpuModel: string | null
}

/** A VirtualMachineClusterInstancetype of Portolan's own: one for each distinct size and set of traits. */
export interface PlannedInstanceType extends ComputeSize, InstanceTypeTraits {
  readonly name: string
  readonly vmCount: number
}

export type InstanceTypeChoice =
  /** MTV takes CPU and memory from the source. */
  | { readonly type: 'source' }
  /** One that the cluster brings along. */
  | ({ readonly type: 'catalogue'; readonly name: string; readonly series: string } & ComputeSize)
  /** One that the bundle makes. */
  | ({ readonly type: 'custom'; readonly name: string } & ComputeSize & InstanceTypeTraits)
  /** One that a decision names and only the cluster knows. */
  | { readonly type: 'unknown'; readonly name: string }

export type ComputeConfidence = 'high' | 'medium' | 'low' | 'decided'

/**
 * What brings a setting to the cluster. `mtv`: MTV takes it from the source by itself. `patch`: a change of the finished
 * VM. `cluster-default`: it holds for every VM unless one says otherwise. `advice`: nothing brings it.
 */
export type ComputeCarrier = 'plan-field' | 'instance-type' | 'osmap' | 'mtv' | 'cluster-default' | 'patch' | 'advice'

/** What a VM is more than its size, and what becomes of it. */
export interface ComputeSetting {
  readonly code: string
  readonly carrier: ComputeCarrier
  /** The object and field that bear it, "Plan spec.vms[].instanceType"; null where nothing does. */
  readonly field: string | null
  /** One sentence. */
  readonly message: string
  /** Merged into the finished VirtualMachine; null where the carrier is no patch. */
  readonly patch: Readonly<Record<string, unknown>> | null
}

export interface PreferenceChoice {
  /** Null: the VM is built without one. */
  readonly name: string | null
  readonly confidence: ComputeConfidence
  readonly reasons: readonly Reason[]
  readonly carrier: ComputeCarrier
}

/** What a VM's CPU, memory and devices become, and why. */
export interface ComputeMapping {
  readonly vmId: string
  readonly name: string
  readonly sourceId: string
  /** As the source has them; null where the inventory does not say. */
  readonly vcpus: number | null
  readonly memoryMib: number | null
  /** Null is an open question: a decision that the target cannot satisfy. */
  readonly instanceType: InstanceTypeChoice | null
  readonly confidence: ComputeConfidence
  readonly reasons: readonly Reason[]
  /** What the instance type has beyond the source, below zero where it has less; null where either size is not known. */
  readonly waste: ComputeSize | null
  /** The guest's system as it was recognised; null where it was not. */
  readonly guestOs: string | null
  readonly preference: PreferenceChoice
  readonly settings: readonly ComputeSetting[]
}

/** What a policy would cost, decisions aside. */
export interface PolicyWaste {
  readonly policy: InstanceTypePolicy
  /** VMs that it gives an instance type. */
  readonly vmsWithType: number
  readonly customTypes: number
  readonly wasteVcpus: number
  readonly wasteMib: number
  /** VMs without a known size: they count nothing. */
  readonly vmsUnknown: number
}

/** A map of guest systems to preferences for one kind of source. */
export interface PlannedOsMap {
  readonly sourceKind: SourceKind
  readonly name: string
  /** By the name that MTV gives the system, sorted. */
  readonly entries: readonly (readonly [system: string, preference: string])[]
}

export interface ComputePlan {
  /** The included VMs, in natural order of source and id. */
  readonly vms: readonly ComputeMapping[]
  /** Of the VMs in plans, sorted by name. */
  readonly customTypes: readonly PlannedInstanceType[]
  readonly osMaps: readonly PlannedOsMap[]
  /** For each policy, and for what holds (policy and decisions together). */
  readonly waste: readonly PolicyWaste[]
  readonly effectiveWaste: Omit<PolicyWaste, 'policy'>
  /** What the cluster's own settings should be, one sentence each. */
  readonly advice: readonly Reason[]
}
