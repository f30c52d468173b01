import { countWords } from '#shared/domain/count-words.ts'
import type { Finding } from '#shared/domain/finding.ts'
import type { InstallSizing } from '#shared/domain/plan/install-sizing.ts'
import type { SizingResult } from '#shared/domain/sizing/sizing-result.ts'
import { hostPrefixFor, IPV4_BITS, mostPodsOf, RESERVED_ADDRESSES } from '#shared/domain/target/host-prefix.ts'
import { installNodes } from '#shared/domain/target/install-nodes.ts'
import { readNetwork } from '#shared/domain/target/ip-network.ts'
import type { Target } from '#shared/domain/target/target.ts'

export const INSTALL_SIZING_RULE = 'install-contradicts-sizing'

/** What of a sizing concerns the installation. `otherScenarios`: how many the project keeps beside it. */
export function installSizingOf({ name, isPartial, split, controlPlane, network, pools }: SizingResult, otherScenarios: number): InstallSizing {
  const kinds = pools.flatMap((pool) => pool.kinds)
  const sum = (isExisting: boolean): number => kinds.reduce((nodes, kind) => nodes + (kind.isExisting === isExisting ? kind.nodes : 0), 0)
  return { scenario: name, otherScenarios, isPartial, clusters: split.clusters, topology: controlPlane.topology, maxPods: network.maxPods, newWorkers: sum(false), reusedHosts: sum(true), infraNodes: controlPlane.infra?.nodes ?? 0 }
}

/** Where the target's installation and a sizing say different things: the networks of a cluster cannot be changed once it is there. */
export function installSizingFindings(target: Target, sizing: InstallSizing): readonly Finding[] {
  const { install } = target.cluster
  if (install === undefined || target.controlPlane === 'hosted') return []
  const finding = (path: string, message: string, remedy: string): Finding => ({ ruleId: INSTALL_SIZING_RULE, subject: `Target ${target.id}`, severity: 'warning', message, remedy, data: { path, scenario: sizing.scenario } })
  const by = `The sizing "${sizing.scenario}"`
  const maxPods = mostPodsOf(target)
  const counts = installNodes(target, install, sizing)
  return [
    ...(sizing.clusters === 1 ? [] : [finding('cluster.install.hosts', `${by} divides the nodes among ${countWords(sizing.clusters, 'cluster')}, and the installation is of one: its number of nodes is not taken over.`, 'Keep a sizing for each cluster, with a project for each.')]),
    ...(sizing.topology === target.controlPlane ? [] : [finding('controlPlane', `${by} is for the control plane ${sizing.topology}, and the target has ${target.controlPlane}.`, 'Choose one of them in both.')]),
    ...(sizing.maxPods === maxPods ? [] : [finding('cluster.nodes.maxPods', `${by} counts with ${countWords(sizing.maxPods, 'pod')} on a node, and the target lets ${maxPods} run there: hostPrefix is chosen for the larger of the two.`, `Set cluster.nodes.maxPods to ${sizing.maxPods}, or the sizing's maxPods to ${maxPods}.`)]),
    ...networkFindings(target, sizing, counts.masters + counts.workers + sizing.reusedHosts).map(({ path, message, remedy }) => finding(path, message, remedy)),
    ...(install.hosts.length === 0 || counts.openMasters + counts.openWorkers === 0
      ? []
      : [finding('cluster.install.hosts', `The installation names ${countWords(install.hosts.length, 'host')}, and ${by.slice(0, 1).toLowerCase()}${by.slice(1)} with its control plane comes to ${countWords(counts.masters + counts.workers, 'node')}: ${counts.openMasters + counts.openWorkers} of them are to be filled in.`, 'Name the missing hosts in cluster.install.hosts, or fill them in in agent-config.yaml.')]),
  ]
}

/** A host prefix that is stated wins over the one that the pods ask for, and a cluster network is never widened unasked. */
function networkFindings(target: Target, sizing: InstallSizing, nodes: number): readonly { readonly path: string; readonly message: string; readonly remedy: string }[] {
  const { install } = target.cluster
  if (install === undefined) return []
  const network = readNetwork(install.clusterNetwork)
  if (network.bits !== IPV4_BITS) return []
  const hostPrefix = install.hostPrefix ?? hostPrefixFor(target, sizing.maxPods)
  const addresses = 2 ** (network.bits - hostPrefix) - RESERVED_ADDRESSES
  const room = hostPrefix < network.prefix ? 0 : 2 ** (hostPrefix - network.prefix)
  const wanted = hostPrefix - Math.ceil(Math.log2(Math.max(1, nodes)))
  return [
    ...(addresses >= sizing.maxPods ? [] : [{ path: 'cluster.install.hostPrefix', message: `hostPrefix ${hostPrefix} leaves each node ${countWords(addresses, 'address', 'addresses')} for pods, and the sizing "${sizing.scenario}" counts with ${sizing.maxPods}.`, remedy: 'Leave hostPrefix out: it follows the sizing then; it cannot be changed once the cluster is there.' }]),
    ...(room >= nodes ? [] : [{ path: 'cluster.install.clusterNetwork', message: `The cluster network ${install.clusterNetwork} with hostPrefix ${hostPrefix} has room for ${countWords(room, 'node')}, and the sizing "${sizing.scenario}" with its control plane comes to ${nodes}.`, remedy: `Choose a cluster network of /${wanted} or larger.` }]),
  ]
}
