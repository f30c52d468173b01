import type { NicConfiguration } from '#shared/domain/estate/device-configuration.ts'
import type { CdDrive, Nic, VmSnapshot } from '#shared/domain/estate/vm-devices.ts'
import { idOf, textOf, childOf, type OvirtElement } from '../documents/ovirt-element.ts'
import { flagOf, joinTexts, propertiesOf } from '../documents/ovirt-values.ts'
import type { OvirtRun } from '../ovirt-run.ts'
import { nicAddressesOf } from './guest-addresses.ts'
import { timestampOf } from './timestamp.ts'

export interface NicRows {
  readonly nic: Nic
  readonly configuration: NicConfiguration
}

/** A NIC on its vNIC profile. Old documents name the network itself, which says nothing of the profile. */
export function nicRows(nic: OvirtElement, vm: OvirtElement, nicNumber: number, run: OvirtRun): NicRows {
  const vmId = run.idOf(vm.id ?? '')
  const label = textOf(nic, 'name')
  const profileId = idOf(nic, 'vnic_profile')
  const profile = run.inventory.find('vnic_profile', profileId)
  const profileName = run.resolveName('vnic_profile', profileId, `${label ?? 'A NIC'} of ${textOf(vm, 'name') ?? vm.id ?? ''}`)
  const networkId = idOf(profile, 'network') ?? idOf(nic, 'network')
  const addresses = nicAddressesOf(nic, vm, run)
  const isPlugged = flagOf(nic, 'plugged')
  const isLinked = flagOf(nic, 'linked')
  return {
    nic: {
      vmId,
      label,
      adapter: textOf(nic, 'interface'),
      networkName: profileName ?? profileId ?? run.nameOf('network', networkId) ?? networkId,
      switchName: run.nameOf('network', networkId) ?? networkId,
      portGroupId: profileName === null || profileId === null ? null : run.idOf(profileId),
      macAddress: textOf(nic, 'mac', 'address'),
      macType: null,
      isConnected: isPlugged === null && isLinked === null ? null : isPlugged !== false && isLinked !== false,
      isStartConnected: isPlugged,
      ipv4Addresses: joinTexts(addresses.ipv4),
      ipv6Addresses: joinTexts(addresses.ipv6),
      isDirectPathIo: textOf(nic, 'interface') === null ? null : textOf(nic, 'interface') === 'pci_passthrough',
    },
    configuration: {
      vmId,
      nicNumber,
      nicUuid: nic.id,
      isPlugged,
      isLinked,
      filterParameters: propertiesOf(nic, 'network_filter_parameters', 'network_filter_parameter'),
      addressOrigins: null,
    },
  }
}

/** A snapshot that somebody made; the API also lists the VM's present state as one of type `active`. */
export function snapshotRow(snapshot: OvirtElement, vm: OvirtElement, run: OvirtRun): VmSnapshot | null {
  if (textOf(snapshot, 'snapshot_type') === 'active') return null
  return {
    vmId: run.idOf(vm.id ?? ''),
    name: textOf(snapshot, 'description') ?? snapshot.id,
    description: textOf(snapshot, 'description'),
    createdAt: timestampOf(textOf(snapshot, 'date')),
    fileName: null,
    memoryFileMib: null,
    totalMib: null,
    isQuiesced: null,
    state: textOf(snapshot, 'snapshot_status'),
  }
}

export function cdDriveRow(drive: OvirtElement, vm: OvirtElement, run: OvirtRun): CdDrive {
  const file = idOf(drive, 'file') ?? textOf(childOf(drive, 'file'), 'name')
  return { vmId: run.idOf(vm.id ?? ''), deviceNode: drive.id, deviceType: file, isConnected: file !== null, isStartConnected: file !== null }
}
