import type { PowerState, Vm, VmCpu, VmMemory } from '#shared/domain/estate/vm.ts'
import type { VmConfiguration } from '#shared/domain/estate/vm-configuration.ts'
import { BYTES_PER_MIB } from '#shared/domain/units.ts'
import type { DumpObject, DumpRun } from '../dump-run.ts'
import { emptyVm, emptyVmConfiguration, emptyVmCpu, emptyVmMemory } from '../empty-rows.ts'
import type { JsonObject } from '../json-object.ts'
import { clusterOf, datacenterNameOf } from './ovirt-objects.ts'

export function vmRow(vm: DumpObject, run: DumpRun): Vm {
  const { object } = vm
  const inlinedHost = object.object('host')
  const host = run.find('hosts', object.reference('host'))
  const cluster = clusterOf(object, run)
  const sockets = object.count('cpuSockets')
  const cores = object.count('cpuCores')
  const memory = object.number('memory')
  const biosType = biosTypeOf(vm, run)
  return {
    ...emptyVm({ id: vm.id, sourceId: run.source.id, moref: vm.moref, name: vm.name }),
    instanceUuid: vm.moref,
    smbiosUuid: vm.moref,
    powerState: POWER_STATES[object.name('status') ?? ''] ?? null,
    // MTV lists VMs apart from templates.
    isTemplate: object.flag('isTemplate') ?? false,
    vcpus: sockets === null || cores === null ? null : sockets * cores * (object.count('cpuThreads') ?? 1),
    memoryMib: memory === null ? null : memory / BYTES_PER_MIB,
    nicCount: object.objects('nics')?.length ?? null,
    diskCount: object.objects('diskAttachments')?.length ?? null,
    firmware: FIRMWARE[biosType ?? ''] ?? null,
    isSecureBootEnabled: FIRMWARE[biosType ?? ''] === undefined ? null : biosType === 'q35_secure_boot',
    datacenterName: datacenterNameOf(cluster.listed?.object ?? object.object('cluster'), run),
    clusterName: cluster.name ?? inlinedHost?.object('cluster')?.name('name') ?? null,
    hostName: host?.name ?? inlinedHost?.name('name') ?? null,
    hostId: host?.id ?? null,
    guestOsConfigured: object.name('osType') ?? object.name('guestName'),
    guestOsFromTools: [object.name('guest', 'distribution'), object.name('guest', 'fullVersion')].filter((word) => word !== null).join(' ') || null,
    annotation: object.name('description'),
  }
}

export function vmCpuRow(vm: DumpObject): VmCpu {
  return { ...emptyVmCpu(vm.id), sockets: vm.object.count('cpuSockets'), coresPerSocket: vm.object.count('cpuCores'), shares: vm.object.number('cpuShares') }
}

export function vmMemoryRow(vm: DumpObject): VmMemory {
  const memory = vm.object.number('memory')
  return { ...emptyVmMemory(vm.id), sizeMib: memory === null ? null : memory / BYTES_PER_MIB }
}

export function vmConfigurationRow(vm: DumpObject, run: DumpRun): VmConfiguration {
  const { object } = vm
  const joined = (name: string, describe: (entry: JsonObject) => string): string | null => object.objects(name)?.map(describe).join('; ') ?? null
  const snapshots = object.objects('snapshots')
  const leaseUuid = object.text('leaseStorageDomain')
  return {
    ...emptyVmConfiguration(vm.id),
    status: object.name('status'),
    guestId: object.name('osType') ?? object.name('guestName'),
    biosType: biosTypeOf(vm, run),
    isBootMenuEnabled: object.flag('bootMenuEnabled'),
    isTpmPresent: object.flag('tpmEnabled'),
    customCpuModel: object.text('customCpuModel'),
    threadsPerCore: object.count('cpuThreads'),
    cpuPinningPolicy: object.text('cpuPinningPolicy'),
    cpuPins: joined('cpuAffinity', (pin) => `${pin.text('cpu') ?? '?'}=${pin.text('set') ?? '?'}`),
    numaNodes: object.listText('numaNodeAffinity'),
    placementAffinity: object.text('placementPolicyAffinity'),
    isHighlyAvailable: object.flag('haEnabled'),
    leaseStorageDomain: run.find('storageDomains', leaseUuid)?.name ?? leaseUuid,
    isBallooningEnabled: object.flag('balloonedMemory'),
    ioThreads: object.count('ioThreads'),
    storageErrorResumeBehaviour: object.text('storageErrorResumeBehaviour'),
    hasIllegalImages: object.flag('hasIllegalImages'),
    hasMemorySnapshot: snapshots?.some((snapshot) => snapshot.flag('persistMemory') === true) ?? null,
    isUsbEnabled: object.flag('usbEnabled'),
    displayTypes: object.text('display'),
    watchdogs: joined('watchDogs', (watchdog) => `${watchdog.text('model') ?? '?'}: ${watchdog.text('action') ?? '?'}`),
    timeZone: object.text('timezone'),
    customProperties: joined('properties', (property) => `${property.text('name') ?? ''}=${property.text('value') ?? ''}`),
    hostDevices: joined('hostDevices', (device) => [device.name('capability'), device.name('vendor'), device.name('product')].filter((word) => word !== null).join(' ')),
    isStateless: object.flag('stateless'),
  }
}

/** `cluster_default` is the cluster's type, where the cluster is listed. */
function biosTypeOf({ object }: DumpObject, run: DumpRun): string | null {
  const own = object.name('bios')
  if (own !== 'cluster_default') return own
  return clusterOf(object, run).listed?.object.name('biosType') ?? own
}

const FIRMWARE: Readonly<Record<string, string>> = { i440fx_sea_bios: 'bios', q35_sea_bios: 'bios', q35_ovmf: 'efi', q35_secure_boot: 'efi' }

/** oVirt API VmStatus; what says nothing about the guest is not known. */
const POWER_STATES: Readonly<Record<string, PowerState>> = { up: 'poweredOn', powering_up: 'poweredOn', migrating: 'poweredOn', reboot_in_progress: 'poweredOn', powering_down: 'poweredOn', down: 'poweredOff', suspended: 'suspended', paused: 'suspended' }
