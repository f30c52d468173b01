import type { PowerState, Vm, VmCpu, VmMemory, VmTools } from '#shared/domain/estate/vm.ts'
import type { VmConfiguration } from '#shared/domain/estate/vm-configuration.ts'
import { BYTES_PER_MIB } from '#shared/domain/units.ts'
import { emptyVm, emptyVmConfiguration, emptyVmCpu, emptyVmMemory } from '../empty-rows.ts'
import type { DumpObject, DumpRun } from '../dump-run.ts'
import { datacenterOf } from './vsphere-infrastructure.ts'

export function vmRow(vm: DumpObject, run: DumpRun): Vm {
  const { object } = vm
  const hostId = object.reference('host')
  const host = run.find('hosts', hostId)
  const inlinedHost = object.object('host')
  const clusterId = host?.object.reference('cluster') ?? inlinedHost?.reference('cluster') ?? null
  const isFaultTolerant = object.flag('faultToleranceEnabled')
  const path = object.name('path')
  return {
    ...emptyVm({ id: vm.id, sourceId: run.source.id, moref: vm.moref, name: vm.name }),
    // MTV calls the SMBIOS UUID `uuid`.
    smbiosUuid: object.name('uuid')?.toLowerCase() ?? null,
    instanceUuid: object.name('instanceUuid')?.toLowerCase() ?? null,
    powerState: POWER_STATES[object.name('powerState') ?? ''] ?? null,
    isTemplate: object.flag('isTemplate'),
    connectionState: object.name('connectionState'),
    guestState: GUEST_STATES[object.name('toolsRunningStatus') ?? ''] ?? null,
    isConsolidationNeeded: object.flag('consolidationNeeded'),
    dnsName: object.text('hostName'),
    primaryIpAddress: object.text('ipAddress'),
    vcpus: object.count('cpuCount'),
    memoryMib: object.number('memoryMB'),
    nicCount: object.objects('nics')?.length ?? null,
    diskCount: object.objects('disks')?.length ?? null,
    inUseMib: mebibytes(object.number('storageUsed')),
    isDiskUuidEnabled: object.flag('diskEnableUuid'),
    isChangeBlockTrackingEnabled: object.flag('changeTrackingEnabled'),
    folderPath: path === null || !path.includes('/') ? null : path.slice(0, path.lastIndexOf('/')) || null,
    faultToleranceState: isFaultTolerant === null ? null : isFaultTolerant ? 'enabled' : 'notConfigured',
    firmware: object.name('firmware'),
    isSecureBootEnabled: object.flag('secureBoot'),
    datacenterName: datacenterOf(vm) ?? (host === null ? null : datacenterOf(host)),
    clusterName: run.find('clusters', clusterId)?.name ?? inlinedHost?.object('cluster')?.name('name') ?? object.object('cluster')?.name('name') ?? null,
    hostName: host?.name ?? inlinedHost?.name('name') ?? null,
    hostId: host?.id ?? null,
    guestOsConfigured: object.name('guestName'),
    guestOsFromTools: object.name('guestNameFromVmwareTools'),
  }
}

export function vmCpuRow(vm: DumpObject): VmCpu {
  const vcpus = vm.object.count('cpuCount')
  const coresPerSocket = vm.object.count('coresPerSocket')
  return {
    ...emptyVmCpu(vm.id),
    sockets: vcpus === null || coresPerSocket === null || coresPerSocket <= 0 ? null : Math.ceil(vcpus / coresPerSocket),
    coresPerSocket,
    isHotAddEnabled: vm.object.flag('cpuHotAddEnabled'),
    isHotRemoveEnabled: vm.object.flag('cpuHotRemoveEnabled'),
  }
}

export function vmMemoryRow(vm: DumpObject): VmMemory {
  return {
    ...emptyVmMemory(vm.id),
    sizeMib: vm.object.number('memoryMB'),
    isHotAddEnabled: vm.object.flag('memoryHotAddEnabled'),
    balloonedAtExportMib: vm.object.number('balloonedMemory'),
  }
}

/** Null where MTV says nothing of the Tools. */
export function vmToolsRow(vm: DumpObject): VmTools | null {
  const status = vm.object.name('toolsStatus') ?? STATUS_OF_RUNNING[vm.object.name('toolsRunningStatus') ?? ''] ?? null
  if (status === null) return null
  return { vmId: vm.id, status, version: vm.object.name('toolsVersionStatus'), requiredVersion: null, upgradePolicy: null, isSyncTimeWithHost: null, isOperationReady: null }
}

export function vmConfigurationRow(vm: DumpObject): VmConfiguration {
  const { object } = vm
  return {
    ...emptyVmConfiguration(vm.id),
    guestId: object.name('guestId'),
    isTpmPresent: object.flag('tpmEnabled'),
    cpuPins: object.listText('cpuAffinity'),
    numaNodes: object.listText('numaNodeAffinity'),
    virtualDevices: object.objects('devices')?.map((device) => device.name('kind') ?? '').join('; ') ?? null,
    isNestedVirtualizationEnabled: object.flag('nestedHVEnabled'),
  }
}

function mebibytes(bytes: number | null): number | null {
  return bytes === null ? null : bytes / BYTES_PER_MIB
}

/** vSphere VirtualMachinePowerState. */
const POWER_STATES: Readonly<Record<string, PowerState>> = { poweredOn: 'poweredOn', poweredOff: 'poweredOff', suspended: 'suspended' }

/** vSphere VirtualMachineToolsRunningStatus, as the guest's state that it implies. */
const GUEST_STATES: Readonly<Record<string, string>> = { guestToolsRunning: 'running', guestToolsNotRunning: 'notRunning' }

/** As the older VirtualMachineToolsStatus, which the rules go by. */
const STATUS_OF_RUNNING: Readonly<Record<string, string>> = { guestToolsRunning: 'toolsOk', guestToolsNotRunning: 'toolsNotRunning' }
