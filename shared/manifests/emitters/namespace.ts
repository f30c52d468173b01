import { MANAGED_BY_LABELS } from '#shared/domain/plan/labels.ts'
import { isolatedNetworksOf } from '../isolated-networks.ts'
import { defineEmitter } from '../emitter.ts'

/** ApplicationAwareResourceQuotas hold in namespaces with this label (kubevirt/application-aware-quota). */
/** OVN-Kubernetes takes a primary network for namespaces that were created with this label alone. */
const PRIMARY_NETWORK_LABEL = { 'k8s.ovn.org/primary-user-defined-network': '' }
const VM_QUOTA_LABEL = { 'application-aware-quota/enable-gating': '' }

/** The namespaces that VMs are migrated into. */
export const namespaceEmitter = defineEmitter({
  kind: 'Namespace',
  emit: (plan) => {
    const isolated = new Set(isolatedNetworksOf(plan).flatMap(({ namespaces }) => namespaces))
    return plan.namespaces.map(({ name, because }) => ({
      comment: [`For the VMs of ${because}.`, ...(isolated.has(name) ? ['Its VMs have a network of their own in place of the pod network: the label has to be there from the beginning.'] : [])],
      object: { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels: { ...MANAGED_BY_LABELS, ...(plan.tenancy.quotas.some(({ namespace, kind }) => namespace === name && kind === 'ApplicationAwareResourceQuota') ? VM_QUOTA_LABEL : {}), ...(isolated.has(name) ? PRIMARY_NETWORK_LABEL : {}) } } },
    }))
  },
})
