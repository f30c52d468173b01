import type { KubeObject } from '#shared/domain/plan/kube-object.ts'
import { MANAGED_BY_LABELS } from '#shared/domain/plan/labels.ts'
import type { FencedNode } from '#shared/domain/target/remediation-policy.ts'
import { FENCING_SECRET_NAME, FENCING_TEMPLATE_NAME, REMEDIATION_NAMESPACE } from './object-names.ts'

/** Which management controller takes which node out of service, and by which fence agent. */
export function fencingTemplate(agent: string, nodes: readonly FencedNode[]): KubeObject {
  return {
    apiVersion: 'fence-agents-remediation.medik8s.io/v1alpha1',
    kind: 'FenceAgentsRemediationTemplate',
    metadata: { name: FENCING_TEMPLATE_NAME, namespace: REMEDIATION_NAMESPACE, labels: MANAGED_BY_LABELS },
    spec: { template: { spec: { agent, sharedSecretName: FENCING_SECRET_NAME, sharedparameters: { '--action': 'reboot', '--lanplus': '' }, nodeparameters: { '--ip': Object.fromEntries(nodes.map(({ name, address }) => [name, address])) } } } },
  }
}
