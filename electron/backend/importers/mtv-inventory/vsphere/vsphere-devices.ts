import type { DiskConfiguration, NicConfiguration } from '#shared/domain/estate/device-configuration.ts'
import type { Disk, Nic, Partition, VmSnapshot } from '#shared/domain/estate/vm-devices.ts'
import { BYTES_PER_MIB } from '#shared/domain/units.ts'
import type { DumpObject, DumpRun } from '../dump-run.ts'
import { emptyDisk, emptyDiskConfiguration, emptyNic, emptyNicConfiguration } from '../empty-rows.ts'
import type { JsonObject } from '../json-object.ts'

export interface DeviceRows<Device, Configuration> {
  readonly device: Device
  readonly configuration: Configuration
}

export function diskRows(vm: DumpObject, run: DumpRun): readonly DeviceRows<Disk, DiskConfiguration>[] {
  return (vm.object.objects('disks') ?? []).map((disk, index) => {
    const path = disk.name('file')
    const datastore = run.find('datastores', disk.reference('datastore'))
    const named = path === null ? undefined : /^\[([^\]]*)\]/.exec(path)?.[1]
    const capacity = disk.number('capacity')
    const isShared = disk.flag('shared')
    const isRaw = disk.flag('rdm')
    const isPhysical = disk.flag('physicalMode')
    return {
      device: {
        ...emptyDisk(vm.id),
        label: `Hard disk ${index + 1}`,
        key: disk.integer('key'),
        uuid: disk.name('uuid'),
        path,
        datastoreName: datastore?.name ?? (named || null) ?? disk.reference('datastore'),
        datastoreId: datastore?.id ?? null,
        capacityMib: capacity === null ? null : capacity / BYTES_PER_MIB,
        isRaw,
        rawCompatibilityMode: isRaw !== true || isPhysical === null ? null : isPhysical ? 'physicalMode' : 'virtualMode',
        mode: disk.name('mode'),
        sharingMode: isShared === null ? null : isShared ? 'sharingMultiWriter' : 'sharingNone',
        controller: disk.name('bus'),
        unitNumber: disk.integer('unitNumber'),
      },
      configuration: {
        ...emptyDiskConfiguration(vm.id, index + 1),
        interface: disk.name('bus'),
        isChangeTrackingEnabled: disk.flag('changeTrackingEnabled'),
        serial: disk.text('serial'),
        guestDriveLetter: disk.name('winDriveLetter'),
      },
    }
  })
}

/**
 * The NICs of a VM. Older inventories list only its networks, each once however many NICs are on it: then each stands
 * for one, which is said.
 */
export function nicRows(vm: DumpObject, run: DumpRun): readonly DeviceRows<Nic, NicConfiguration>[] {
  const nics = vm.object.objects('nics')
  const networks = nics === null ? (vm.object.objects('networks') ?? []) : []
  if (networks.length > 0) {
    run.report({ code: 'NICS_FROM_NETWORKS', severity: 'warning', sheet: 'nics', row: vm.row, value: vm.name, assumed: 'one NIC a network', message: `The inventory lists the networks of ${vm.name} and not its NICs: one NIC is assumed on each.` })
  }
  const guest = vm.object.objects('guestNetworks') ?? []
  return [...(nics ?? []).map((nic) => ({ nic, networkId: nic.reference('network') })), ...networks.map((network) => ({ nic: null, networkId: network.name('id') }))].map(({ nic, networkId }, index) => {
    const portGroup = run.find('networks', networkId)
    const addresses = nic === null ? [] : guest.filter((entry) => isOfNic(entry, nic))
    const of = (isIpv6: boolean): string | null => addresses.map((entry) => entry.name('ip')).filter((ip) => ip !== null && ip.includes(':') === isIpv6).join('; ') || null
    const origins = [...new Set(addresses.map((entry) => entry.name('origin')).filter((origin) => origin !== null))]
    return {
      device: {
        ...emptyNic(vm.id),
        label: `Network adapter ${index + 1}`,
        networkName: portGroup?.name ?? networkId,
        switchName: portGroup === null ? null : (run.find('networks', portGroup.object.reference('dvSwitch'))?.name ?? null),
        portGroupId: portGroup?.id ?? null,
        macAddress: nic?.name('mac') ?? null,
        ipv4Addresses: of(false),
        ipv6Addresses: of(true),
      },
      configuration: { ...emptyNicConfiguration(vm.id, index + 1), addressOrigins: vm.object.has('guestNetworks') ? origins.join('; ') : null },
    }
  })
}

export function partitionRows(vm: DumpObject): readonly Partition[] {
  return (vm.object.objects('guestDisks') ?? []).map((disk) => {
    const capacity = disk.number('capacity')
    const free = disk.number('freeSpace')
    return {
      vmId: vm.id,
      mountPoint: disk.name('diskPath'),
      diskKey: disk.integer('key'),
      capacityMib: capacity === null ? null : capacity / BYTES_PER_MIB,
      consumedMib: capacity === null || free === null ? null : (capacity - free) / BYTES_PER_MIB,
      freeMib: free === null ? null : free / BYTES_PER_MIB,
      freePercent: capacity === null || free === null || capacity === 0 ? null : (free / capacity) * 100,
    }
  })
}

/** MTV names the current snapshot only. */
export function snapshotRows(vm: DumpObject): readonly VmSnapshot[] {
  const id = vm.object.reference('snapshot')
  return id === null ? [] : [{ vmId: vm.id, name: id, description: null, createdAt: null, fileName: null, memoryFileMib: null, totalMib: null, isQuiesced: null, state: null }]
}

function isOfNic(entry: JsonObject, nic: JsonObject): boolean {
  const key = entry.integer('deviceConfigId')
  const mac = entry.name('mac')?.toLowerCase()
  return (key !== null && key > 0 && key === nic.integer('deviceKey')) || (mac !== undefined && mac === nic.name('mac')?.toLowerCase())
}
