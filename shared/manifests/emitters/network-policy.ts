import { defineEmitter } from '../emitter.ts'
import { networkPolicyObject } from '../network-policy-object.ts'

/** Policies for VMs on the pod network. */
export const networkPolicyEmitter = defineEmitter({
  kind: 'NetworkPolicy',
  emit: ({ security }) => security.policies.filter(({ kind }) => kind === 'NetworkPolicy').map(networkPolicyObject),
})
