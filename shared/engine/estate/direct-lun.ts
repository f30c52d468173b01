import type { EstateDisk } from '#shared/domain/estate/estate.ts'

/** Whether a disk is a LUN of the array that an oVirt VM uses directly (oVirt API DiskStorageType `lun`): on no storage domain, and not copied by MTV. */
export function isDirectLun(disk: EstateDisk): boolean {
  return disk.configuration?.storageType === 'lun'
}
