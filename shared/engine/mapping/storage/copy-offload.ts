import type { EstateDatastore } from '#shared/domain/estate/estate.ts'
import type { Reason, StorageDestination } from '#shared/domain/plan/migration-plan.ts'
import type { CopyOffloadVendor } from '#shared/domain/target/copy-offload.ts'
import type { StorageClass, Target } from '#shared/domain/target/target.ts'
import { isFieldAvailable } from '#shared/engine/check/version-gates.ts'
import { traitsOf } from './datastore-traits.ts'
import { arraysOfClass } from './storage-arrays.ts'

/**
 * How MTV calls the array that could copy a datastore's disks to a class by itself, or why it cannot: the array has to be the same on
 * both sides, the volumes Block, the source a vCenter, and the release has to know the array.
 */
export function judgeCopyOffload(
  datastore: EstateDatastore,
  storageClass: StorageClass,
  { volumeMode }: Pick<StorageDestination, 'volumeMode'>,
  target: Target,
): { readonly vendor: CopyOffloadVendor } | { readonly reason: Reason } {
  const { array, protocol, deviceNames } = traitsOf(datastore)
  if (datastore.configuration !== undefined) return no('it lies at an oVirt engine, and MTV offloads copies from vSphere only')
  if (protocol === 'nfs' || protocol === 'vsan' || protocol === 'local') return no(`a datastore on ${protocol} is no device of an array that could copy it`)
  if (array === null && deviceNames.length === 0) return { reason: { code: ARRAY_UNKNOWN, message: 'No copy offload: the inventory does not say on which array it lies (vMultiPath).' } }
  if (array === null) return no(`the array behind it is not known (${deviceNames.join(', ')})`)
  if (array.offload === null) return no(`MTV knows no copy offload for ${array.title}`)
  if (!arraysOfClass(storageClass).some(({ id }) => id === array.id)) return no(`${storageClass.name} is not on ${array.title}, where the datastore lies`)
  if (volumeMode !== 'Block') return no('the volumes would have to be Block')
  if (!isFieldAvailable(target, 'StorageMap', VENDOR_FIELD, array.offload)) return no(`MTV ${target.mtv} does not know ${array.offload} yet`)
  return { vendor: array.offload }
}

const VENDOR_FIELD = 'spec.map[].offloadPlugin.vsphereXcopyConfig.storageVendorProduct'

/**
 * Why a copy offload that somebody chose cannot be written; null where it can. Where the inventory does not tell the array it is the
 * person's to know: then only what speaks against the choice counts.
 */
export function refuseCopyOffload(datastore: EstateDatastore, storageClass: StorageClass, { volumeMode, copyOffload }: StorageDestination, target: Target): Reason | null {
  if (copyOffload === undefined) return null
  const { vendor } = copyOffload
  const judged = judgeCopyOffload(datastore, storageClass, { volumeMode }, target)
  if ('vendor' in judged) return judged.vendor === vendor ? null : refusal(`the datastore lies on ${judged.vendor}, not on ${vendor}`)
  if (judged.reason.code !== ARRAY_UNKNOWN) return { code: 'copy-offload-refused', message: judged.reason.message }
  if (!arraysOfClass(storageClass).some(({ offload }) => offload === vendor)) return refusal(`${storageClass.name} is not on ${vendor}`)
  if (volumeMode !== 'Block') return refusal('the volumes would have to be Block')
  return isFieldAvailable(target, 'StorageMap', VENDOR_FIELD, vendor) ? null : refusal(`MTV ${target.mtv} does not know ${vendor} yet`)
}

const ARRAY_UNKNOWN = 'copy-offload-array-unknown'

function no(because: string): { readonly reason: Reason } {
  return { reason: { code: 'copy-offload-impossible', message: `No copy offload: ${because}.` } }
}

function refusal(because: string): Reason {
  return { code: 'copy-offload-refused', message: `No copy offload: ${because}.` }
}
