import type { Finding, RuleNotEvaluated } from '../finding.ts'
import type { EstateImageKind } from '../estate/estate-image.ts'
import type { SourceKind } from '../estate/source.ts'
import type { CopyOffloadVendor } from '../target/copy-offload.ts'
import type { AccessMode, Target, VolumeMode } from '../target/target.ts'
import type { ComputePlan } from './compute.ts'
import type { PlannedHyperConverged } from './hyper-converged.ts'
import type { PlacementPlan, PlanTraits } from './placement.ts'
import type { NetworkSecurityPlan } from './network-security.ts'
import type { NodeNetworkPlan } from './node-network.ts'
import type { Reason } from './reason.ts'
import type { WaveHook } from '../waves/wave-hook.ts'
import type { SchedulingPlan } from './scheduling.ts'
import type { StorageClassLoad } from './storage-class-load.ts'
import type { TenancyPlan } from './tenancy.ts'

export type { Reason } from './reason.ts'

/** A Provider of MTV: one for each source. */
export interface PlannedProvider {
  readonly sourceId: string
  readonly kind: SourceKind
  /** Object name, and the name of its folder in the bundle. */
  readonly name: string
  readonly url: string
  readonly secretName: string
  /** An ESXi host without a vCenter; absent: a vCenter, or an engine. */
  readonly isEsxi?: true
}

/** An ESXi host that MTV reads over a network chosen for that. */
export interface PlannedMigrationHost {
  /** Object name. */
  readonly name: string
  readonly sourceId: string
  readonly providerName: string
  readonly source: SourceReference
  /** Null: a person fills it in. */
  readonly ipAddress: string | null
  readonly reason: Reason
}

export interface PlannedNamespace {
  readonly name: string
  /** E.g. "cluster PROD-01". */
  readonly because: string
}

/** VLANs from `min` to `max`, both included. */
export interface VlanRange {
  readonly min: number
  readonly max: number
}

/** A Linux bridge that hands VLAN tags through to the guest. */
export interface PlannedTrunk {
  readonly bridge: string
  readonly vlans: readonly VlanRange[]
  /** Whether the bridge drops what comes from another MAC address than the VM's own. */
  readonly isMacSpoofChecked: boolean
}

/** A Linux bridge that takes the tag of one VLAN off. */
export interface PlannedBridgeAccess {
  readonly name: string
  readonly isMacSpoofChecked: boolean
}

/** Virtual functions that guests drive. */
export interface PlannedSriovAccess {
  readonly pool: string
  readonly isSpoofChecked: boolean
}

/** A network attachment definition on an OVS bridge mapping, a Linux bridge or virtual functions; see attachmentKind. */
export interface PlannedAttachment {
  readonly name: string
  readonly namespace: string
  /** The localnet; else the name of the Linux bridge or of the pool of virtual functions. */
  readonly physicalNetworkName: string
  /** Null: untagged, so the manifest bears no vlanID. */
  readonly vlanId: number | null
  readonly mtu: number | null
  /** Absent: one VLAN, or none. */
  readonly trunk?: PlannedTrunk
  readonly bridge?: PlannedBridgeAccess
  readonly sriov?: PlannedSriovAccess
  /** A ClusterUserDefinedNetwork makes it, one of the same name in each namespace. */
  readonly isClusterNetwork?: boolean
  /** Whether network policies are written for it; absent: as the target says. */
  readonly hasPolicies?: boolean
  /** The port groups that it stands for, by their names, sorted. */
  readonly portGroupNames: readonly string[]
}

/** Where the NICs of a port group go. */
export type NetworkDestination =
  | { readonly type: 'multus'; readonly namespace: string; readonly name: string }
  | { readonly type: 'pod' }
  | { readonly type: 'ignored' }

/** How MTV finds a source object: `id` is a moref or UUID and wins; `name` is for people, or qualified where there is no id. */
export interface SourceReference {
  readonly id?: string
  readonly name: string
}

export interface NetworkMapEntry {
  readonly portGroupId: string
  readonly source: SourceReference
  readonly destination: NetworkDestination
}

/** The array copies the disks itself, with the credentials in a Secret of MTV's namespace. */
export interface CopyOffload {
  readonly vendor: CopyOffloadVendor
  readonly secret: string
}

/** Where volumes are made, and how they are claimed. */
export interface StorageDestination {
  readonly storageClass: string
  readonly volumeMode: VolumeMode
  readonly accessMode: AccessMode
  readonly copyOffload?: CopyOffload
}

export interface StorageMapEntry extends StorageDestination {
  readonly datastoreId: string
  readonly source: SourceReference
}

/** A hook with the names that its objects have. */
export interface PlannedHook extends WaveHook {
  /** The Secret with the token of its platform; absent: it runs an image. */
  readonly tokenSecret?: string
}

/** A VM's place in a plan. */
export interface PlannedVm {
  readonly vmId: string
  readonly source: SourceReference
  readonly targetName: string
  /** The instance type that gives CPU and memory; null: MTV takes them from the source. */
  readonly instanceType: string | null
  /** Without disks that another VM's plan brings. */
  readonly diskCount: number
  readonly nicCount: number
  /** NICs that MTV creates on the target. */
  readonly mappedNicCount: number
  /** NICs that are attached to nothing or were left out, each with its reason. */
  readonly leftOutNics: readonly { readonly label: string; readonly reason: Reason }[]
  /** Of the volumes that MTV makes for it: without direct LUNs, and without those disks either. */
  readonly capacityMib: number
  /** What MTV runs before and after it, in order; absent: nothing. */
  readonly hooks?: readonly Pick<WaveHook, 'name' | 'step'>[]
}

