import type { DocumentSection, DocumentText } from '#shared/domain/document.ts'
import type { CutoverNic } from '#shared/domain/plan/cutover.ts'
import type { RunBookFacts } from '#shared/domain/waves/run-book.ts'

const NOT_EVALUATED = 'not evaluated'

/** What the people of networks and firewalls need: networks, NICs, rules. */
export function networkSections({ networks, nics }: RunBookFacts): readonly DocumentSection[] {
  const withRules = nics.filter(({ firewallRules }) => firewallRules !== null && firewallRules.length > 0)
  const balanced = nics.filter(({ loadBalancers }) => loadBalancers !== null && loadBalancers.length > 0)
  const isKnown = nics.some(({ firewallRules }) => firewallRules !== null)
  return [
    {
      heading: 'Networks',
      blocks: networks.length === 0 ? [{ kind: 'text', text: 'No VM of this wave is on a network that the inventory lists.' }] : [
        {
          kind: 'table', head: ['Network', 'VLAN', 'On both sides', 'VMs that stay', 'Gateway', 'Moves'],
          rows: networks.map(({ name, vlanKind, vlanId, stretchedFrom, stretchedTo, vmsThatStay, gateways, gatewayOwnerName, gatewayOwner, gatewayMoves }) => [
            name, vlanKind === 'access' && vlanId !== null ? String(vlanId) : vlanKind,
            stretchedFrom === null ? 'never' : `from ${stretchedFrom} to ${stretchedTo ?? 'an open end'}`, String(vmsThatStay),
            `${gateways.join(', ') || 'not known'} (${gatewayOwnerName ?? gatewayOwner})`, gatewayMoves ?? 'not known',
          ]),
        },
        { kind: 'table', head: ['VM', 'NIC', 'MAC', 'Addresses', 'How', 'Gateway', 'DNS', 'Goes to'], rows: nics.map(nicRow) },
      ],
    },
    {
      heading: 'Firewall',
      blocks: !isKnown
        ? [{ kind: 'text', text: 'No rules of a firewall were imported: which of them name these VMs is not evaluated.' }]
        : withRules.length === 0
          ? [{ kind: 'text', text: 'No imported rule names a VM of this wave.' }]
          : [{ kind: 'table', head: ['VM', 'Rules that name it'], rows: byVm(withRules, ({ firewallRules }) => firewallRules) }],
    },
    {
      heading: 'Load balancers',
      blocks: nics.every(({ loadBalancers }) => loadBalancers === null)
        ? [{ kind: 'text', text: 'No application list names load balancers: which of them have these VMs as members is not evaluated.' }]
        : balanced.length === 0
          ? [{ kind: 'text', text: 'No application list names a load balancer before a VM of this wave.' }]
          : [{ kind: 'table', head: ['VM', 'Load balancers: drain before, put back after'], rows: byVm(balanced, ({ loadBalancers }) => loadBalancers) }],
    },
  ]
}

function nicRow(nic: CutoverNic): readonly DocumentText[] {
  const addresses = nic.addresses.map(({ address, prefixLength }) => (prefixLength === null ? address : `${address}/${String(prefixLength)}`))
  return [nic.vmName, nic.label, nic.macAddress ?? 'not known', addresses.join(', ') || 'not known', nic.addressing, nic.gateway ?? 'not known', nic.dnsServers.join(', ') || 'not known', nic.destination ?? NOT_EVALUATED]
}

function byVm(nics: readonly CutoverNic[], namesOf: (nic: CutoverNic) => readonly string[] | null): readonly (readonly string[])[] {
  const rules = new Map<string, { readonly name: string; readonly rules: Set<string> }>()
  for (const nic of nics) {
    const own = rules.get(nic.vmId) ?? { name: nic.vmName, rules: new Set<string>() }
    for (const rule of namesOf(nic) ?? []) own.rules.add(rule)
    rules.set(nic.vmId, own)
  }
  return [...rules.values()].map(({ name, rules: own }) => [name, [...own].join(', ')])
}
