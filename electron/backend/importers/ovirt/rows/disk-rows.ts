import type { DiskConfiguration } from '#shared/domain/estate/device-configuration.ts'
import type { Disk } from '#shared/domain/estate/vm-devices.ts'
import { childOf, childrenOf, idOf, textOf, type OvirtElement } from '../documents/ovirt-element.ts'
import { flagOf, integerOf, mebibytesOf } from '../documents/ovirt-values.ts'
import type { OvirtRun } from '../ovirt-run.ts'

export interface DiskRows {
  readonly disk: Disk
  readonly configuration: DiskConfiguration
}

/** A disk as it is attached to a VM: the attachment says how, the disk itself what it is and where it lies. */
export function diskRows(attachment: OvirtElement, vm: OvirtElement, diskNumber: number, run: OvirtRun): DiskRows {
  const inlined = childOf(attachment, 'disk')
  const diskId = inlined?.id ?? attachment.id
  const disk = run.inventory.find('disk', diskId) ?? inlined
  const vmName = textOf(vm, 'name') ?? vm.id ?? ''
  const label = textOf(disk, 'alias') ?? textOf(disk, 'name') ?? diskId
  if (run.inventory.find('disk', diskId) === null && (inlined === null || inlined.children.length === 0)) {
    run.report({ code: 'DISK_NOT_LISTED', severity: 'error', sheet: 'disks', value: diskId, message: `${vmName} has a disk ${diskId ?? ''} that no document describes: export disks too.` })
  }
  const lun = lunOf(disk)
  const storageType = textOf(disk, 'storage_type') ?? (lun === null ? (storageDomainIdOf(disk) === null ? null : 'image') : 'lun')
  const isLun = storageType === 'lun'
  const domainId = isLun ? null : storageDomainIdOf(disk)
  const domainName = run.resolveName('storage_domain', domainId, `The disk ${label ?? ''} of ${vmName}`)
  const isShareable = flagOf(disk, 'shareable')
  const vmId = run.idOf(vm.id ?? '')
  return {
    disk: {
      vmId,
      label,
      key: null,
      uuid: diskId,
      // Where one disk is attached to several VMs, its path is the same on all of them.
      path: isLun || diskId === null ? null : `[${domainName ?? domainId ?? ''}] ${diskId}`,
      datastoreName: domainName ?? domainId,
      datastoreId: domainName === null || domainId === null ? null : run.idOf(domainId),
      capacityMib: isLun ? (mebibytesOf(lun, 'size') ?? mebibytesOf(disk, 'provisioned_size')) : mebibytesOf(disk, 'provisioned_size'),
      isRaw: storageType === null ? null : isLun,
      rawLunId: isLun ? (lun?.id ?? textOf(lun, 'lun_id') ?? diskId) : null,
      rawCompatibilityMode: null,
      mode: null,
      sharingMode: isShareable === null ? null : isShareable ? 'sharingMultiWriter' : 'sharingNone',
      isThin: flagOf(disk, 'sparse'),
      controller: textOf(attachment, 'interface') ?? textOf(disk, 'interface'),
      controllerLabel: null,
      sharedBus: null,
      unitNumber: null,
      guestPaths: textOf(attachment, 'logical_name'),
    },
    configuration: {
      vmId,
      diskNumber,
      storageType,
      interface: textOf(attachment, 'interface') ?? textOf(disk, 'interface'),
      format: textOf(disk, 'format'),
      status: textOf(disk, 'status'),
      backup: textOf(disk, 'backup'),
      isBootable: flagOf(attachment, 'bootable') ?? flagOf(disk, 'bootable'),
      isActive: flagOf(attachment, 'active'),
      isReadOnly: flagOf(attachment, 'read_only') ?? flagOf(disk, 'read_only'),
      isDiscardPassed: flagOf(attachment, 'pass_discard'),
      hasScsiReservation: flagOf(attachment, 'uses_scsi_reservation'),
      scsiGenericIo: textOf(disk, 'sgio'),
      isWipedAfterDelete: flagOf(disk, 'wipe_after_delete'),
      isPropagatingErrors: flagOf(disk, 'propagate_errors'),
      // actual_size is the newest layer alone; total_size has the snapshots below it as well, of which the copy takes what is newest (REST API guide, Disk).
      actualSizeMib: mebibytesOf(disk, 'total_size') ?? mebibytesOf(disk, 'actual_size'),
      quotaName: run.nameOf('quota', idOf(disk, 'quota')) ?? idOf(disk, 'quota'),
      lunTransport: isLun ? textOf(disk, 'lun_storage', 'type') : null,
      lunAddress: isLun ? textOf(lun, 'address') : null,
      lunPort: isLun ? integerOf(lun, 'port') : null,
      lunTarget: isLun ? textOf(lun, 'target') : null,
      lunMapping: isLun ? integerOf(lun, 'lun_mapping') : null,
      isChangeTrackingEnabled: null,
      serial: textOf(lun, 'serial'),
      guestDriveLetter: null,
    },
  }
}

function lunOf(disk: OvirtElement | null): OvirtElement | null {
  return childrenOf(childOf(disk, 'lun_storage', 'logical_units'), 'logical_unit')[0] ?? null
}

/** A template's disk may lie on several domains; a VM's on one. */
function storageDomainIdOf(disk: OvirtElement | null): string | null {
  return childrenOf(childOf(disk, 'storage_domains'), 'storage_domain')[0]?.id ?? idOf(disk, 'storage_domain')
}
