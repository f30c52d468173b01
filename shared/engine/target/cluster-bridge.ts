/** OVN-Kubernetes' own bridge on every node: networks may be mapped onto it, its ports belong to the cluster. */
export const CLUSTER_BRIDGE = 'br-ex'
