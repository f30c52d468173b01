import { MANAGED_BY_LABELS } from '#shared/domain/plan/labels.ts'
import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import { isolatedNetworksOf } from '../isolated-networks.ts'
import { defineEmitter, type EmittedObject } from '../emitter.ts'
import { operatorsInUse } from '../operators-in-use.ts'

/** OVN-Kubernetes takes a primary network for namespaces that were created with this label alone. */
const PRIMARY_NETWORK_LABEL = { 'k8s.ovn.org/primary-user-defined-network': '' }
/** ApplicationAwareResourceQuotas hold in namespaces with this label (kubevirt/application-aware-quota). */
const VM_QUOTA_LABEL = { 'application-aware-quota/enable-gating': '' }

/** The namespaces of operators that the bundle installs, and those that VMs are migrated into. */
export const namespaceEmitter = defineEmitter({
  kind: 'Namespace',
  emit: (plan) => {
    const isolated = new Set(isolatedNetworksOf(plan).flatMap(({ namespaces }) => namespaces))
    return [...ofOperators(plan), ...plan.namespaces.map(({ name, because }) => ({
      comment: [`For the VMs of ${because}.`, ...(isolated.has(name) ? ['Its VMs have a network of their own in place of the pod network: the label has to be there from the beginning.'] : [])],
      object: { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels: { ...MANAGED_BY_LABELS, ...(plan.tenancy.quotas.some(({ namespace, kind }) => namespace === name && kind === 'ApplicationAwareResourceQuota') ? VM_QUOTA_LABEL : {}), ...(isolated.has(name) ? PRIMARY_NETWORK_LABEL : {}) } } },
    }))]
  },
})

/** Their metrics go to the cluster's own monitoring. */
const MONITORED_LABEL = { 'openshift.io/cluster-monitoring': 'true' }

function ofOperators(plan: MigrationPlan): EmittedObject[] {
  if (!plan.target.cluster.operators.write) return []
  const titles = new Map<string, string[]>()
  for (const { namespace, title } of operatorsInUse(plan)) titles.set(namespace, [...(titles.get(namespace) ?? []), title])
  return [...titles].map(([name, operators]) => ({ comment: [`For ${operators.join(', ')}.`], object: { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels: { ...MANAGED_BY_LABELS, ...MONITORED_LABEL } } } }))
}
