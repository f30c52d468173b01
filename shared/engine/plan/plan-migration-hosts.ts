import { compareNatural, compareText } from '#shared/domain/compare.ts'
import type { Host, VmkernelAdapter } from '#shared/domain/estate/infrastructure.ts'
import type { PlannedMigrationHost, PlannedProvider } from '#shared/domain/plan/migration-plan.ts'
import type { Reason } from '#shared/domain/plan/reason.ts'
import { toDnsLabel } from '#shared/engine/naming/dns-label.ts'
import { createNameAllocator } from '#shared/engine/naming/name-allocator.ts'

export interface MigrationHosts {
  readonly hosts: readonly PlannedMigrationHost[]
  /** Hosts that have no adapter on any of the networks, one sentence a source. */
  readonly assumptions: readonly string[]
}

/**
 * The ESXi hosts that MTV reads over a network of their own, with the address that each of them has there; of a host whose adapters or
 * address the inventory does not tell, or of which it tells two, a person says it. Hosts that are known not to be on it are left to the vCenter. `networks` are port groups of vmkernel adapters; with none MTV takes the
 * addresses that the vCenter has of its hosts, and nothing is written.
 */
export function planMigrationHosts(providers: readonly PlannedProvider[], estateHosts: readonly Host[], adapters: readonly VmkernelAdapter[], networks: readonly string[]): MigrationHosts {
  if (networks.length === 0) return { hosts: [], assumptions: [] }
  const wanted = new Set(networks)
  const allocator = createNameAllocator()
  const assumptions: string[] = []
  const hosts = providers.filter(({ kind, isEsxi }) => kind === 'vsphere' && isEsxi !== true).flatMap((provider): readonly PlannedMigrationHost[] => {
    const known = adapters.filter(({ sourceId }) => sourceId === provider.sourceId)
    const hosts = estateHosts.filter(({ sourceId }) => sourceId === provider.sourceId).sort((left, right) => compareNatural(left.name, right.name) || compareText(left.id, right.id))
    const adaptersOf = (host: Host): readonly VmkernelAdapter[] => known.filter(({ hostId, hostName }) => (hostId === null ? hostName === host.name : hostId === host.id))
    const own = new Map(hosts.map((host) => [host, adaptersOf(host)]))
    const isElsewhere = (host: Host): boolean => (own.get(host) ?? []).length > 0 && !(own.get(host) ?? []).some(({ portGroupName }) => portGroupName !== null && wanted.has(portGroupName))
    const elsewhere = hosts.filter(isElsewhere)
    if (elsewhere.length > 0) assumptions.push(`${elsewhere.length === hosts.length ? 'No host' : `${String(elsewhere.length)} of ${String(hosts.length)} hosts`} of ${provider.name} ${elsewhere.length === hosts.length ? 'has a vmkernel adapter' : 'have no vmkernel adapter'} on ${networks.join(', ')}${elsewhere.length === hosts.length ? '' : ` (${elsewhere.slice(0, NAMED).map(({ name }) => name).join(', ')}${elsewhere.length > NAMED ? ` and ${String(elsewhere.length - NAMED)} more` : ''})`}: MTV reads them at the addresses that the vCenter has of them.`)
    return hosts.filter((host) => !isElsewhere(host)).map((host) => ({
      name: allocator.allocate(toDnsLabel(`${provider.name}-${host.moref ?? host.name}`), host.id),
      sourceId: provider.sourceId,
      providerName: provider.name,
      source: { ...(host.moref === null ? {} : { id: host.moref }), name: host.name },
      ...addressOf(host, (own.get(host) ?? []).filter(({ portGroupName }) => portGroupName !== null && wanted.has(portGroupName)), networks),
    }))
  })
  return { hosts, assumptions }
}

/** Hosts that a sentence names. */
const NAMED = 10

function addressOf({ name }: Host, adapters: readonly VmkernelAdapter[], networks: readonly string[]): { readonly ipAddress: string | null; readonly reason: Reason } {
  const where = networks.join(', ')
  const withAddress = adapters.flatMap((adapter) => { const address = usable(adapter); return address === null ? [] : [{ adapter, address }] })
  const [first] = withAddress
  if (first === undefined) return { ipAddress: null, reason: { code: 'host-address-unknown', message: adapters.length === 0 ? `The inventory lists no vmkernel adapters of ${name}.` : `The inventory does not say which address ${name} has on ${where}.` } }
  const addresses = [...new Set(withAddress.map(({ address }) => address))]
  if (addresses.length > 1) return { ipAddress: null, reason: { code: 'host-address-several', message: `${name} has ${addresses.join(' and ')} on ${where}: choose one.` } }
  const { device, portGroupName, isDhcp } = first.adapter
  return { ipAddress: first.address, reason: { code: 'host-address', message: `The address of ${device ?? 'its adapter'} on ${portGroupName ?? where}.${isDhcp === true ? ' It comes by DHCP: reserve it.' : ''}` } }
}

/** IPv4 before IPv6; addresses of the link alone (RFC 4291, fe80::/10) and empty ones reach nobody. */
function usable({ ipv4Address, ipv6Address }: VmkernelAdapter): string | null {
  if (ipv4Address !== null && IPV4.test(ipv4Address) && ipv4Address !== '0.0.0.0') return ipv4Address
  const bare = ipv6Address?.split('/')[0]?.trim() ?? ''
  return IPV6.test(bare) && !/^fe[89ab]/i.test(bare) && bare !== '::' ? bare : null
}

const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/
/** Enough to tell an address from words; the cluster judges the rest. */
const IPV6 = /^(?=.*:.*:)[0-9A-Fa-f:.]{2,45}$/
