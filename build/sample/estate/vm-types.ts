import type { Application } from './applications.ts'
import type { OperatingSystem } from './operating-systems.ts'
import type { SpecialCase } from './special-cases.ts'
import type { Cluster, Datacenter, Datastore, Host, ResourcePool, VCenter } from './inventory-types.ts'

/** One VM with everything that belongs to it. Times are spreadsheet serials. */
export interface Vm {
  readonly vcenter: VCenter
  /** Its place in its vCenter. */
  readonly index: number
  readonly special: SpecialCase | null
  readonly application: Application
  readonly name: string
  /** The folder of its files on the datastore. */
  readonly directory: string
  readonly moref: string
  readonly instanceUuid: string
  readonly smbiosUuid: string
  readonly powerState: 'poweredOn' | 'poweredOff' | 'suspended'
  readonly connectionState: 'connected' | 'disconnected' | 'orphaned' | 'inaccessible'
  readonly isTemplate: boolean
  readonly isPlaceholder: boolean
  readonly isAgent: boolean
  readonly host: Host
  readonly cluster: Cluster
  readonly datacenter: Datacenter
  readonly resourcePool: ResourcePool
  readonly folder: string
  readonly folderId: string
  readonly vApp: string | null
  readonly annotation: string | null
  readonly owner: string | null
  readonly applicationName: string | null
  readonly environment: string | null
  readonly operatingSystem: OperatingSystem
  readonly osByConfiguration: string
  readonly osByTools: string | null
  readonly dnsName: string | null
  readonly tools: GuestTools
  readonly vcpus: number
  readonly coresPerSocket: number
  readonly memoryMib: number
  readonly cpuReservationMhz: number
  /** -1 is unlimited. */
  readonly cpuLimitMhz: number
  readonly memoryReservationMib: number
  readonly memoryLimitMib: number
  readonly isMemoryReservationLocked: boolean
  readonly latencySensitivity: 'normal' | 'high'
  readonly activity: number
  readonly firmware: 'bios' | 'efi'
  readonly hasSecureBoot: boolean
  readonly hardwareVersion: number
  /** `TRUE` or empty, as the VM's extra configuration has it. */
  readonly changedBlockTracking: string | null
  readonly createdAt: number
  readonly poweredOnAt: number | null
  readonly changedAt: number
  readonly rules: readonly { readonly kind: string; readonly name: string }[]
  readonly homeDatastore: Datastore
  readonly disks: readonly Disk[]
  readonly nics: readonly Nic[]
  readonly partitions: readonly Partition[]
  readonly cdDrives: readonly CdDrive[]
  readonly usbDevices: readonly UsbDevice[]
  readonly snapshots: readonly Snapshot[]
  readonly usage: { readonly provisionedMib: number; readonly inUseMib: number; readonly unsharedMib: number }
}

export interface GuestTools {
  /** toolsOk, toolsOld, toolsNotRunning, toolsNotInstalled; null: the export says nothing. */
  readonly status: string | null
  readonly isRunning: boolean
  readonly version: number | null
}

export interface Disk {
  readonly label: string
  readonly key: number
  readonly uuid: string
  readonly datastore: Datastore
  readonly path: string
  readonly capacityMib: number
  readonly usedMib: number
  readonly isThin: boolean
  readonly mode: string
  readonly sharing: 'sharingNone' | 'sharingMultiWriter'
  readonly controller: string
  readonly controllerLabel: string
  readonly unit: number
  readonly busSharing: string
  readonly rawLunId: string | null
  readonly rawMode: string | null
}

export interface Nic {
  readonly label: string
  readonly adapter: string
  readonly network: string
  readonly switchName: string | null
  readonly isConnected: boolean
  readonly startsConnected: boolean
  readonly mac: string
  readonly macType: 'assigned' | 'manual'
  readonly ipv4: string | null
  readonly ipv6: string | null
}

export interface Partition {
  readonly diskKey: number | null
  readonly path: string
  readonly capacityMib: number
  readonly consumedMib: number
}

export interface CdDrive {
  readonly label: string
  readonly isConnected: boolean
  readonly startsConnected: boolean
  readonly deviceType: string
}

export interface UsbDevice {
  readonly label: string
  readonly deviceType: string
  readonly family: string
  readonly speed: string
}

export interface Snapshot {
  readonly name: string
  readonly description: string
  readonly createdAt: number
  readonly fileName: string
  readonly memoryMib: number
  readonly totalMib: number
  readonly isQuiesced: boolean
  readonly state: 'poweredOn' | 'poweredOff'
}
