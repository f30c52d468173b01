import { readNetwork } from './ip-network.ts'
import type { Target } from './target.ts'

/** Pods that a node takes where nobody says otherwise (kubelet's maxPods in OpenShift). */
export const DEFAULT_MAX_PODS = 250
/** OpenShift's default: 512 addresses a node. */
const DEFAULT_HOST_PREFIX = 23
/** Network, broadcast, gateway, and OVN's own port on the node. */
export const RESERVED_ADDRESSES = 4
/** OVN-Kubernetes gives each node a /64 of IPv6, and the installer takes no other. */
export const IPV6_HOST_PREFIX = 64
/** Bits of an IPv4 address. */
export const IPV4_BITS = 32

/** The pods of the node that takes most of them: as the target sets it for all nodes or for a group of them, or as OpenShift does. */
export function mostPodsOf({ cluster: { nodes } }: Pick<Target, 'cluster'>): number {
  return Math.max(nodes.maxPods ?? DEFAULT_MAX_PODS, ...nodes.pools.flatMap(({ maxPods }) => maxPods ?? []))
}

/** The largest prefix, so the smallest network, that leaves each node an address for every pod; never smaller than the default. Of IPv6 there is one alone. `sizedPods`: what a node takes by a sizing. */
export function hostPrefixFor({ cluster }: Pick<Target, 'cluster'>, sizedPods = 0): number {
  if (cluster.install !== undefined && readNetwork(cluster.install.clusterNetwork).bits > IPV4_BITS) return IPV6_HOST_PREFIX
  const bits = Math.ceil(Math.log2(Math.max(mostPodsOf({ cluster }), sizedPods) + RESERVED_ADDRESSES))
  return Math.min(DEFAULT_HOST_PREFIX, IPV4_BITS - bits)
}
