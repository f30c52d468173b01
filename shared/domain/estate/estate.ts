import type { DiskConfiguration, NicConfiguration } from './device-configuration.ts'
import type { EstateImage } from './estate-image.ts'
import type { Cluster, Host, ResourcePool } from './infrastructure.ts'
import type { VnicProfile } from './logical-network.ts'
import type { PortGroup } from './network.ts'
import type { ClusterConfiguration, DatastoreConfiguration, PlacementRule } from './platform-configuration.ts'
import type { Source } from './source.ts'
import type { Datastore } from './storage.ts'
import type { VmConfiguration } from './vm-configuration.ts'
import type { VmPropertyFacts } from '#shared/domain/side/vm-property.ts'
import type { Vm, VmCpu, VmMemory, VmTools } from './vm.ts'
import type { CdDrive, ClusterRule, Disk, Nic, Partition, UsbDevice, VmSnapshot } from './vm-devices.ts'

/** A disk with what only some platforms state of it; absent where the inventory states nothing of the kind. */
export interface EstateDisk extends Disk {
  readonly configuration?: DiskConfiguration
  /** Of a disk that several VMs are attached to: one text for all its attachments, by which sums count it once. Absent: one VM's own. */
  readonly sharedAs?: string
}

export interface EstateNic extends Nic {
  readonly configuration?: NicConfiguration
}

/** A port group, or a vNIC profile of oVirt in its place. */
export interface EstatePortGroup extends PortGroup {
  readonly vnicProfile?: VnicProfile
}

/** A datastore, or a storage domain of oVirt in its place. */
export interface EstateDatastore extends Datastore {
  readonly configuration?: DatastoreConfiguration
  /** How hosts reach it; absent where the inventory has neither hosts nor paths of it. */
  readonly access?: DatastoreAccess
}

/** What hosts, adapters and paths say of a datastore; each list without repetition and sorted. */
export interface DatastoreAccess {
  /** SCSI vendor and model of the devices behind it. */
  readonly devices: readonly { readonly vendor: string | null; readonly model: string | null }[]
  /** Names of its paths' devices, such as "NETAPP iSCSI Disk". */
  readonly deviceNames: readonly string[]
  /** Types and drivers of the online storage adapters of the hosts that see it. */
  readonly adapterTypes: readonly string[]
  /** Clusters of the hosts that see it. */
  readonly clusterNames: readonly string[]
}

export interface EstateHost extends Host {
  /** As vSphere's API writes it: noTiering, softwareTiering. Absent where the inventory does not say. */
  readonly memoryTiering?: string
}

export interface EstateCluster extends Cluster {
  readonly configuration?: ClusterConfiguration
}

/** A VM with everything that belongs to it; parts whose sheet is absent are null or empty: see `Estate.available`. */
export interface EstateVm extends Vm {
  readonly cpu: VmCpu | null
  readonly memory: VmMemory | null
  readonly tools: VmTools | null
  readonly configuration?: VmConfiguration
  /** What an imported list of VM properties says. */
  readonly properties?: VmPropertyFacts
  readonly disks: readonly EstateDisk[]
  readonly nics: readonly EstateNic[]
  readonly partitions: readonly Partition[]
  readonly snapshots: readonly VmSnapshot[]
  readonly cdDrives: readonly CdDrive[]
  readonly usbDevices: readonly UsbDevice[]
  readonly clusterRules: readonly ClusterRule[]
  readonly attributes: Readonly<Record<string, string>>
}

/** Kinds of input that an inventory may lack as a whole; a rule that needs one answers "not evaluated" without it. */
export const ESTATE_INPUTS = ['cpu', 'memory', 'tools', 'disks', 'nics', 'partitions', 'snapshots', 'cdDrives', 'usbDevices', 'clusterRules', 'hosts', 'clusters', 'datastores', 'portGroups'] as const
export type EstateInput = (typeof ESTATE_INPUTS)[number]

/** The newest snapshot of every source, as the engine sees it. Lists are in natural order of source and id. */
export interface Estate {
  readonly sources: readonly Source[]
  readonly vms: readonly EstateVm[]
  readonly hosts: readonly EstateHost[]
  readonly clusters: readonly EstateCluster[]
  readonly datastores: readonly EstateDatastore[]
  readonly portGroups: readonly EstatePortGroup[]
  /** Affinity groups and labels of oVirt; DRS rules are known by their VMs alone. */
  readonly placementRules?: readonly PlacementRule[]
  readonly resourcePools?: readonly ResourcePool[]
  /** Templates, images and the places of images, in the same order. */
  readonly images: readonly EstateImage[]
  /** By source id: which inputs its inventory has. */
  readonly available: Readonly<Record<string, readonly EstateInput[]>>
}
