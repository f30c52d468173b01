import { MANAGED_BY_LABELS } from '#shared/domain/plan/labels.ts'
import type { AllowedTraffic, PlannedNetworkPolicy } from '#shared/domain/plan/network-security.ts'
import type { EmittedObject } from './emitter.ts'

/** How KubeVirt labels the pod of a VM: by the VM's name. */
const VM_NAME_LABEL = 'vm.kubevirt.io/name'
/** Names the attachments that a MultiNetworkPolicy is for (Network Plumbing Working Group, multi-network policy). */
const POLICY_FOR = 'k8s.v1.cni.cncf.io/policy-for'

/** A policy that selects VMs by their names and lets in, or out, what is listed; what nothing lists it stops. */
export function networkPolicyObject({ kind, direction, name, namespace, attachments, vmNames, isSkeleton, allowed, comments }: PlannedNetworkPolicy): EmittedObject {
  const isMulti = kind === 'MultiNetworkPolicy'
  return {
    comment: [
      isSkeleton ? 'A place to begin: it lets everything in. Narrow it down before it is of use.' : `Lets ${direction === 'egress' ? 'out' : 'in'} what ${allowed.flatMap(({ rules }) => rules).join(', ')} let ${direction === 'egress' ? 'out' : 'in'}, and stops everything else that ${direction === 'egress' ? 'goes out and that no other policy lets out' : 'comes in and that no other policy lets in'}.`,
      ...(isMulti ? ['Needs useMultiNetworkPolicy in the cluster’s Network operator.'] : []),
      'Apply it after the VMs were migrated and looked at: no kustomization above this folder names it.',
      ...comments,
    ],
    object: {
      apiVersion: isMulti ? 'k8s.cni.cncf.io/v1beta1' : 'networking.k8s.io/v1',
      kind,
      metadata: { name, namespace, labels: MANAGED_BY_LABELS, ...(isMulti ? { annotations: { [POLICY_FOR]: attachments.join(',') } } : {}) },
      spec: { podSelector: byNames(vmNames), ...(direction === 'egress' ? { policyTypes: ['Egress'], egress: allowed.map((traffic) => trafficRule(traffic, 'to')) } : { policyTypes: ['Ingress'], ingress: allowed.map((traffic) => trafficRule(traffic, 'from')) }) },
    },
  }
}

function trafficRule({ cidrs, vms, ports }: AllowedTraffic, side: 'from' | 'to'): Record<string, unknown> {
  const peers = [
    ...cidrs.map((cidr) => ({ ipBlock: { cidr } })),
    ...vms.map(({ namespace, names }) => ({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } }, podSelector: byNames(names) })),
  ]
  return {
    ...(peers.length === 0 ? {} : { [side]: peers }),
    ...(ports.length === 0 ? {} : { ports: ports.map(({ protocol, port, endPort }) => ({ protocol, ...(port === null ? {} : { port }), ...(endPort === null ? {} : { endPort }) })) }),
  }
}

function byNames(names: readonly string[]): Record<string, unknown> {
  return { matchExpressions: [{ key: VM_NAME_LABEL, operator: 'In', values: names }] }
}
