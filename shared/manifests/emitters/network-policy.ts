import { defaultDenyPolicies } from '../default-deny.ts'
import { defineEmitter } from '../emitter.ts'
import { networkPolicyObject } from '../network-policy-object.ts'

/** Policies for VMs on the pod network, and those that stop the rest. */
export const networkPolicyEmitter = defineEmitter({
  kind: 'NetworkPolicy',
  emit: (plan) => [...plan.security.policies.filter(({ kind }) => kind === 'NetworkPolicy').map(networkPolicyObject), ...defaultDenyPolicies(plan)],
})
