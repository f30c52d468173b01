import type { DiskConfiguration } from '#shared/domain/estate/device-configuration.ts'

/** Whether a disk is a LUN of the array that an oVirt VM uses directly (oVirt API DiskStorageType `lun`): on no storage domain, and handed over by MTV, not copied. */
export function isDirectLun({ configuration }: { readonly configuration?: Pick<DiskConfiguration, 'storageType'> }): boolean {
  return configuration?.storageType === 'lun'
}
