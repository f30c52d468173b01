import type { DiskConfiguration, NicConfiguration } from '#shared/domain/estate/device-configuration.ts'
import type { Disk, Nic, VmSnapshot } from '#shared/domain/estate/vm-devices.ts'
import { BYTES_PER_MIB } from '#shared/domain/units.ts'
import type { DumpObject, DumpRun } from '../dump-run.ts'
import { emptyDisk, emptyDiskConfiguration, emptyNic, emptyNicConfiguration } from '../empty-rows.ts'
import type { JsonObject } from '../json-object.ts'
import { diskOf, type KnownProfile } from './ovirt-objects.ts'

export function diskRows(vm: DumpObject, run: DumpRun): readonly { readonly device: Disk; readonly configuration: DiskConfiguration }[] {
  return (vm.object.objects('diskAttachments') ?? []).map((attachment, index) => {
    const disk = diskOf(attachment, run)
    const uuid = disk?.name('id') ?? attachment.reference('disk') ?? attachment.name('id')
    const lun = logicalUnitOf(disk)
    const storageType = disk?.name('storageType') ?? null
    const isLun = storageType === 'lun'
    const domainUuid = isLun ? null : (disk?.reference('storageDomain') ?? null)
    const domain = run.find('storageDomains', domainUuid)
    const bytes = isLun ? (lun?.number('size') ?? null) : (disk?.number('provisionedSize') ?? null)
    const actual = disk?.number('actualSize') ?? null
    const isShared = disk?.flag('shared') ?? null
    const wanted = attachment.name('interface')
    return {
      device: {
        ...emptyDisk(vm.id),
        label: disk?.name('name') ?? uuid,
        uuid,
        path: isLun || uuid === null ? null : `[${domain?.name ?? domainUuid ?? ''}] ${uuid}`,
        datastoreName: domain?.name ?? domainUuid,
        datastoreId: domain?.id ?? null,
        capacityMib: bytes === null ? null : bytes / BYTES_PER_MIB,
        isRaw: storageType === null ? null : isLun,
        rawLunId: isLun ? (lun?.name('lunId') ?? uuid) : null,
        sharingMode: isShared === null ? null : isShared ? 'sharingMultiWriter' : 'sharingNone',
        controller: wanted,
      },
      configuration: {
        ...emptyDiskConfiguration(vm.id, index + 1),
        storageType,
        interface: wanted,
        status: disk?.name('status') ?? null,
        backup: disk?.name('backup') ?? null,
        isBootable: attachment.flag('bootable'),
        hasScsiReservation: attachment.flag('scsiReservation'),
        actualSizeMib: actual === null ? null : actual / BYTES_PER_MIB,
        lunAddress: lun?.name('address') ?? null,
        lunPort: lun?.integer('port') ?? null,
        lunTarget: lun?.name('target') ?? null,
        lunMapping: lun?.integer('lunMapping') ?? null,
      },
    }
  })
}

/** MTV nests a direct LUN's units two deep, under names that changed their case over time. */
function logicalUnitOf(disk: JsonObject | null): JsonObject | null {
  const lun = disk?.object('lunStorage') ?? disk?.object('lun') ?? null
  const units = lun?.object('LogicalUnits') ?? lun?.object('logicalUnits') ?? null
  return units?.objects('logicalUnit')?.[0] ?? lun?.objects('logicalUnits')?.[0] ?? null
}

export function nicRows(vm: DumpObject, run: DumpRun, profiles: ReadonlyMap<string, KnownProfile>): readonly { readonly device: Nic; readonly configuration: NicConfiguration }[] {
  return (vm.object.objects('nics') ?? []).map((nic, index) => {
    const profileUuid = nic.reference('profile')
    const profile = profileUuid === null ? undefined : profiles.get(profileUuid)
    const network = run.find('networks', profile?.networkUuid ?? null)
    const addresses = (nic.objects('ipAddress') ?? []).map((entry) => entry.name('address')).filter((address) => address !== null)
    const isPlugged = nic.flag('plugged')
    const wanted = nic.name('interface')
    return {
      device: {
        ...emptyNic(vm.id),
        label: nic.name('name'),
        adapter: wanted,
        networkName: profile?.object?.name('name') ?? network?.name ?? profileUuid,
        switchName: network?.name ?? profile?.networkUuid ?? null,
        portGroupId: profile === undefined ? null : `${run.source.id}/${profile.uuid}`,
        macAddress: nic.name('mac'),
        isConnected: isPlugged,
        isStartConnected: isPlugged,
        ipv4Addresses: addresses.filter((address) => !address.includes(':')).join('; ') || null,
        ipv6Addresses: addresses.filter((address) => address.includes(':')).join('; ') || null,
        isDirectPathIo: wanted === null ? null : wanted === 'pci_passthrough',
      },
      configuration: { ...emptyNicConfiguration(vm.id, index + 1), nicUuid: nic.name('id'), isPlugged, filterParameters: nic.listText('properties') },
    }
  })
}

/** The VM's present state is listed among its snapshots, as one of type `active`. */
export function snapshotRows(vm: DumpObject): readonly VmSnapshot[] {
  return (vm.object.objects('snapshots') ?? [])
    .filter((snapshot) => snapshot.name('type') !== 'active')
    .map((snapshot) => ({ vmId: vm.id, name: snapshot.name('description') ?? snapshot.name('id'), description: snapshot.name('description'), createdAt: null, fileName: null, memoryFileMib: null, totalMib: null, isQuiesced: null, state: null }))
}
