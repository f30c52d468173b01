import { compareText } from '#shared/domain/compare.ts'
import { attachmentKind } from '#shared/domain/plan/attachment-kind.ts'
import { MANAGED_BY_LABELS } from '#shared/domain/plan/labels.ts'
import type { MigrationPlan, PlannedAttachment } from '#shared/domain/plan/migration-plan.ts'
import { isolatedNetworksOf } from '../isolated-networks.ts'
import { defineEmitter, type EmittedObject } from '../emitter.ts'

/** OVN-Kubernetes makes of each an attachment of its name in every namespace that it selects. */
export const clusterUserDefinedNetworkEmitter = defineEmitter({
  kind: 'ClusterUserDefinedNetwork',
  emit: (plan) => [...isolatedNetworksOf(plan).map(({ name, namespaces, subnet, mtu }): EmittedObject => ({
    comment: [
      `The VMs of ${namespaces.join(', ')} have this network to themselves in place of the pod network, and take their addresses from ${subnet}.`,
      'It has to be there before the first VM is, and cannot be changed afterwards.',
    ],
    object: networkObject(name, namespaces, { topology: 'Layer2', layer2: { role: 'Primary', subnets: [subnet], ...(mtu === undefined ? {} : { mtu }), ipam: { lifecycle: 'Persistent' } } }),
  })), ...localnets(plan)],
})

function localnets({ attachments }: MigrationPlan): readonly EmittedObject[] {
  const byName = new Map<string, PlannedAttachment[]>()
  for (const attachment of attachments) if (attachmentKind(attachment) === 'cluster-network') byName.set(attachment.name, [...(byName.get(attachment.name) ?? []), attachment])
  return [...byName].sort(([left], [right]) => compareText(left, right)).flatMap(([name, own]) => {
    const [first] = own
    if (first === undefined) return []
    const { portGroupNames, physicalNetworkName, vlanId, mtu } = first
    const localnet = {
      role: 'Secondary',
      physicalNetworkName,
      ...(mtu === null ? {} : { mtu }),
      ...(vlanId === null ? {} : { vlan: { mode: 'Access', access: { id: vlanId } } }),
      // VMs get their addresses from their own network.
      ipam: { mode: 'Disabled' },
    }
    return [{
      comment: [`Stands for ${portGroupNames.length === 1 ? 'the port group' : 'the port groups'} ${portGroupNames.join(', ')}.`, 'Its network cannot be changed afterwards, only the namespaces that it serves.'],
      object: networkObject(name, own.map(({ namespace }) => namespace), { topology: 'Localnet', localnet }),
    }]
  })
}

function networkObject(name: string, namespaces: readonly string[], network: Record<string, unknown>): EmittedObject['object'] {
  return {
    apiVersion: 'k8s.ovn.org/v1',
    kind: 'ClusterUserDefinedNetwork',
    metadata: { name, labels: MANAGED_BY_LABELS },
    // Every namespace bears its name in this label (Kubernetes, well-known labels).
    spec: { namespaceSelector: { matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: [...namespaces].sort(compareText) }] }, network },
  }
}
