import { diskConfigurationSchema, nicConfigurationSchema, type DiskConfiguration, type NicConfiguration } from '#shared/domain/estate/device-configuration.ts'
import { vmConfigurationSchema, type VmConfiguration } from '#shared/domain/estate/vm-configuration.ts'
import { vmCpuSchema, vmMemorySchema, vmSchema, type Vm, type VmCpu, type VmMemory } from '#shared/domain/estate/vm.ts'
import { diskSchema, nicSchema, type Disk, type Nic } from '#shared/domain/estate/vm-devices.ts'

/** Rows of which nothing is said yet: MTV's inventory fills some fields of each, and the rest stays unknown. */
export function emptyVm(identity: Pick<Vm, 'id' | 'sourceId' | 'moref' | 'name'>): Vm {
  return { ...VM, ...identity }
}

export function emptyVmCpu(vmId: string): VmCpu {
  return { ...VM_CPU, vmId }
}

export function emptyVmMemory(vmId: string): VmMemory {
  return { ...VM_MEMORY, vmId }
}

export function emptyVmConfiguration(vmId: string): VmConfiguration {
  return { ...VM_CONFIGURATION, vmId }
}

export function emptyDisk(vmId: string): Disk {
  return { ...DISK, vmId }
}

export function emptyDiskConfiguration(vmId: string, diskNumber: number): DiskConfiguration {
  return { ...DISK_CONFIGURATION, vmId, diskNumber }
}

export function emptyNic(vmId: string): Nic {
  return { ...NIC, vmId }
}

export function emptyNicConfiguration(vmId: string, nicNumber: number): NicConfiguration {
  return { ...NIC_CONFIGURATION, vmId, nicNumber }
}

/** All fields null. Those that may not be null are the ones that every function above asks for. */
function allNull<Row>(shape: Readonly<Record<string, unknown>>): Row {
  return Object.fromEntries(Object.keys(shape).map((name) => [name, null])) as Row // see above
}

const VM = allNull<Vm>(vmSchema.shape)
const VM_CPU = allNull<VmCpu>(vmCpuSchema.shape)
const VM_MEMORY = allNull<VmMemory>(vmMemorySchema.shape)
const VM_CONFIGURATION = allNull<VmConfiguration>(vmConfigurationSchema.shape)
const DISK = allNull<Disk>(diskSchema.shape)
const DISK_CONFIGURATION = allNull<DiskConfiguration>(diskConfigurationSchema.shape)
const NIC = allNull<Nic>(nicSchema.shape)
const NIC_CONFIGURATION = allNull<NicConfiguration>(nicConfigurationSchema.shape)
