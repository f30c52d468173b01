import { countWords } from '#shared/domain/count-words.ts'
import { MANAGED_BY_LABELS } from '#shared/domain/plan/labels.ts'
import type { PlannedQuota } from '#shared/domain/plan/tenancy.ts'
import { defineEmitter, type Emitter } from './emitter.ts'
import { QUOTA_NAME } from './object-names.ts'

/** The emitter of one kind of quota, in the namespaces that the plan makes. */
export function quotaEmitter(kind: PlannedQuota['kind'], apiVersion: string): Emitter {
  return defineEmitter({
    kind,
    emit: ({ tenancy: { quotas }, namespaces }) =>
      quotas
        .filter((quota) => quota.kind === kind && namespaces.some(({ name }) => name === quota.namespace))
        .map(({ namespace, hard, poolPath, vmCount, reasons }) => ({
          comment: [`For the resource pool ${poolPath} with ${countWords(vmCount, 'VM')}.`, ...reasons.map(({ message }) => message)],
          object: { apiVersion, kind, metadata: { name: QUOTA_NAME, namespace, labels: MANAGED_BY_LABELS }, spec: { hard } },
        })),
  })
}
