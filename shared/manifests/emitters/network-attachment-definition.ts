import { MANAGED_BY_LABELS } from '#shared/domain/plan/labels.ts'
import type { PlannedAttachment } from '#shared/domain/plan/migration-plan.ts'
import { defineEmitter } from '../emitter.ts'

/** CNI specification that OVN-Kubernetes' secondary networks are written against. */
const CNI_VERSION = '0.3.1'
const JSON_INDENT = 2

/** A localnet network of OVN-Kubernetes for each attachment, on the bridge mapping of its physical network. */
export const networkAttachmentDefinitionEmitter = defineEmitter({
  kind: 'NetworkAttachmentDefinition',
  emit: (plan) =>
    plan.attachments.map((attachment) => ({
      comment: [`Stands for ${attachment.portGroupNames.length === 1 ? 'the port group' : 'the port groups'} ${attachment.portGroupNames.join(', ')}.`],
      object: {
        apiVersion: 'k8s.cni.cncf.io/v1',
        kind: 'NetworkAttachmentDefinition',
        metadata: { name: attachment.name, namespace: attachment.namespace, labels: MANAGED_BY_LABELS },
        spec: { config: JSON.stringify(localnetConfig(attachment), null, JSON_INDENT) },
      },
    })),
})

/**
 * No vlanID is untagged. No ipam: VMs get their addresses from their own network. `netAttachDefName` has to be the
 * object's own namespace and name (OVN-Kubernetes, multihoming).
 */
function localnetConfig({ name, namespace, physicalNetworkName, vlanId, mtu }: PlannedAttachment): Record<string, string | number> {
  return {
    cniVersion: CNI_VERSION,
    name,
    type: 'ovn-k8s-cni-overlay',
    topology: 'localnet',
    physicalNetworkName,
    ...(vlanId === null ? {} : { vlanID: vlanId }),
    ...(mtu === null ? {} : { mtu }),
    netAttachDefName: `${namespace}/${name}`,
  }
}
