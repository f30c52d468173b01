import { countWords } from '#shared/domain/count-words.ts'
import type { Finding } from '#shared/domain/finding.ts'
import type { SizingScenario } from '#shared/domain/sizing/scenario.ts'
import type { SizingResult } from '#shared/domain/sizing/sizing-result.ts'
import { figure, over, plus } from './figure.ts'
import { SCENARIO, sizingFinding } from './findings.ts'

/** Recommended hosts for VMs, tested hosts, VMs and pods of one cluster (Red Hat's tested maximums of OpenShift Virtualization). */
const RECOMMENDED_HOSTS = 100
const TESTED_VMS = 10_000
const TESTED_PODS = 150_000
/** OpenShift's defaults: 10.128.0.0/14 in pieces of /23. */
const DEFAULT_HOST_PREFIX = 23
const DEFAULT_CLUSTER_PREFIX = 14
const ADDRESS_BITS = 32

/** Into how many clusters so many nodes, VMs and pods should be cut, and why. */
export function splitAdvice(nodes: number, vms: number, pods: number): { readonly split: SizingResult['split']; readonly findings: readonly Finding[] } {
  const limits = [
    { clusters: Math.ceil(nodes / RECOMMENDED_HOSTS), reason: `${nodes} nodes, and ${RECOMMENDED_HOSTS} are recommended for one cluster with VMs.` },
    { clusters: Math.ceil(vms / TESTED_VMS), reason: `${vms} VMs, and ${TESTED_VMS} were tested in one cluster.` },
    { clusters: Math.ceil(pods / TESTED_PODS), reason: `${pods} pods, and ${TESTED_PODS} were tested in one cluster.` },
  ]
  const clusters = Math.max(1, ...limits.map((limit) => limit.clusters))
  const reasons = limits.filter((limit) => limit.clusters > 1).map(({ reason }) => reason)
  return { split: { clusters, reasons }, findings: clusters > 1 ? [sizingFinding('several-clusters', 'warning', SCENARIO, `One cluster is too small a frame: ${reasons.join(' ')}`, `Plan ${clusters} clusters.`)] : [] }
}

/**
 * The host prefix whose addresses hold all pods of a node, and the cluster network whose pieces hold all nodes. Neither
 * can be changed once the cluster is there.
 */
export function networkOf({ maxPods }: Pick<SizingScenario, 'maxPods'>, nodes: number): { readonly network: SizingResult['network']; readonly findings: readonly Finding[] } {
  let hostPrefix = DEFAULT_HOST_PREFIX
  while (2 ** (ADDRESS_BITS - hostPrefix) < maxPods) hostPrefix -= 1
  let clusterNetworkPrefix = DEFAULT_CLUSTER_PREFIX
  while (2 ** (hostPrefix - clusterNetworkPrefix) < nodes) clusterNetworkPrefix -= 1
  const mostNodes = 2 ** (hostPrefix - clusterNetworkPrefix)
  const isDefault = hostPrefix === DEFAULT_HOST_PREFIX && clusterNetworkPrefix === DEFAULT_CLUSTER_PREFIX
  return {
    network: {
      maxPods, hostPrefix, clusterNetworkPrefix, mostNodes,
      figure: figure('nodes', [plus(`Addresses of a /${clusterNetworkPrefix}`, 2 ** (ADDRESS_BITS - clusterNetworkPrefix), 'addresses', 'cluster network'), over(`Addresses of a /${hostPrefix}, for up to ${maxPods} pods`, 2 ** (ADDRESS_BITS - hostPrefix), 'addresses', 'scenario: maxPods')], 'down'),
    },
    findings: isDefault ? [] : [sizingFinding('network-prefix', 'warning', SCENARIO, `${maxPods} pods a node and ${countWords(nodes, 'node')} ask for a host prefix of /${hostPrefix} and a cluster network of /${clusterNetworkPrefix}, which cannot be changed later.`, 'Set clusterNetwork so in install-config.yaml.')],
  }
}
