import { MANAGED_BY_LABELS } from '#shared/domain/plan/labels.ts'
import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import type { EmittedObject } from './emitter.ts'
import { DEFAULT_DENY_NAME } from './object-names.ts'

/** Names have to be found, whatever else is stopped: OpenShift's DNS listens here. */
const DNS = [{ to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'openshift-dns' } } }], ports: [{ protocol: 'UDP', port: 5353 }, { protocol: 'TCP', port: 5353 }] }]

/** Policies that stop what no other policy allows, one for each namespace of VMs: for after the migration, since importers reach out. */
export function defaultDenyPolicies({ namespaces, target: { cluster: { defaultDeny } } }: MigrationPlan): EmittedObject[] {
  if (defaultDeny === 'none') return []
  return namespaces.map(({ name: namespace }) => ({
    comment: [
      'For after the migration: importers and conversion pods run in this namespace and have to reach the source.',
      'It is for the pod network. VMs on VLANs of their own are not concerned.',
    ],
    object: {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: DEFAULT_DENY_NAME, namespace, labels: MANAGED_BY_LABELS },
      spec: { podSelector: {}, policyTypes: defaultDeny === 'all' ? ['Ingress', 'Egress'] : ['Ingress'], ...(defaultDeny === 'all' ? { egress: DNS } : {}) },
    },
  }))
}
