/** OVN-Kubernetes' own bridge on every node: networks may be mapped onto it, its ports belong to the cluster. */
export const CLUSTER_BRIDGE = 'br-ex'

/** What to do where networks of VMs with VLANs are on br-ex and br-ex itself is in a VLAN. */
export const UNTAGGED_MACHINE_NETWORK = 'Give VMs a bridge of their own on other NICs, or install the nodes with the machine network untagged, as the native VLAN of their ports, with the VLANs of VMs tagged beside it.'
