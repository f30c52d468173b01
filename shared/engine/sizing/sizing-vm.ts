import type { PowerState } from '#shared/domain/estate/vm.ts'
import type { VolumeMode } from '#shared/domain/target/target.ts'

/** What was measured of a VM: cores of a host, and memory of the guest. Null is "not measured". */
export interface MeasuredUse {
  readonly cpuCores: number | null
  readonly memoryMib: number | null
}

/** Where a disk goes: null is an open question. */
export interface SizingDisk {
  readonly capacityMib: number | null
  readonly storageClass: string | null
  readonly volumeMode: VolumeMode | null
  /** As EstateDisk has it. */
  readonly sharedAs?: string
}

/** As much of a VM as sizing looks at. */
export interface SizingVm {
  readonly id: string
  readonly name: string
  readonly powerState: PowerState | null
  /** By the instance type that was decided, else by the source; null where neither says. */
  readonly vcpus: number | null
  readonly memoryMib: number | null
  /** "u1.large", or "source". */
  readonly sizedBy: string
  /** It has an instance type whose size is not known here, so that the source's counts. */
  readonly isTypeUnknown: boolean
  readonly isDedicatedCpu: boolean
  readonly hugepages: '2Mi' | '1Gi' | null
  /** Percent of the guest's memory that the instance type does not request; null: the cluster's overcommit counts. */
  readonly overcommitPercent: number | null
  readonly hasHostDevice: boolean
  readonly hasTpm: boolean
  readonly disks: readonly SizingDisk[]
  /** Null: no performance list has the VM. */
  readonly observed: MeasuredUse | null
  readonly atExport: MeasuredUse | null
  readonly clusterName: string | null
  readonly folderPath: string | null
  readonly guestOs: string | null
  readonly attributes: Readonly<Record<string, string>>
  /** The target's node group whose nodes it selects; absent: none. */
  readonly nodeGroup?: string
  /** Ids of rules whose members must not share a node. */
  readonly antiAffinity: readonly string[]
}

/** A VM that is not sized for, and why. */
export interface LeftOutVm {
  readonly vmId: string
  readonly reason: string
}

/** A host of the source, as far as it could become a node. */
export interface SizingHost {
  readonly id: string
  readonly name: string
  readonly sockets: number | null
  readonly coresPerSocket: number | null
  readonly isHyperthreadingActive: boolean | null
  readonly memoryMib: number | null
  readonly isInMaintenanceMode: boolean | null
}

/** What HA of a source cluster was set to hold. */
export interface ClusterFailover {
  readonly clusterName: string
  /** Hosts that may fail; null: not stated, as with admission control by percent, which no RVTools export has. */
  readonly hosts: number | null
}
