import type { V1beta1StorageMapSpec } from '@forklift-ui/types'
import { MANAGED_BY_LABELS } from '#shared/domain/plan/labels.ts'
import { defineEmitter } from '../emitter.ts'
import { FORKLIFT_API_VERSION, providerReferences, storageMapReference } from '../object-names.ts'
import { sourceReference } from '../source-reference.ts'

/** One StorageMap a plan, with the datastores that its VMs' disks are on and no others: MTV resolves every row. */
export const storageMapEmitter = defineEmitter({
  kind: 'StorageMap',
  emit: (plan) =>
    plan.plans.map((planned) => ({
      comment: [],
      object: {
        apiVersion: FORKLIFT_API_VERSION,
        kind: 'StorageMap',
        metadata: { ...storageMapReference(plan, planned), labels: MANAGED_BY_LABELS },
        spec: {
          provider: providerReferences(plan, planned),
          map: planned.storageMap.map(({ source, storageClass, volumeMode, accessMode }) => ({
            source: sourceReference(source),
            destination: { storageClass, volumeMode, accessMode },
          })),
        } satisfies V1beta1StorageMapSpec,
      },
    })),
})
