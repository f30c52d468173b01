import { MANAGED_BY_LABELS } from '#shared/domain/plan/labels.ts'
import { defineEmitter } from '../emitter.ts'
import { FENCING_SECRET_NAME, FENCING_TEMPLATE_NAME, REMEDIATION_NAMESPACE } from '../object-names.ts'

/** Takes failed nodes out of service by their management controllers, where the target names these. */
export const fenceAgentsRemediationTemplateEmitter = defineEmitter({
  kind: 'FenceAgentsRemediationTemplate',
  emit: ({ scheduling: { healthCheck }, target: { cluster: { remediation } } }) =>
    remediation.by !== 'fence-agents' || !healthCheck.isSetUp
      ? []
      : [{
          comment: [`Needs the Secret ${FENCING_SECRET_NAME} in ${REMEDIATION_NAMESPACE} with the keys --username and --password: see the README.`],
          object: {
            apiVersion: 'fence-agents-remediation.medik8s.io/v1alpha1',
            kind: 'FenceAgentsRemediationTemplate',
            metadata: { name: FENCING_TEMPLATE_NAME, namespace: REMEDIATION_NAMESPACE, labels: MANAGED_BY_LABELS },
            spec: { template: { spec: {
              agent: remediation.agent,
              sharedSecretName: FENCING_SECRET_NAME,
              sharedparameters: { '--action': 'reboot', '--lanplus': '' },
              nodeparameters: { '--ip': Object.fromEntries(remediation.nodes.map(({ name, address }) => [name, address])) },
            } } },
          },
        }],
})
