import { compareText } from '#shared/domain/compare.ts'
import { MANAGED_BY_LABELS } from '#shared/domain/plan/labels.ts'
import type { PlannedNodePolicy } from '#shared/domain/plan/node-network.ts'
import type { PhysicalNetwork } from '#shared/domain/target/target.ts'
import type { LinuxBridge } from '#shared/domain/target/vm-networks.ts'
import { defineEmitter, type EmittedObject } from '../emitter.ts'
import { NODE_NETWORK_POLICY_NAME } from '../object-names.ts'
import { CLUSTER_BRIDGE, usedLinuxBridges, usedPhysicalNetworks } from '../used-physical-networks.ts'

/**
 * Those of the layout of NICs where the target states one. Otherwise one policy for all physical networks in use, none
 * where there is none: OVS bridges on their uplinks, and the names under which OVN knows them.
 */
export const nodeNetworkConfigurationPolicyEmitter = defineEmitter({
  kind: 'NodeNetworkConfigurationPolicy',
  emit: (plan) => {
    if (plan.nodeNetworks !== null) return plan.nodeNetworks.policies.map(layoutPolicy)
    const physicalNetworks = usedPhysicalNetworks(plan)
    const linuxBridges = usedLinuxBridges(plan)
    if (physicalNetworks.length === 0 && linuxBridges.length === 0) return []
    const bridges = bridgesOf(physicalNetworks)
    const interfaces = [...bridges.map(bridgeInterface), ...linuxBridges.map(linuxBridgeInterface)]
    return [
      {
        comment: [
          'Changes the network of every worker: apply it on its own and wait until its condition Available is true.',
          ...linuxBridges.map(({ name, uplinks }) => `${uplinks.join(', ')} must exist on every worker already and serve nothing else; it becomes a port of the Linux bridge ${name}.`),
          ...bridges.map(({ bridge, uplinks }) =>
            uplinks.length === 0
              ? `${bridge} has no uplink: no VM network reaches the outside until it has a port.`
              : `${uplinks.join(', ')} must exist on every worker already and carry no address; it becomes a port of ${bridge}.`,
          ),
          ...(bridges.length < new Set(physicalNetworks.map((network) => network.bridge)).size ? [`${CLUSTER_BRIDGE} belongs to the cluster: it only gets a name for OVN here.`] : []),
        ],
        object: {
          apiVersion: 'nmstate.io/v1',
          kind: 'NodeNetworkConfigurationPolicy',
          metadata: { name: NODE_NETWORK_POLICY_NAME, labels: MANAGED_BY_LABELS },
          spec: {
            nodeSelector: { 'node-role.kubernetes.io/worker': '' },
            desiredState: {
              ...(interfaces.length === 0 ? {} : { interfaces }),
              ...(physicalNetworks.length === 0 ? {} : { ovn: { 'bridge-mappings': physicalNetworks.map(({ name, bridge }) => ({ localnet: name, bridge, state: 'present' })) } }),
            },
          },
        },
      },
    ]
  },
})

function layoutPolicy({ name, nodeSelector, desiredState, comments }: PlannedNodePolicy): EmittedObject {
  return {
    comment: ['Changes the network of nodes: apply it on its own and wait until its condition Available is true.', ...comments],
    object: { apiVersion: 'nmstate.io/v1', kind: 'NodeNetworkConfigurationPolicy', metadata: { name, labels: MANAGED_BY_LABELS }, spec: { nodeSelector, desiredState } },
  }
}

interface Bridge {
  readonly bridge: string
  readonly uplinks: readonly string[]
}

/** Physical networks may share a bridge: one interface then, with the ports of both. */
function bridgesOf(networks: readonly PhysicalNetwork[]): readonly Bridge[] {
  const uplinksByBridge = new Map<string, Set<string>>()
  for (const { bridge, uplinks } of networks) {
    if (bridge === CLUSTER_BRIDGE) continue
    const known = uplinksByBridge.get(bridge) ?? new Set()
    uplinksByBridge.set(bridge, new Set([...known, ...uplinks]))
  }
  return [...uplinksByBridge].map(([bridge, uplinks]) => ({ bridge, uplinks: [...uplinks].sort(compareText) }))
}

/** The extra patch ports are what OVN-Kubernetes connects a localnet by; a VM bridge takes no part in spanning tree. */
function bridgeInterface({ bridge, uplinks }: Bridge): Record<string, unknown> {
  return {
    name: bridge,
    type: 'ovs-bridge',
    state: 'up',
    bridge: { 'allow-extra-patch-ports': true, options: { stp: false }, port: uplinks.map((name) => ({ name })) },
  }
}

/** Tags of all VLANs go through, and what is untagged is on the bridge's own VLAN, 1 (Linux, bridge vlan_default_pvid). */
function linuxBridgeInterface({ name, uplinks, mtu }: LinuxBridge): Record<string, unknown> {
  const vlan = { mode: 'trunk', 'enable-native': true, tag: 1, 'trunk-tags': [{ 'id-range': { min: 2, max: 4094 } }] }
  return {
    name,
    type: 'linux-bridge',
    state: 'up',
    ...(mtu === undefined ? {} : { mtu }),
    ipv4: { enabled: false },
    ipv6: { enabled: false },
    bridge: { options: { stp: { enabled: false } }, port: uplinks.map((uplink) => ({ name: uplink, vlan })) },
  }
}
