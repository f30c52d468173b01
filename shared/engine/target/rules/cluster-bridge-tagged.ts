import { clusterBridgeVlan } from '#shared/engine/nic-layout/machine-network-vlan.ts'
import { layOutNodes } from '#shared/engine/nic-layout/lay-out-nodes.ts'
import { CLUSTER_BRIDGE, UNTAGGED_MACHINE_NETWORK } from '../cluster-bridge.ts'
import { defineTargetRule } from '../target-rule.ts'

/** Where the machine network is a VLAN interface, br-ex is within that VLAN, and so is all that VMs send through it. Source: configure-ovs.sh of the Machine Config Operator. */
export const clusterBridgeTagged = defineTargetRule({
  id: 'cluster-bridge-tagged',
  title: `Networks of VMs are on ${CLUSTER_BRIDGE} only where the machine network is untagged`,
  severity: 'warning',
  check: (target) => {
    const groups = layOutNodes({ target, vmVlans: new Map(), needsTrunks: false })?.groups ?? null
    const vlan = groups === null ? clusterBridgeVlan(target, []) : (groups.map((group) => group.clusterBridgeVlan).find((own) => own !== null) ?? null)
    if (vlan === null) return []
    const mapped = new Set(groups?.filter((group) => group.clusterBridgeVlan !== null).flatMap(({ mappings }) => mappings.filter(({ bridge }) => bridge === CLUSTER_BRIDGE).map(({ localnet }) => localnet)))
    return target.physicalNetworks.flatMap(({ name, bridge }, index) =>
      (groups === null ? bridge === CLUSTER_BRIDGE : mapped.has(name))
        ? [{ path: `physicalNetworks[${index}].bridge`, message: `${name} goes out through ${CLUSTER_BRIDGE}, which is all in VLAN ${vlan}, that of the machine network: a VLAN of VMs would be tagged within it.`, remedy: UNTAGGED_MACHINE_NETWORK }]
        : [],
    )
  },
})
