import type { DocumentSection, DocumentText } from '#shared/domain/document.ts'
import type { CutoverNic } from '#shared/domain/plan/cutover.ts'
import type { RunBookFacts } from '#shared/domain/waves/run-book.ts'

const NOT_EVALUATED = 'not evaluated'

/** What the people of networks and firewalls need: networks, NICs, rules. */
export function networkSections({ networks, nics }: RunBookFacts): readonly DocumentSection[] {
  const withRules = nics.filter(({ firewallRules }) => firewallRules !== null && firewallRules.length > 0)
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
          : [{ kind: 'table', head: ['VM', 'Rules that name it'], rows: byVm(withRules) }],
    },
  ]
}

function nicRow(nic: CutoverNic): readonly DocumentText[] {
  const addresses = nic.addresses.map(({ address, prefixLength }) => (prefixLength === null ? address : `${address}/${String(prefixLength)}`))
  return [nic.vmName, nic.label, nic.macAddress ?? 'not known', addresses.join(', ') || 'not known', nic.addressing, nic.gateway ?? 'not known', nic.dnsServers.join(', ') || 'not known', nic.destination ?? NOT_EVALUATED]
}

function byVm(nics: readonly CutoverNic[]): readonly (readonly string[])[] {
  const rules = new Map<string, { readonly name: string; readonly rules: Set<string> }>()
  for (const { vmId, vmName, firewallRules } of nics) {
    const own = rules.get(vmId) ?? { name: vmName, rules: new Set<string>() }
    for (const rule of firewallRules ?? []) own.rules.add(rule)
    rules.set(vmId, own)
  }
  return [...rules.values()].map(({ name, rules: own }) => [name, [...own].join(', ')])
}
