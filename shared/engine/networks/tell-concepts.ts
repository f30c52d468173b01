import { compareText } from '#shared/domain/compare.ts'
import { isOnOvn } from '#shared/domain/plan/attachment-kind.ts'
import type { MigrationPlan, PortGroupMapping } from '#shared/domain/plan/migration-plan.ts'
import type { NetworkConceptTable, SwitchPortRow, VlanRow } from '#shared/domain/plan/network-concepts.ts'
import type { IpNetwork } from '#shared/domain/side/ip-network.ts'
import { machineNetworkVlan } from '#shared/engine/nic-layout/machine-network-vlan.ts'
import { analyseNetworks } from './analyse-networks.ts'
import { checkSwitches } from './check-switches.ts'
import { listConcepts } from './list-concepts.ts'
import type { NetworkInventory } from './network-inventory.ts'

interface TellInput {
  readonly inventory: NetworkInventory
  readonly plan: MigrationPlan
  /** Rows of a plan of addresses; none: no such file was imported. */
  readonly ipNetworks: readonly IpNetwork[]
}

/** What a network team asks for: the concepts of both sides, the list of VLANs, and what the ports of the switches have to be. */
export function tellConcepts({ inventory, plan, ipNetworks }: TellInput): NetworkConceptTable {
  const analysis = analyseNetworks(inventory)
  const mappingOf = new Map(plan.portGroups.map((mapping) => [mapping.portGroupId, mapping]))
  const rowsOfVlan = new Map<number, IpNetwork[]>()
  for (const row of ipNetworks) if (row.vlanId !== null) rowsOfVlan.set(row.vlanId, [...(rowsOfVlan.get(row.vlanId) ?? []), row])
  return {
    concepts: listConcepts({ inventory, analysis, plan }),
    vlans: analysis.networks.map((network): VlanRow => {
      const mappings = network.portGroups.flatMap(({ id }) => mappingOf.get(id) ?? [])
      const rows = network.vlanKind === 'access' && network.vlanId !== null ? (rowsOfVlan.get(network.vlanId) ?? []) : []
      return {
        networkId: network.id, name: network.name, names: network.names, vlanKind: network.vlanKind, vlanId: network.vlanId,
        subnets: distinct(rows.map(({ cidr }) => cidr)), gateways: distinct(rows.map(({ gateway }) => gateway)),
        vmCount: network.vmCount, nicCount: network.nicCount,
        destinations: distinct(mappings.map(destinationText)),
        isOpen: mappings.some(({ destination }) => destination === null),
      }
    }),
    switchPorts: switchPortRows(plan),
    checks: checkSwitches({ inventory, plan }),
    notEvaluated: [
      ...analysis.notEvaluated,
      ...(ipNetworks.length === 0 ? ['No plan of addresses was imported: subnets and gateways are not known.'] : []),
      ...(plan.nodeNetworks === null ? ['The target states no layout of NICs: what the ports of the switches have to be is not known.'] : []),
    ],
  }
}

function destinationText({ destination }: PortGroupMapping): string | null {
  if (destination === null) return null
  return destination.type === 'multus' ? destination.attachmentName : destination.type === 'pod' ? 'pod network' : 'left out'
}

function switchPortRows({ nodeNetworks, target, attachments }: MigrationPlan): readonly SwitchPortRow[] {
  const untaggedOn = new Set(attachments.filter((attachment) => attachment.vlanId === null && isOnOvn(attachment)).map(({ physicalNetworkName }) => physicalNetworkName))
  return (nodeNetworks?.groups ?? []).flatMap((group) => {
    const listed = target.nicLayout.groups.find(({ name }) => name === group.name)?.nodes.length ?? 0
    return group.switchPorts.map((ports): SwitchPortRow => {
      const bond = group.bonds.find(({ name }) => name === ports.bondName)
      const bridges = new Set([...group.bridges.filter(({ bondName }) => bondName === ports.bondName).map(({ name }) => name)])
      const localnets = group.mappings.filter(({ bridge }) => bridges.has(bridge) || (bond?.isClusterOwned === true && !group.bridges.some(({ name }) => name === bridge))).map(({ localnet }) => localnet)
      const native = [
        ...(bond?.isClusterOwned === true && typeof machineNetworkVlan(target) !== 'number' ? ['machine network'] : []),
        ...group.hostInterfaces.filter(({ bondName, vlanId }) => bondName === ports.bondName && vlanId === null).map(({ traffic }) => TRAFFIC_WORDS[traffic]),
        // Untagged on a br-ex that is in a VLAN, they are in that VLAN.
        ...(!(bond?.isClusterOwned === true && group.clusterBridgeVlan !== null) && localnets.some((localnet) => untaggedOn.has(localnet)) ? ['untagged VMs'] : []),
      ]
      return { group: group.name, nodeCount: listed === 0 ? null : listed, bondName: ports.bondName, nics: ports.nics, mode: bond?.mode ?? null, isAggregated: ports.isAggregated, taggedVlans: ports.taggedVlans, native: distinct(native), mtu: ports.mtu, asks: ports.asks }
    })
  })
}

const TRAFFIC_WORDS = { cluster: 'machine network', storage: 'storage', liveMigration: 'live migration', vms: 'VMs', backup: 'backup', import: 'imports', replication: 'replication', trunks: 'trunks' } as const

function distinct(texts: readonly (string | null)[]): readonly string[] {
  return [...new Set(texts.filter((text) => text !== null))].sort(compareText)
}
