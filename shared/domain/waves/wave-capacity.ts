export interface CapacityAmounts {
  readonly vms: number
  readonly vcpus: number
  readonly memoryMib: number
  readonly disksMib: number
}

/** What a wave asks of the target, and what it leaves at the source. Sizes in MiB. */
export interface WaveCapacity {
  readonly windowId: string
  readonly date: string
  readonly arriving: CapacityAmounts
  /** After the wave, with it. */
  readonly landed: CapacityAmounts
  /** What the settings state of the nodes by then; null: nobody stated it. */
  readonly stated: { readonly vcpus: number | null; readonly memoryMib: number | null }
  /** Workers, by the pools of the sizing; empty: no model of node is known. */
  readonly nodes: readonly NodeNeed[]
  /** Space for conversions at the wave's busiest moment. */
  readonly conversionMib: number
  /** Disks that have landed and arrive, and conversions: what storage has to hold in that night. */
  readonly peakMib: number
  /** By StorageClass; null: no class is chosen for these disks. `fits` null: nobody stated a capacity. */
  readonly classes: readonly ClassNeed[]
  /** Disks of VMs that have landed and whose sources are still kept. */
  readonly retainedMib: number
  readonly retainedUntil: string
  /** What is not enough before the wave lands. */
  readonly shortages: readonly CapacityShortage[]
}

/** Nodes of one pool that have to be there as a wave lands. */
export interface NodeNeed {
  /** "general", or a fenced group. */
  readonly pool: string
  readonly model: string
  /** At the least, by the sums of what VMs request and of their disks where nodes hold them, spare ones among them, without those that hosts of the source become. */
  readonly needed: number
  readonly spare: number
  /** Hosts of the source that have become nodes by then. */
  readonly reused: number
  readonly limitedBy: 'memory' | 'cpu' | 'pods' | 'storage'
  /** What the settings state for the general pool; null: nobody stated it. */
  readonly stated: number | null
}

/** What one StorageClass has to hold, MiB. */
export interface ClassNeed {
  readonly name: string | null
  /** After the wave. */
  readonly neededMib: number
  /** In its night, with space for conversions: at the least what is needed after it. */
  readonly peakMib: number
  readonly capacityMib: number | null
  readonly fits: boolean | null
}

/** Something of which the target has too little as a wave lands, and who has to bring more. */
export interface CapacityShortage {
  readonly windowId: string
  readonly date: string
  readonly code: 'nodes-missing' | 'vcpus-missing' | 'memory-missing' | 'storage-missing'
  /** A StorageClass; null: the nodes. */
  readonly subject: string | null
  /** Nodes, vCPUs, MiB of memory, or MiB of storage. */
  readonly needed: number
  readonly available: number
  /** Who answers for it: whoever runs the cluster's nodes, or its storage. */
  readonly owner: 'cluster' | 'storage'
  readonly message: string
  readonly remedy: string
}

/** Space that snapshots of warm VMs need on a datastore of the source while they are copied. */
export interface SnapshotSpace {
  readonly windowId: string
  readonly datastoreId: string
  readonly vms: number
  readonly neededMib: number
  /** Null: the inventory does not say. */
  readonly freeMib: number | null
  readonly fits: boolean | null
}
