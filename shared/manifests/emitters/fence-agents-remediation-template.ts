import { defineEmitter } from '../emitter.ts'
import { fencingTemplate } from '../fencing-object.ts'
import { FENCING_SECRET_NAME, REMEDIATION_NAMESPACE } from '../object-names.ts'

/** Takes failed nodes out of service by their management controllers, where the target names these. */
export const fenceAgentsRemediationTemplateEmitter = defineEmitter({
  kind: 'FenceAgentsRemediationTemplate',
  emit: ({ scheduling: { healthCheck }, target: { cluster: { remediation } } }) =>
    remediation.by !== 'fence-agents' || !healthCheck.isSetUp
      ? []
      : [{
          comment: [`Needs the Secret ${FENCING_SECRET_NAME} in ${REMEDIATION_NAMESPACE} with the keys --username and --password: see the README.`],
          object: fencingTemplate(remediation.agent, remediation.nodes),
        }],
})
