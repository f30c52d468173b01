import { MANAGED_BY_LABELS } from '#shared/domain/plan/labels.ts'
import { type AttachmentKind, attachmentKind } from '#shared/domain/plan/attachment-kind.ts'
import type { MigrationPlan, PlannedAttachment, PlannedBridgeAccess, PlannedSriovAccess, PlannedTrunk } from '#shared/domain/plan/migration-plan.ts'
import type { PlannedPodNetwork } from '#shared/domain/plan/node-network.ts'
import { defineEmitter, type EmittedObject } from '../emitter.ts'

/** CNI specification that OVN-Kubernetes' secondary networks are written against. */
const CNI_VERSION = '0.3.1'
const JSON_INDENT = 2
/** MTV reads the gateway of a transfer network from it: an IP address, or none. */
const ROUTE_ANNOTATION = 'forklift.konveyor.io/route'

/** A localnet network of OVN-Kubernetes for each attachment, on the bridge mapping of its physical network. */
export const networkAttachmentDefinitionEmitter = defineEmitter({
  kind: 'NetworkAttachmentDefinition',
  emit: (plan) => [
    ...podNetworks(plan),
    // OVN-Kubernetes makes those of a ClusterUserDefinedNetwork by itself.
    ...plan.attachments.filter(({ isClusterNetwork }) => isClusterNetwork !== true).map((attachment) => ({
      comment: [
        `Stands for ${attachment.portGroupNames.length === 1 ? 'the port group' : 'the port groups'} ${attachment.portGroupNames.join(', ')}.`,
        ...KIND_WORDS[attachmentKind(attachment)],
      ],
      object: {
        apiVersion: 'k8s.cni.cncf.io/v1',
        kind: 'NetworkAttachmentDefinition',
        metadata: { name: attachment.name, namespace: attachment.namespace, labels: MANAGED_BY_LABELS, ...resourceAnnotation(attachment) },
        spec: { config: JSON.stringify(configOf(attachment), null, JSON_INDENT) },
      },
    })),
  ],
})

/** Networks of the cluster's own pods: these may have a macvlan and addresses from a range, which VMs may not. */
function podNetworks({ nodeNetworks }: MigrationPlan): readonly EmittedObject[] {
  return [
    ...attachmentOf(nodeNetworks?.liveMigration ?? null, 'The network of live migrations: HyperConverged names it in liveMigrationConfig.network.'),
    ...attachmentOf(nodeNetworks?.transfer ?? null, 'The transfer network: the Plans name it, and MTV copies disks over it.'),
  ]
}

function attachmentOf(network: PlannedPodNetwork | null, words: string): readonly EmittedObject[] {
  if (network === null) return []
  const { name, namespace, master, mtu, range, route } = network
  const config = { cniVersion: CNI_VERSION, name, type: 'macvlan', master, mode: 'bridge', ...(mtu === null ? {} : { mtu }), ipam: { type: 'whereabouts', range } }
  return [
    {
      comment: [words, `Every node has the interface ${master}; every pod on it takes an address of ${range}.`],
      object: {
        apiVersion: 'k8s.cni.cncf.io/v1',
        kind: 'NetworkAttachmentDefinition',
        metadata: { name, namespace, labels: MANAGED_BY_LABELS, ...(route === null ? {} : { annotations: { [ROUTE_ANNOTATION]: route } }) },
        spec: { config: JSON.stringify(config, null, JSON_INDENT) },
      },
    },
  ]
}

/** What an operator has to know of it. */
const KIND_WORDS: Readonly<Record<AttachmentKind, readonly string[]>> = {
  localnet: [],
  'cluster-network': [],
  trunk: ['A trunk on a Linux bridge: tags go through to the guest, and no network policy holds here.'],
  bridge: ['A Linux bridge: no network policy holds here.'],
  sriov: ['Virtual functions that guests drive themselves: no network policy holds here, and a live migration takes the function away for a while.', 'MTV gives VMs of vSphere a bridge interface on it: change it to sriov before their first start.'],
}

/** The scheduler then takes nodes that have the bridge, or a free virtual function (OpenShift Virtualization, network attachments). */
function resourceAnnotation({ trunk, bridge, sriov }: PlannedAttachment): { annotations?: Record<string, string> } {
  const bridgeName = trunk?.bridge ?? bridge?.name
  const resource = bridgeName !== undefined ? `bridge.network.kubevirt.io/${bridgeName}` : sriov !== undefined ? `openshift.io/${sriov.pool}` : null
  return resource === null ? {} : { annotations: { 'k8s.v1.cni.cncf.io/resourceName': resource } }
}

function configOf(attachment: PlannedAttachment): Record<string, unknown> {
  if (attachment.trunk !== undefined) return trunkConfig(attachment.name, attachment.trunk)
  if (attachment.bridge !== undefined) return bridgeConfig(attachment, attachment.bridge)
  if (attachment.sriov !== undefined) return sriovConfig(attachment, attachment.sriov)
  return localnetConfig(attachment)
}

/** Without a VLAN the bridge's own default stays on the port, or no untagged frame would pass. */
function bridgeConfig({ name, vlanId }: PlannedAttachment, bridge: PlannedBridgeAccess): Record<string, unknown> {
  return { cniVersion: CNI_VERSION, name, type: 'bridge', bridge: bridge.name, ...(vlanId === null ? {} : { vlan: vlanId }), macspoofchk: bridge.isMacSpoofChecked, preserveDefaultVlan: vlanId === null, disableContainerInterface: true }
}

/** The NIC itself puts the tag on and checks addresses. */
function sriovConfig({ name, vlanId }: PlannedAttachment, { isSpoofChecked }: PlannedSriovAccess): Record<string, unknown> {
  return { cniVersion: CNI_VERSION, name, type: 'sriov', ...(vlanId === null ? {} : { vlan: vlanId }), spoofchk: isSpoofChecked ? 'on' : 'off', ipam: {} }
}

/** As the CNI plug-in `bridge` has it: ranges by minID and maxID, one VLAN by id. */
function trunkConfig(name: string, { bridge, vlans, isMacSpoofChecked }: PlannedTrunk): Record<string, unknown> {
  return {
    cniVersion: CNI_VERSION,
    name,
    type: 'bridge',
    bridge,
    vlanTrunk: vlans.map(({ min, max }) => (min === max ? { id: min } : { minID: min, maxID: max })),
    macspoofchk: isMacSpoofChecked,
    preserveDefaultVlan: false,
    disableContainerInterface: true,
  }
}

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
