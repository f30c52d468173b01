import { MANAGED_BY_LABELS } from '#shared/domain/plan/labels.ts'
import { defineEmitter } from '../emitter.ts'

/** Lets a change of the time servers restart chronyd rather than nodes. */
export const machineConfigurationEmitter = defineEmitter({
  kind: 'MachineConfiguration',
  emit: ({ target: { cluster: { nodes }, controlPlane } }) =>
    nodes.disruptionPolicies && controlPlane !== 'hosted'
      ? [{
          comment: ['The cluster has this object: look at what is in it before. Lists are replaced.'],
          object: {
            apiVersion: 'operator.openshift.io/v1',
            kind: 'MachineConfiguration',
            metadata: { name: 'cluster', labels: MANAGED_BY_LABELS },
            spec: { managementState: 'Managed', nodeDisruptionPolicy: { files: [{ path: '/etc/chrony.conf', actions: [{ type: 'Restart', restart: { serviceName: 'chronyd.service' } }] }] } },
          },
        }]
      : [],
})
