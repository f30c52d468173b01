import type { V1beta1StorageMapSpec } from '@forklift-ui/types'
import { MANAGED_BY_LABELS } from '#shared/domain/plan/labels.ts'
import { defineEmitter } from '../emitter.ts'
import { FORKLIFT_API_VERSION, providerReferences, storageMapReference } from '../object-names.ts'
import { sourceReference } from '../source-reference.ts'

const VENDOR_FIELD = 'spec.map[].offloadPlugin.vsphereXcopyConfig.storageVendorProduct'

/** One StorageMap a plan, with the datastores that its VMs' disks are on and no others: MTV resolves every row. */
export const storageMapEmitter = defineEmitter({
  kind: 'StorageMap',
  emit: (plan, { isAvailable }) =>
    plan.plans.map((planned) => ({
      comment: [],
      object: {
        apiVersion: FORKLIFT_API_VERSION,
        kind: 'StorageMap',
        metadata: { ...storageMapReference(plan, planned), labels: MANAGED_BY_LABELS },
        spec: {
          provider: providerReferences(plan, planned),
          map: planned.storageMap.map(({ source, storageClass, volumeMode, accessMode, copyOffload }) => ({
            source: sourceReference(source),
            destination: { storageClass, volumeMode, accessMode },
            // The planner asked the release before; an emitter writes nothing that it does not know.
            ...(copyOffload !== undefined && isAvailable('StorageMap', VENDOR_FIELD, copyOffload.vendor)
              ? { offloadPlugin: { vsphereXcopyConfig: { secretRef: copyOffload.secret, storageVendorProduct: copyOffload.vendor } } }
              : {}),
          })),
        } satisfies V1beta1StorageMapSpec,
      },
    })),
})
