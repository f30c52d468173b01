import { CLUSTER_BRIDGE } from '../cluster-bridge.ts'
import { defineTargetRule } from '../target-rule.ts'

/** The bridge of the machine network is the cluster's: a network is mapped onto it, its ports are left alone. Source: OVN-Kubernetes. */
export const clusterBridgeWithUplinks = defineTargetRule({
  id: 'cluster-bridge-with-uplinks',
  title: `Networks on ${CLUSTER_BRIDGE} name no uplinks`,
  severity: 'warning',
  check: ({ physicalNetworks }) =>
    physicalNetworks.flatMap(({ name, bridge, uplinks }, index) =>
      bridge === CLUSTER_BRIDGE && uplinks.length > 0
        ? [{ path: `physicalNetworks[${index}].uplinks`, message: `${name} is on ${CLUSTER_BRIDGE}, whose ports belong to the cluster: ${uplinks.join(', ')} will not be added.`, remedy: 'Leave the uplinks empty, or choose a bridge of its own.' }]
        : [],
    ),
})
