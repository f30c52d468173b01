import { MANAGED_BY_LABELS } from '#shared/domain/plan/labels.ts'
import { defineEmitter } from '../emitter.ts'

/** Modes that the target states of its StorageClasses, for whoever makes disks without saying how: CDI has them of provisioners that it knows. */
export const storageProfileEmitter = defineEmitter({
  kind: 'StorageProfile',
  emit: ({ target }) =>
    target.cluster.storageModes
      ? target.storageClasses.flatMap(({ name, volumeMode, accessMode }) =>
          volumeMode === undefined || accessMode === undefined
            ? []
            : [{
                comment: ['CDI makes one of this name as soon as the StorageClass is there; this adds to it.'],
                object: { apiVersion: 'cdi.kubevirt.io/v1beta1', kind: 'StorageProfile', metadata: { name, labels: MANAGED_BY_LABELS }, spec: { claimPropertySets: [{ accessModes: [accessMode], volumeMode }] } },
              }],
        )
      : [],
})