/** One MTV Plan with its two maps. */
export interface PlannedPlan {
  /** Object name of the Plan; its maps are called `<name>-network` and `<name>-storage`. */
  readonly name: string
  readonly sourceId: string
  readonly providerName: string
  readonly targetNamespace: string
  readonly type: 'cold' | 'warm'
  readonly vms: readonly PlannedVm[]
  readonly networkMap: readonly NetworkMapEntry[]
  readonly storageMap: readonly StorageMapEntry[]
  /** Set only where the plan holds sharers of a disk. */
  readonly migrateSharedDisks: boolean | null
  /** What MTV gives to all its VMs, which therefore have it in common; absent: nothing. */
  readonly traits?: PlanTraits
  /** Names of plans that must have succeeded before this one starts. */
  readonly after: readonly string[]
  /** What a person must do before the plan can become Ready, one sentence each. */
  readonly prerequisites: readonly Reason[]
  /** Why these VMs are together, or why this one is alone. */
  readonly because: string
  /** The wave that all its VMs are in; absent: no schedule has them. */
  readonly wave?: PlannedWave
}

/** VMs that are cut over in one change window. */
export interface PlannedWave {
  /** Counted from 1 by the start of the windows, those that are past included. */
  readonly number: number
  /** `<rule>/<day on which it begins>`. */
  readonly windowId: string
  readonly date: string
  readonly timeZone: string
  /** ISO 8601 in UTC. */
  readonly start: string
  readonly end: string
}

/** An included VM that is in no plan. */
export interface UnplacedVm {
  readonly vmId: string
  readonly name: string
  readonly reasons: readonly Reason[]
}

/** A VM that is not to be migrated, by rule or by decision. */
export interface ExcludedVm {
  readonly vmId: string
  readonly name: string
  readonly isTemplate: boolean
  readonly reasons: readonly Reason[]
}

/** What VMs are made from and MTV does not move: a template, an ISO file, a library item, a place of such. */
export interface PlannedImage {
  readonly imageId: string
  readonly name: string
  readonly kind: EstateImageKind
  readonly datastoreName: string | null
  readonly sizeMib: number | null
  readonly owner: string | null
  /** False: there is nothing in it that has to be made again on the target. */
  readonly isToRebuild: boolean
  readonly reason: Reason
}

/** What a datastore was mapped to, and why. */
export interface DatastoreMapping {
  readonly datastoreId: string
  readonly name: string
  readonly sourceId: string
  readonly vmCount: number
  readonly diskCount: number
  readonly capacityMib: number
  readonly destination: StorageDestination | null
  /** `high`: evidence; `low`: a default; `decided`: the user said so. */
  readonly confidence: 'high' | 'medium' | 'low' | 'decided'
  readonly reasons: readonly Reason[]
}

/** A VM's own storage, by datastore. */
export interface VmStorageOverride {
  readonly vmId: string
  readonly name: string
  readonly datastores: readonly DatastoreMapping[]
  /** What was decided and cannot be done. */
  readonly refusals: readonly Reason[]
}

/** What a port group was mapped to, and why; no destination is an open question. */
export interface PortGroupMapping {
  readonly portGroupId: string
  readonly name: string
  readonly sourceId: string
  readonly vmCount: number
  readonly nicCount: number
  /** The NAD is named without a namespace here: `isPerNamespace` says whether each plan has its own or all have the one in `default`; absent: as the target says. */
  readonly destination: { readonly type: 'multus'; readonly attachmentName: string; readonly isPerNamespace?: boolean } | { readonly type: 'pod' } | { readonly type: 'ignored' } | null
  readonly confidence: 'high' | 'medium' | 'low' | 'decided'
  readonly reasons: readonly Reason[]
}

/** The computed whole: everything the emitters write, and everything they left out, with reasons. */
export interface MigrationPlan {
  readonly target: Target
  readonly providers: readonly PlannedProvider[]
  /** Absent: MTV reads hosts at the addresses that the vCenter has of them. */
  readonly migrationHosts?: readonly PlannedMigrationHost[]
  readonly namespaces: readonly PlannedNamespace[]
  readonly attachments: readonly PlannedAttachment[]
  readonly plans: readonly PlannedPlan[]
  /** Those that a VM of a plan has; absent: none. */
  readonly hooks?: readonly PlannedHook[]
  readonly unplaced: readonly UnplacedVm[]
  readonly excluded: readonly ExcludedVm[]
  /** Every image of the estate, whether something is to be done about it or not. */
  readonly images: readonly PlannedImage[]
  readonly datastores: readonly DatastoreMapping[]
  /** VMs some of whose disks go elsewhere than their datastores' other disks, by decision. */
  readonly storageOverrides: readonly VmStorageOverride[]
  /** What all VMs that take part put on each class, in the target's order. */
  readonly storageClasses: readonly StorageClassLoad[]
  readonly portGroups: readonly PortGroupMapping[]
  readonly compute: ComputePlan
  /** Null where the target states no layout of NICs. */
  readonly nodeNetworks: NodeNetworkPlan | null
  /** What becomes of the firewall that protects VMs today. */
  readonly security: NetworkSecurityPlan
  readonly scheduling: SchedulingPlan
  readonly placement: PlacementPlan
  readonly tenancy: TenancyPlan
  /** Null: the target does not want it written. */
  readonly hyperConverged: PlannedHyperConverged | null
  readonly findings: readonly Finding[]
  /** Rules that could not judge some VMs, so that nobody takes their silence for a pass. */
  readonly notEvaluated: readonly RuleNotEvaluated[]
  /** What was taken for granted, one sentence each; the bundle's README lists them. */
  readonly assumptions: readonly string[]
}
