import { doOverlap, type IpNetwork, isWithin, readAddress, readNetwork } from '#shared/domain/target/ip-network.ts'
import { INTERNAL_NETWORKS } from '#shared/engine/target/install-contradictions.ts'
import { type InstallConfig, type InstallProblem, isOpen } from './install-config-schema.ts'

interface NamedNetwork {
  readonly at: string
  readonly text: string
  readonly network: IpNetwork
}

/** Networks that the schema has taken for such; those still to be filled in are left out. */
export function readNetworks(texts: readonly string[]): readonly IpNetwork[] {
  return texts.filter((text) => !isOpen(text)).map(readNetwork)
}

/** Whether an address is in one of the networks. */
export function isHeldBy(address: string, networks: readonly IpNetwork[]): boolean {
  return networks.some((network) => isWithin(readAddress(address), network))
}

/** The same for an address however it is written. */
export function addressKey(address: string): string {
  const { bits, value } = readAddress(address)
  return `${String(bits)}/${String(value)}`
}

/** Networks that the installer refuses: not the first address of their prefix, or with addresses in common. */
export function networkProblems({ machineNetwork, clusterNetwork, serviceNetwork }: InstallConfig['networking']): readonly InstallProblem[] {
  const named: readonly NamedNetwork[] = [
    ...machineNetwork.map(({ cidr }, index) => [`networking.machineNetwork.${String(index)}.cidr`, cidr] as const),
    ...clusterNetwork.map(({ cidr }, index) => [`networking.clusterNetwork.${String(index)}.cidr`, cidr] as const),
    ...serviceNetwork.map((cidr, index) => [`networking.serviceNetwork.${String(index)}`, cidr] as const),
  ].filter(([, text]) => !isOpen(text)).map(([at, text]) => ({ at, text, network: readNetwork(text) }))
  return [...named.flatMap((own, index) => problemsOf(own, named.slice(0, index))), ...versionProblems(named)]
}

function problemsOf({ at, text, network }: NamedNetwork, before: readonly NamedNetwork[]): readonly InstallProblem[] {
  const hostBits = BigInt(network.bits - network.prefix)
  const other = before.find((known) => doOverlap(known.network, network))
  const internal = INTERNAL_NETWORKS.find(([, range]) => doOverlap(readNetwork(range), network))
  return [
    ...((network.value >> hostBits) << hostBits === network.value ? [] : [{ at, what: `is ${text}, an address within a network and not the network itself`, remedy: 'Write the first address of the network before the slash.' }]),
    ...(other === undefined ? [] : [{ at, what: `is ${text}, which overlaps ${other.at}, ${other.text}`, remedy: 'Choose networks that have no address in common.' }]),
    ...(internal === undefined ? [] : [{ at, what: `is ${text}, which overlaps ${internal[0]}, ${internal[1]}`, remedy: 'Choose another network, or give OVN-Kubernetes another as the cluster is installed.' }]),
  ]
}

/** A cluster of one version of IP has all networks of it, one of both has each of both. */
function versionProblems(named: readonly NamedNetwork[]): readonly InstallProblem[] {
  const kinds = Map.groupBy(named, ({ at }) => at.split('.')[1] ?? '')
  const versionsOf = (networks: readonly NamedNetwork[]): string => [...new Set(networks.map(({ network }) => (network.bits > 32 ? 'IPv6' : 'IPv4')))].sort().join(' and ')
  const services = versionsOf(kinds.get('serviceNetwork') ?? [])
  if (services === '') return []
  return [...kinds].flatMap(([kind, networks]) => (versionsOf(networks) === services ? [] : [{ at: `networking.${kind}`, what: `is of ${versionsOf(networks)}, and networking.serviceNetwork of ${services}`, remedy: 'Name networks of the same versions of IP everywhere.' }]))
}
