import { countWords } from '#shared/domain/count-words.ts'
import { hostPrefixFor, IPV4_BITS, IPV6_HOST_PREFIX, mostPodsOf, RESERVED_ADDRESSES } from '#shared/domain/target/host-prefix.ts'
import type { InstallPolicy } from '#shared/domain/target/install-policy.ts'
import { doOverlap, type IpNetwork, isWithin, readAddress, readNetwork } from '#shared/domain/target/ip-network.ts'
import type { Target } from '#shared/domain/target/target.ts'
import type { TargetRemark } from './target-rule.ts'

/** A node network below this has no room for pods. */
const LONGEST_IPV4_HOST_PREFIX = 30
/** What OVN-Kubernetes uses inside of each cluster unless told otherwise (OpenShift: OVN-Kubernetes, internalJoinSubnet and internalTransitSwitchSubnet). */
export const INTERNAL_NETWORKS: readonly (readonly [what: string, network: string])[] = [
  ['the join network of OVN-Kubernetes', '100.64.0.0/16'],
  ['the transit network of OVN-Kubernetes', '100.88.0.0/16'],
]

/** Values of the installation that exclude each other: the installer refuses them, or the cluster that it makes cannot grow or be reached. None for a hosted control plane, which is installed elsewhere. */
export function installContradictions(target: Target): readonly TargetRemark[] {
  const { install } = target.cluster
  if (install === undefined || target.controlPlane === 'hosted') return []
  return [...addressRemarks(install), ...overlapRemarks(install), ...hostPrefixRemarks(target, install)]
}

const at = (field: string): string => `cluster.install.${field}`

/** What the machine network has to hold, and once. */
function addressRemarks(install: InstallPolicy): readonly TargetRemark[] {
  const machine = readNetwork(install.machineNetwork)
  const named: readonly (readonly [field: string, what: string, address: string | undefined])[] = [
    ['apiVip', 'The API’s address', install.apiVip],
    ['ingressVip', 'The ingress’s address', install.ingressVip],
    ['gateway', 'The gateway', install.gateway],
    ...install.hosts.map(({ name, address }, index) => [`hosts[${index}].address`, `The address of ${name}`, address] as const),
  ]
  const seen = new Map<string, string>()
  return named.flatMap(([field, what, address]): readonly TargetRemark[] => {
    if (address === undefined) return []
    const { bits, value } = readAddress(address)
    const key = `${bits}/${value}`
    const other = seen.get(key)
    if (other === undefined) seen.set(key, what)
    return [
      ...(isWithin({ bits, value }, machine) ? [] : [{ path: at(field), message: `${what}, ${address}, is not in the machine network ${install.machineNetwork}.`, remedy: 'Correct the address, or the machine network.' }]),
      ...(other === undefined ? [] : [{ path: at(field), message: `${what} is ${address}, and so is another: ${other.slice(0, 1).toLowerCase()}${other.slice(1)}.`, remedy: 'Give each an address of its own.' }]),
    ]
  })
}

function overlapRemarks(install: InstallPolicy): readonly TargetRemark[] {
  const networks = (['machineNetwork', 'clusterNetwork', 'serviceNetwork'] as const).map((field) => ({ field, text: install[field], network: readNetwork(install[field]) }))
  return networks.flatMap(({ field, text, network }, index) => [
    ...networks.slice(0, index).flatMap((other) => overlap(field, text, network, other.field, other.text, other.network)),
    ...INTERNAL_NETWORKS.flatMap(([what, internal]) => (doOverlap(network, readNetwork(internal)) ? [{ path: at(field), message: `${field} ${text} overlaps ${what}, ${internal}.`, remedy: 'Choose another network, or give OVN-Kubernetes another as the cluster is installed.' }] : [])),
  ])
}

function overlap(field: string, text: string, network: IpNetwork, otherField: string, otherText: string, other: IpNetwork): readonly TargetRemark[] {
  if (network.bits !== other.bits) return [{ path: at(field), message: `${field} ${text} and ${otherField} ${otherText} are of different versions of IP.`, remedy: 'Choose networks of one version.' }]
  return doOverlap(network, other) ? [{ path: at(field), message: `${field} ${text} overlaps ${otherField} ${otherText}.`, remedy: 'Choose networks that have no address in common.' }] : []
}

function hostPrefixRemarks(target: Target, install: InstallPolicy): readonly TargetRemark[] {
  const network = readNetwork(install.clusterNetwork)
  const hostPrefix = install.hostPrefix ?? hostPrefixFor(target)
  const path = at(install.hostPrefix === undefined ? 'clusterNetwork' : 'hostPrefix')
  if (network.bits > IPV4_BITS && hostPrefix !== IPV6_HOST_PREFIX) return [{ path, message: `hostPrefix is ${hostPrefix}, and OVN-Kubernetes gives each node a /${IPV6_HOST_PREFIX} of IPv6.`, remedy: `Leave hostPrefix out, or set it to ${IPV6_HOST_PREFIX}.` }]
  if (network.bits === IPV4_BITS && hostPrefix > LONGEST_IPV4_HOST_PREFIX) return [{ path, message: `hostPrefix is ${hostPrefix}, which leaves nodes no addresses of IPv4.`, remedy: 'Leave it out: it follows maxPods then.' }]
  if (hostPrefix < network.prefix) return [{ path, message: `hostPrefix ${hostPrefix} is larger than all of the cluster network ${install.clusterNetwork}.`, remedy: 'Choose a larger cluster network.' }]
  const maxPods = mostPodsOf(target)
  const podAddresses = 2 ** (network.bits - hostPrefix) - RESERVED_ADDRESSES
  const nodes = 2 ** (hostPrefix - network.prefix)
  return [
    ...(podAddresses >= maxPods ? [] : [{ path, message: `hostPrefix ${hostPrefix} leaves each node ${countWords(podAddresses, 'address', 'addresses')} for pods, and maxPods is ${maxPods}.`, remedy: 'Leave hostPrefix out: it follows maxPods then; it cannot be changed once the cluster is there.' }]),
    ...(nodes >= install.hosts.length ? [] : [{ path: at('clusterNetwork'), message: `The cluster network ${install.clusterNetwork} with hostPrefix ${hostPrefix} has room for ${countWords(nodes, 'node')}, and the installation names ${install.hosts.length}.`, remedy: 'Choose a larger cluster network.' }]),
  ]
}
