import { MANAGED_BY_LABELS } from '#shared/domain/plan/labels.ts'
import { defineEmitter } from '../emitter.ts'
import { FORKLIFT_API_VERSION, osMapSettings } from '../object-names.ts'

/** Sets MTV going where the bundle installs it; one that is there already is patched instead. */
export const forkliftControllerEmitter = defineEmitter({
  kind: 'ForkliftController',
  emit: ({ target, compute }) =>
    target.cluster.operators.write
      ? [{
          comment: ['The operator does nothing without it, and takes it under no other name.'],
          object: {
            apiVersion: FORKLIFT_API_VERSION,
            kind: 'ForkliftController',
            metadata: { name: 'forklift-controller', namespace: target.migration.namespace, labels: MANAGED_BY_LABELS },
            spec: osMapSettings(compute),
          },
        }]
      : [],
})
