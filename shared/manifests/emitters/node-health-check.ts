import { MANAGED_BY_LABELS } from '#shared/domain/plan/labels.ts'
import { defineEmitter } from '../emitter.ts'
import { FENCING_TEMPLATE_NAME, NODE_HEALTH_CHECK_NAME, REMEDIATION_NAMESPACE } from '../object-names.ts'

/** Node Health Check's own default: long enough for a node that restarts, and VMs are down no longer than they have to be. */
const UNHEALTHY_AFTER = '300s'
/** The documentation's value: with fewer healthy nodes it is the network that fails rather than they. */
const MIN_HEALTHY = '51%'

/** Takes failed nodes out of service: by Self Node Remediation, which needs no management controller, or by fencing where the target names the controllers. */
export const nodeHealthCheckEmitter = defineEmitter({
  kind: 'NodeHealthCheck',
  emit: ({ scheduling: { healthCheck }, target: { cluster: { remediation } } }) =>
    healthCheck.isSetUp
      ? [
          {
            comment: [
              ...healthCheck.reasons.map(({ message }) => message),
              `A node that is not ready for ${UNHEALTHY_AFTER} is restarted, and its VMs start elsewhere.`,
              ...(remediation.by === 'self' ? ['Where the servers have management controllers, fencing by them is faster and surer: use a FenceAgentsRemediationTemplate in place of this one.'] : []),
            ],
            object: {
              apiVersion: 'remediation.medik8s.io/v1alpha1',
              kind: 'NodeHealthCheck',
              metadata: { name: NODE_HEALTH_CHECK_NAME, labels: MANAGED_BY_LABELS },
              spec: {
                selector: { matchExpressions: [{ key: 'node-role.kubernetes.io/worker', operator: 'Exists' }] },
                minHealthy: MIN_HEALTHY,
                unhealthyConditions: ['False', 'Unknown'].map((status) => ({ type: 'Ready', status, duration: UNHEALTHY_AFTER })),
                remediationTemplate: remediation.by === 'self' ? SELF_REMEDIATION : FENCING,
              },
            },
          },
        ]
      : [],
})

const SELF_REMEDIATION = {
  apiVersion: 'self-node-remediation.medik8s.io/v1alpha1',
  kind: 'SelfNodeRemediationTemplate',
  namespace: REMEDIATION_NAMESPACE,
  // The operator makes it; by default it deletes the VM's pod or taints the node, whichever the release can.
  name: 'self-node-remediation-automatic-strategy-template',
}

const FENCING = { apiVersion: 'fence-agents-remediation.medik8s.io/v1alpha1', kind: 'FenceAgentsRemediationTemplate', namespace: REMEDIATION_NAMESPACE, name: FENCING_TEMPLATE_NAME }
