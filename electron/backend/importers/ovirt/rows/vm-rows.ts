import type { PowerState, Vm, VmCpu, VmMemory } from '#shared/domain/estate/vm.ts'
import { childOf, idOf, textOf, type OvirtElement } from '../documents/ovirt-element.ts'
import { flagOf, integerOf, mebibytesOf, numberOf } from '../documents/ovirt-values.ts'
import type { OvirtRun } from '../ovirt-run.ts'
import { guestAddressesOf } from './guest-addresses.ts'
import { timestampOf } from './timestamp.ts'
import { biosTypeOf } from './vm-configuration-row.ts'

/** A VM or a template: the API describes both alike. */
export function vmRow(vm: OvirtElement, run: OvirtRun): Vm {
  const name = textOf(vm, 'name') ?? vm.id ?? ''
  const isTemplate = vm.name === 'template'
  const clusterId = idOf(vm, 'cluster')
  const hostId = idOf(vm, 'host')
  const host = run.inventory.find('host', hostId)
  const biosType = biosTypeOf(vm, run)
  const attachments = run.inventory.membersOf(vm, 'disk_attachment')
  return {
    id: run.idOf(vm.id ?? ''),
    sourceId: run.source.id,
    moref: vm.id,
    name,
    instanceUuid: vm.id,
    smbiosUuid: vm.id,
    powerState: isTemplate ? null : powerStateOf(textOf(vm, 'status')),
    isTemplate,
    isSrmPlaceholder: null,
    connectionState: null,
    guestState: null,
    heartbeat: null,
    configStatus: null,
    isConsolidationNeeded: null,
    dnsName: textOf(vm, 'fqdn'),
    primaryIpAddress: guestAddressesOf(vm, run).ipv4[0] ?? null,
    poweredOnAt: timestampOf(textOf(vm, 'start_time')),
    createdAt: timestampOf(textOf(vm, 'creation_time')),
    vcpus: vcpusOf(vm),
    memoryMib: mebibytesOf(vm, 'memory'),
    nicCount: run.inventory.membersOf(vm, 'nic')?.length ?? null,
    diskCount: attachments?.length ?? null,
    totalDiskCapacityMib: null,
    provisionedMib: null,
    inUseMib: null,
    unsharedMib: null,
    requiredEvcMode: null,
    latencySensitivity: null,
    isDiskUuidEnabled: null,
    isChangeBlockTrackingEnabled: null,
    resourcePoolPath: null,
    folderId: null,
    folderPath: null,
    vApp: null,
    faultToleranceState: null,
    haRestartPriority: flagOf(vm, 'high_availability', 'enabled') === true ? textOf(vm, 'high_availability', 'priority') : null,
    haIsolationResponse: null,
    firmware: biosType === null ? null : FIRMWARE[biosType] ?? null,
    isSecureBootEnabled: biosType === null || FIRMWARE[biosType] === undefined ? null : biosType === 'q35_secure_boot',
    hardwareVersion: null,
    vmxPath: null,
    annotation: textOf(vm, 'description') ?? textOf(vm, 'comment'),
    datacenterName: run.nameOf('data_center', idOf(run.inventory.find('cluster', clusterId), 'data_center')),
    clusterName: run.resolveName('cluster', clusterId, `${isTemplate ? 'The template' : 'The VM'} ${name}`),
    hostName: host === null ? null : (textOf(host, 'name') ?? hostId),
    hostId: host === null || hostId === null ? null : run.idOf(hostId),
    guestOsConfigured: textOf(vm, 'os', 'type'),
    guestOsFromTools: guestOsOf(vm),
    guestDetailedData: textOf(vm, 'guest_operating_system', 'kernel', 'version', 'full_version'),
  }
}

export function vmCpuRow(vm: OvirtElement, run: OvirtRun): VmCpu {
  return {
    vmId: run.idOf(vm.id ?? ''),
    sockets: integerOf(vm, 'cpu', 'topology', 'sockets'),
    coresPerSocket: integerOf(vm, 'cpu', 'topology', 'cores'),
    reservationMhz: null,
    limitMhz: null,
    isLimited: null,
    sharesLevel: null,
    shares: numberOf(vm, 'cpu_shares'),
    // Adding vCPUs to a running VM is how oVirt works, and no setting of a VM.
    isHotAddEnabled: null,
    isHotRemoveEnabled: null,
    usageAtExportMhz: null,
    folderPath: null,
  }
}

export function vmMemoryRow(vm: OvirtElement, run: OvirtRun): VmMemory {
  return {
    vmId: run.idOf(vm.id ?? ''),
    sizeMib: mebibytesOf(vm, 'memory'),
    // The engine's "physical memory guaranteed"
    reservationMib: mebibytesOf(vm, 'memory_policy', 'guaranteed'),
    limitMib: null,
    isLimited: null,
    isReservationLockedToMax: null,
    sharesLevel: null,
    shares: null,
    isHotAddEnabled: null,
    activeAtExportMib: null,
    consumedAtExportMib: null,
    balloonedAtExportMib: null,
    swappedAtExportMib: null,
  }
}

/** Sockets times cores times threads (oVirt API CpuTopology); threads default to one. */
function vcpusOf(vm: OvirtElement): number | null {
  const sockets = integerOf(vm, 'cpu', 'topology', 'sockets')
  const cores = integerOf(vm, 'cpu', 'topology', 'cores')
  return sockets === null || cores === null ? null : sockets * cores * (integerOf(vm, 'cpu', 'topology', 'threads') ?? 1)
}

function guestOsOf(vm: OvirtElement): string | null {
  const guest = childOf(vm, 'guest_operating_system')
  const words = [textOf(guest, 'distribution'), textOf(guest, 'version', 'full_version')].filter((word) => word !== null)
  return words.length === 0 ? null : words.join(' ')
}

const FIRMWARE: Readonly<Record<string, string>> = { i440fx_sea_bios: 'bios', q35_sea_bios: 'bios', q35_ovmf: 'efi', q35_secure_boot: 'efi' }

/** oVirt API VmStatus. What says nothing about the guest (image_locked, unknown ...) is not known, never off. */
function powerStateOf(status: string | null): PowerState | null {
  return status === null ? null : (POWER_STATES[status] ?? null)
}

const POWER_STATES: Readonly<Record<string, PowerState>> = {
  up: 'poweredOn',
  powering_up: 'poweredOn',
  wait_for_launch: 'poweredOn',
  reboot_in_progress: 'poweredOn',
  migrating: 'poweredOn',
  restoring_state: 'poweredOn',
  powering_down: 'poweredOn',
  saving_state: 'poweredOn',
  not_responding: 'poweredOn',
  down: 'poweredOff',
  suspended: 'suspended',
  paused: 'suspended',
}

/** Tags of a VM in one attribute: they have no categories that could name several. */
export function tagsOf(vm: OvirtElement, run: OvirtRun): string | null {
  const names = (run.inventory.membersOf(vm, 'tag') ?? []).map((tag) => textOf(tag, 'name') ?? tag.id)
  return names.length === 0 ? null : [...new Set(names)].filter((name) => name !== null).join('; ')
}
