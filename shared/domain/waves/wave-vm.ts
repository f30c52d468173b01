/** A disk as waves see it. */
export interface WaveDisk {
  /** Null: on no known datastore; then it limits no datastore. */
  readonly datastoreId: string | null
  readonly capacityMib: number
  /** What has to be copied: no more than the capacity. */
  readonly copyMib: number
}

/** A VM that is in a plan, with what decides when and how it can be cut over. */
export interface WaveVm {
  readonly id: string
  readonly name: string
  readonly sourceId: string
  readonly sourceKind: 'vsphere' | 'ovirt'
  /** Null: the inventory does not say; then all such VMs of a source count as on one host. */
  readonly hostId: string | null
  /** The datacenter's name. */
  readonly site: string | null
  /** Null is unknown and counts as nothing. */
  readonly vcpus: number | null
  readonly disks: readonly WaveDisk[]
  readonly type: 'cold' | 'warm'
  /** The array copies its disks by itself. */
  readonly isOffloaded: boolean
  readonly planName: string
  readonly networkIds: readonly string[]
  /** Null: nobody measured it. */
  readonly dailyChangeMib: number | null
  /** How much can go wrong with it; 0 where nobody judged. */
  readonly riskPoints: number
  /** For pilots: one of each family. */
  readonly osFamily: 'windows' | 'linux' | 'other'
  readonly isPoweredOn: boolean
  /** What an application list says. */
  readonly application: string | null
  readonly owner: string | null
  readonly moveGroup: string | null
  /** The wave that the list names: no number of ours. */
  readonly listedWave: string | null
  readonly changeWindow: string | null
  readonly vApp: string | null
  readonly folderPath: string | null
  readonly resourcePoolPath: string | null
  /** In whose rules it is: they are unique in their cluster alone. */
  readonly clusterName: string | null
  readonly affinityRules: readonly string[]
  readonly antiAffinityRules: readonly string[]
  readonly attributes: Readonly<Record<string, string>>
}
