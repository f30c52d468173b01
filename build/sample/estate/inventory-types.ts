export interface VCenter {
  readonly index: number
  readonly server: string
  readonly instanceUuid: string
  readonly vmCount: number
  /** The place of its first VM in the whole estate. */
  readonly firstVm: number
  readonly datacenters: readonly Datacenter[]
  readonly clusters: readonly Cluster[]
  readonly hosts: readonly Host[]
  readonly datastores: readonly Datastore[]
  readonly switches: readonly DistributedSwitch[]
}

export interface Datacenter {
  readonly index: number
  readonly name: string
  readonly code: string
}

export interface Cluster {
  readonly index: number
  readonly name: string
  readonly moref: string
  readonly datacenter: Datacenter
  readonly hardware: HostHardware
  /** The EVC mode that is set; null: EVC is off. */
  readonly evcMode: string | null
  readonly drs: { readonly isEnabled: boolean; readonly behavior: string; readonly vmotionRate: number }
  readonly ha: { readonly isEnabled: boolean; readonly hasAdmissionControl: boolean; readonly vmMonitoring: string }
  readonly isDpmEnabled: boolean
  /** How its block storage is reached; null: vSAN. */
  readonly transport: 'FC' | 'iSCSI' | null
  /** Half of its VMs hang on the hosts' standard switches. */
  readonly usesStandardSwitches: boolean
  readonly hosts: Host[]
  readonly sharedDatastores: Datastore[]
  readonly resourcePools: readonly ResourcePool[]
}

export interface HostHardware {
  readonly vendor: string
  readonly model: string
  readonly cpuModel: string
  readonly cpuMhz: number
  readonly sockets: number
  readonly coresPerSocket: number
  readonly memoryMib: number
  readonly maxEvcMode: string
}

export interface Host {
  readonly index: number
  readonly name: string
  readonly shortName: string
  readonly moref: string
  readonly uuid: string
  readonly cluster: Cluster
  /** Its place in its cluster. */
  readonly position: number
}

export interface ResourcePool {
  readonly name: string
  readonly path: string
  readonly moref: string
  readonly cluster: Cluster
}

export interface Datastore {
  readonly index: number
  readonly name: string
  readonly moref: string
  readonly type: 'VMFS' | 'NFS' | 'vsan'
  readonly transport: 'FC' | 'iSCSI' | 'NFS' | 'vSAN' | 'local'
  readonly array: StorageArray | null
  readonly address: string
  readonly url: string
  readonly hosts: readonly Host[]
  readonly datacenter: Datacenter
  /** The datastore cluster that it belongs to, or null. */
  readonly podName: string | null
  /** The SCSI name of its device for VMFS, or null. */
  readonly device: string | null
}

/** SCSI inquiry strings as a multipath plug-in reports them. */
export interface StorageArray {
  readonly vendor: string
  readonly model: string
  readonly revision: string
}

export interface DistributedSwitch {
  readonly name: string
  readonly moref: string
  readonly datacenter: Datacenter
  readonly maxMtu: number
  readonly lacpName: string | null
  readonly portGroups: DistributedPortGroup[]
}

export interface DistributedPortGroup {
  readonly name: string
  readonly moref: string
  readonly switchName: string
  readonly role: 'vm' | 'vmkernel' | 'uplink' | 'trunk' | 'segment'
  /** Uplink and trunk port groups have none: an export leaves the cell empty. */
  readonly vlan: number | null
}

export interface StandardPortGroup {
  readonly name: string
  readonly switchName: string
  /** RVTools writes a number or a text; 0 is untagged and 4095 a trunk to the guest. */
  readonly vlan: number | string
}
