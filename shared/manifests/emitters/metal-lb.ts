import { MANAGED_BY_LABELS } from '#shared/domain/plan/labels.ts'
import { defineEmitter } from '../emitter.ts'
import { METALLB_NAMESPACE } from '../object-names.ts'
import { isInstalled } from '../operators-in-use.ts'

/** The one instance that makes the MetalLB Operator start its speakers; written with the operators. Addresses are for a person to say. */
export const metalLbEmitter = defineEmitter({
  kind: 'MetalLB',
  emit: (plan) =>
    isInstalled(plan, 'metallb')
      ? [{ comment: ['Starts MetalLB. It gives no Service an address before an IPAddressPool and an L2Advertisement or BGP peers are there.'], object: { apiVersion: 'metallb.io/v1beta1', kind: 'MetalLB', metadata: { name: 'metallb', namespace: METALLB_NAMESPACE, labels: MANAGED_BY_LABELS }, spec: {} } }]
      : [],
})
