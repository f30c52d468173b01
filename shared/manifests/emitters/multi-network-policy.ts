import { defineEmitter } from '../emitter.ts'
import { networkPolicyObject } from '../network-policy-object.ts'

/** Policies for VMs on networks of OVN-Kubernetes besides the pod network. */
export const multiNetworkPolicyEmitter = defineEmitter({
  kind: 'MultiNetworkPolicy',
  emit: ({ security }) => security.policies.filter(({ kind }) => kind === 'MultiNetworkPolicy').map(networkPolicyObject),
})
