import { MANAGED_BY_LABELS } from '#shared/domain/plan/labels.ts'
import { defineEmitter } from '../emitter.ts'
import { FORKLIFT_API_VERSION } from '../object-names.ts'

/** What starts the Plans of waves. A warm one copies ahead and is cut over as the window begins. */
export const migrationEmitter = defineEmitter({
  kind: 'Migration',
  emit: ({ plans, target }) =>
    plans.flatMap(({ name, type, wave, after }) => wave === undefined ? [] : [{
      comment: [
        'It starts the plan: nothing applies it but you.',
        type === 'warm' ? `Apply it well before the window, so that the first copies are there in time; it cuts over at ${wave.start}.` : `Apply it as the window begins, at ${wave.start}.`,
        ...(after.length === 0 ? [] : [`Only after ${after.join(', ')} succeeded.`]),
      ],
      object: {
        apiVersion: FORKLIFT_API_VERSION,
        kind: 'Migration',
        metadata: { name, namespace: target.migration.namespace, labels: MANAGED_BY_LABELS },
        spec: { plan: { name, namespace: target.migration.namespace }, ...(type === 'warm' ? { cutover: wave.start } : {}) },
      },
    }]),
})
