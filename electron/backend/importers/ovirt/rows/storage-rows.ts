import type { DatastoreConfiguration } from '#shared/domain/estate/platform-configuration.ts'
import type { Datastore, Lun } from '#shared/domain/estate/storage.ts'
import { childOf, childrenOf, idOf, textOf, type OvirtElement } from '../documents/ovirt-element.ts'
import { flagOf, joinTexts, mebibytesOf, numberOf } from '../documents/ovirt-values.ts'
import type { OvirtRun } from '../ovirt-run.ts'

/** A storage domain. The API states what is free and what is used; their sum is its size. */
export function datastoreRow(domain: OvirtElement, run: OvirtRun): Datastore {
  const availableMib = mebibytesOf(domain, 'available')
  const usedMib = mebibytesOf(domain, 'used')
  const address = textOf(domain, 'storage', 'address')
  const path = textOf(domain, 'storage', 'path')
  const status = textOf(domain, 'status')
  return {
    id: run.idOf(domain.id ?? ''),
    sourceId: run.source.id,
    moref: domain.id,
    name: textOf(domain, 'name') ?? domain.id ?? '',
    type: textOf(domain, 'storage', 'type'),
    address: address === null ? (path ?? idOf(domain, 'storage', 'volume_group')) : `${address}:${path ?? ''}`,
    isAccessible: status === null ? null : status === 'active',
    capacityMib: availableMib === null || usedMib === null ? null : availableMib + usedMib,
    provisionedMib: mebibytesOf(domain, 'committed'),
    inUseMib: usedMib,
    freeMib: availableMib,
    hostCount: null,
    vmCount: null,
    vmCountTotal: null,
    datastoreClusterName: null,
    version: textOf(domain, 'storage_format'),
    url: null,
  }
}

export function datastoreConfigurationRow(domain: OvirtElement, run: OvirtRun): DatastoreConfiguration {
  const centers = [idOf(domain, 'data_center'), ...childrenOf(childOf(domain, 'data_centers'), 'data_center').map(({ id }) => id)]
  return {
    datastoreId: run.idOf(domain.id ?? ''),
    domainType: textOf(domain, 'type'),
    status: textOf(domain, 'status') ?? textOf(domain, 'external_status'),
    datacenterName: joinTexts([...new Set(centers)].map((id) => run.nameOf('data_center', id))),
    isMaster: flagOf(domain, 'master'),
    isBackup: flagOf(domain, 'backup'),
    format: textOf(domain, 'storage_format'),
    path: textOf(domain, 'storage', 'path'),
    nfsVersion: textOf(domain, 'storage', 'nfs_version'),
    mountOptions: textOf(domain, 'storage', 'mount_options'),
    isWipedAfterDelete: flagOf(domain, 'wipe_after_delete'),
    isDiscardedAfterDelete: flagOf(domain, 'discard_after_delete'),
    warningFreeSpacePercent: numberOf(domain, 'warning_low_space_indicator'),
  }
}

/** The LUNs of a block storage domain's volume group: their vendor and product name the array. */
export function lunRows(domain: OvirtElement, run: OvirtRun): readonly Lun[] {
  const units = [...childrenOf(childOf(domain, 'storage', 'volume_group', 'logical_units'), 'logical_unit'), ...childrenOf(childOf(domain, 'storage', 'logical_units'), 'logical_unit')]
  return units.map((unit) => ({
    sourceId: run.source.id,
    hostName: null,
    datastoreName: textOf(domain, 'name') ?? domain.id,
    datastoreId: run.idOf(domain.id ?? ''),
    device: unit.id,
    displayName: unit.id,
    multipathPolicy: null,
    operationalState: textOf(unit, 'status'),
    vendor: textOf(unit, 'vendor_id'),
    model: textOf(unit, 'product_id'),
    serialNumber: textOf(unit, 'serial'),
  }))
}
