import type { SampleOptions } from '../options.ts'
import type { Cluster, Datastore, Host, ResourcePool, VCenter } from './inventory-types.ts'
import type { Vm } from './vm-types.ts'

/** The whole estate. VMs are made one by one from the seed whenever a sheet asks for them. */
export interface Estate {
  readonly options: SampleOptions
  /** The time of the export as a spreadsheet serial; all other times are before it. */
  readonly exportedAt: number
  readonly vcenters: readonly VCenter[]
  readonly vms: () => Iterable<Vm>
  readonly tally: Tally
}

/** Sums over the VMs, for the sheets that count them. */
export interface Tally {
  readonly hosts: ReadonlyMap<Host, Load>
  readonly clusters: ReadonlyMap<Cluster, Load>
  readonly pools: ReadonlyMap<ResourcePool, Load>
  readonly datastores: ReadonlyMap<Datastore, Load>
  /** VMs by the name of the switch, then by the name of the port group, within a vCenter. */
  readonly networks: ReadonlyMap<string, number>
  readonly vms: number
  readonly disks: number
  readonly nics: number
  readonly partitions: number
  readonly cdDrives: number
  readonly usbDevices: number
  readonly snapshots: number
}

export interface Load {
  vms: number
  poweredOn: number
  /** Of powered-on VMs. */
  vcpus: number
  memoryMib: number
  provisionedMib: number
  inUseMib: number
}
