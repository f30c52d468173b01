import type { Reason } from '../plan/reason.ts'

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
  /** Space for conversions at the wave's busiest moment. */
  readonly conversionMib: number
  /** Disks that have landed and arrive, and conversions: what storage has to hold in that night. */
  readonly peakMib: number
  /** By StorageClass, after the wave; null: no class is chosen for these disks. `fits` null: nobody stated a capacity. */
  readonly classes: readonly { readonly name: string | null; readonly neededMib: number; readonly capacityMib: number | null; readonly fits: boolean | null }[]
  /** Disks of VMs that have landed and whose sources are still kept. */
  readonly retainedMib: number
  readonly retainedUntil: string
  /** What is not enough before the wave lands. */
  readonly problems: readonly Reason[]
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
