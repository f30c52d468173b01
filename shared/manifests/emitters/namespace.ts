import { MANAGED_BY_LABELS } from '#shared/domain/plan/labels.ts'
import { defineEmitter } from '../emitter.ts'

/** ApplicationAwareResourceQuotas hold in namespaces with this label (kubevirt/application-aware-quota). */
const VM_QUOTA_LABEL = { 'application-aware-quota/enable-gating': '' }

/** The namespaces that VMs are migrated into. */
export const namespaceEmitter = defineEmitter({
  kind: 'Namespace',
  emit: (plan) =>
    plan.namespaces.map(({ name, because }) => ({
      comment: [`For the VMs of ${because}.`],
      object: { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels: { ...MANAGED_BY_LABELS, ...(plan.tenancy.quotas.some(({ namespace, kind }) => namespace === name && kind === 'ApplicationAwareResourceQuota') ? VM_QUOTA_LABEL : {}) } } },
    })),
})
