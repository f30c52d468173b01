import { MANAGED_BY_LABELS } from '#shared/domain/plan/labels.ts'
import { defineEmitter } from '../emitter.ts'
import { SRIOV_NAMESPACE } from '../object-names.ts'
import { isInstalled } from '../operators-in-use.ts'

/** The one instance that makes the SR-IOV Network Operator look at its policies; written with the operators. */
export const sriovOperatorConfigEmitter = defineEmitter({
  kind: 'SriovOperatorConfig',
  emit: (plan) =>
    isInstalled(plan, 'sriov')
      ? [{
          comment: ['The operator does nothing without it, and takes it under no other name.'],
          object: { apiVersion: 'sriovnetwork.openshift.io/v1', kind: 'SriovOperatorConfig', metadata: { name: 'default', namespace: SRIOV_NAMESPACE, labels: MANAGED_BY_LABELS }, spec: { enableInjector: true, enableOperatorWebhook: true, disableDrain: plan.target.controlPlane === 'single-node' } },
        }]
      : [],
})
