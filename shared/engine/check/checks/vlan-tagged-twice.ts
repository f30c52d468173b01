import { describeObject } from '#shared/domain/plan/kube-object.ts'
import type { Target } from '#shared/domain/target/target.ts'
import { layOutNodes } from '#shared/engine/nic-layout/lay-out-nodes.ts'
import { clusterBridgeVlan } from '#shared/engine/nic-layout/machine-network-vlan.ts'
import { CLUSTER_BRIDGE, UNTAGGED_MACHINE_NETWORK } from '#shared/engine/target/cluster-bridge.ts'
import { type CheckProblem, defineCheck } from '../check.ts'
import { fieldItems, fieldText, fieldValue, fieldValues } from '../field-values.ts'
import { localnetOf } from '../localnet-of.ts'
import type { ManifestSet } from '../manifest-set.ts'

const DEFAULT_ROUTES: ReadonlySet<string | null> = new Set(['0.0.0.0/0', '::/0'])

/** br-ex takes the interface with the default route as its port: where that is in a VLAN, the tag of a VM lies within it and no switch looks there. */
export const vlanTaggedTwice = defineCheck({
  id: 'vlan-tagged-twice',
  title: 'No VLAN of VMs is on br-ex where br-ex is in a VLAN itself',
  severity: 'critical',
  needs: ['manifests'],
  check: ({ objects, target }) => {
    const vlan = vlanOfHosts(objects) ?? vlanOfTarget(target ?? null)
    if (vlan === null) return []
    const onClusterBridge = localnetsOnClusterBridge(objects, target ?? null)
    return [...objects.ofKind('NetworkAttachmentDefinition'), ...objects.ofKind('ClusterUserDefinedNetwork')].flatMap((object): readonly CheckProblem[] => {
      const localnet = localnetOf(object)
      if (localnet === null || !onClusterBridge.has(localnet.name)) return []
      const where = `${localnet.name} is mapped onto ${CLUSTER_BRIDGE}, which is all in VLAN ${vlan}, that of the machine network`
      return localnet.vlanId === null
        ? [{ subject: describeObject(object), severity: 'warning', message: `It is untagged, and ${where}: its VMs would be in VLAN ${vlan} beside the nodes.`, remedy: `See that these VMs belong there, or give them a bridge of their own on other NICs.` }]
        : [{ subject: describeObject(object), message: `Its VLAN ${localnet.vlanId} would be tagged within another: ${where}.`, remedy: UNTAGGED_MACHINE_NETWORK }]
    })
  },
})

/** What hosts are installed with, by agent-config.yaml: the VLAN of the interface with the default route, or of the one with addresses where routes come by DHCP. */
function vlanOfHosts(objects: ManifestSet): number | null {
  for (const config of objects.ofKind('AgentConfig')) {
    for (const host of fieldItems(config, 'hosts')) {
      const gateways = fieldItems(host, 'networkConfig.routes.config').filter((route) => DEFAULT_ROUTES.has(fieldText(route, 'destination'))).map((route) => fieldText(route, 'next-hop-interface'))
      const tagged = fieldItems(host, 'networkConfig.interfaces')
        .filter((own) => fieldText(own, 'type') === 'vlan' && (gateways.length > 0 ? gateways.includes(fieldText(own, 'name')) : fieldValue(own, 'ipv4.dhcp') === true || fieldValue(own, 'ipv6.dhcp') === true))
        .map((own) => fieldValue(own, 'vlan.id'))
      const vlan = tagged.find((id) => typeof id === 'number')
      if (vlan !== undefined) return vlan
    }
  }
  return null
}

function vlanOfTarget(target: Target | null): number | null {
  if (target === null) return null
  const bonds = layOutNodes({ target, vmVlans: new Map(), needsTrunks: false })?.groups[0]?.bonds ?? []
  return clusterBridgeVlan(target, bonds)
}

/** A policy of the manifests says more than the target, which stands for one that is not among them. */
function localnetsOnClusterBridge(objects: ManifestSet, target: Target | null): ReadonlySet<string> {
  const mappings = objects.ofKind('NodeNetworkConfigurationPolicy').flatMap((policy) => fieldValues(policy, 'spec.desiredState.ovn.bridge-mappings[]').map(({ value }) => value)).filter((mapping) => fieldText(mapping, 'state') !== 'absent')
  const stated = new Set(mappings.map((mapping) => fieldText(mapping, 'localnet')))
  return new Set([
    ...mappings.flatMap((mapping) => (fieldText(mapping, 'bridge') === CLUSTER_BRIDGE ? [fieldText(mapping, 'localnet') ?? ''] : [])),
    ...(target?.physicalNetworks ?? []).flatMap(({ name, bridge }) => (bridge === CLUSTER_BRIDGE && !stated.has(name) ? [name] : [])),
  ])
}
