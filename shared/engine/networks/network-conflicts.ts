import { compareNatural } from '#shared/domain/compare.ts'
import { countWords } from '#shared/domain/count-words.ts'
import type { EstatePortGroup } from '#shared/domain/estate/estate.ts'
import { keyOf } from './carrying-hosts.ts'
import { type MergedNetwork, plainName } from './merge-networks.ts'
import type { NetworkCoverage } from './network-coverage.ts'
import type { NetworkInventory } from './network-inventory.ts'
import type { PortGroupUse } from './port-group-uses.ts'

export const CONFLICT_CODES = ['vms-on-uplink', 'vms-on-vmkernel', 'hosts-differ', 'name-with-several-vlans', 'vlan-with-several-names', 'vlan-apart', 'only-some-hosts', 'unused'] as const
export type ConflictCode = (typeof CONFLICT_CODES)[number]

/** Something about networks that somebody ought to look at before the move. */
export interface NetworkConflict {
  readonly code: ConflictCode
  readonly severity: 'warning' | 'information'
  readonly portGroupIds: readonly string[]
  readonly vmCount: number
  /** One sentence. */
  readonly message: string
}

interface Context {
  readonly inventory: NetworkInventory
  readonly networks: readonly MergedNetwork[]
  readonly coverage: readonly NetworkCoverage[]
  readonly uses: ReadonlyMap<string, PortGroupUse>
}

/** All conflicts, by code in the order of the codes, then in natural order of what they say. */
export function findNetworkConflicts(context: Context): readonly NetworkConflict[] {
  const found = [...misplacedVms(context), ...differingHosts(context), ...namesWithVlans(context), ...vlansWithNames(context), ...partialClusters(context), ...unused(context)]
  return CONFLICT_CODES.flatMap((code) => found.filter((conflict) => conflict.code === code).sort((left, right) => compareNatural(left.message, right.message)))
}

function misplacedVms({ inventory, uses }: Context): readonly NetworkConflict[] {
  const vmkernel = new Set(inventory.vmkernelAdapters.map(({ sourceId, portGroupName }) => keyOf(sourceId, portGroupName)))
  return inventory.portGroups.flatMap((portGroup) => {
    const use = uses.get(portGroup.id)
    if (use === undefined) return []
    const found: NetworkConflict[] = []
    if (portGroup.isUplink === true) found.push(conflict('vms-on-uplink', 'warning', [portGroup], use.vmIds.size, `${countWords(use.vmIds.size, 'VM is', 'VMs are')} on ${portGroup.name}, the uplinks of a switch and no network for VMs.`))
    if (vmkernel.has(keyOf(portGroup.sourceId, portGroup.name))) found.push(conflict('vms-on-vmkernel', 'warning', [portGroup], use.vmIds.size, `${countWords(use.vmIds.size, 'VM is', 'VMs are')} on ${portGroup.name}, where hosts have vmkernel adapters: on the target that traffic leaves the network, and the VMs need it still.`))
    return found
  })
}

function differingHosts({ inventory, uses }: Context): readonly NetworkConflict[] {
  const byPortGroup = new Map<string, Map<string, string[]>>()
  for (const { portGroupId, hostName, vlanText } of inventory.portGroupHosts) {
    const vlans = byPortGroup.get(portGroupId) ?? new Map<string, string[]>()
    vlans.set(vlanText ?? 'none', [...(vlans.get(vlanText ?? 'none') ?? []), hostName])
    byPortGroup.set(portGroupId, vlans)
  }
  return inventory.portGroups.flatMap((portGroup) => {
    const vlans = byPortGroup.get(portGroup.id)
    if (vlans === undefined || vlans.size < 2) return []
    const words = [...vlans].sort(([left], [right]) => compareNatural(left, right)).map(([vlan, hosts]) => `${vlan} on ${countWords(hosts.length, 'host')}`)
    return [conflict('hosts-differ', 'warning', [portGroup], vmCount([portGroup], uses), `${portGroup.name} has different VLANs from host to host: ${words.join(', ')}.`)]
  })
}

/** Within one source: what two vCenters call alike need not be the same. */
function namesWithVlans({ inventory, uses }: Context): readonly NetworkConflict[] {
  const byName = groups(inventory.portGroups.filter(({ isUplink, vlanKind, name }) => isUplink !== true && (vlanKind === 'access' || vlanKind === 'untagged') && plainName(name) !== ''), ({ sourceId, name }) => keyOf(sourceId, plainName(name)))
  return byName.flatMap((same) => {
    const vlans = [...new Set(same.map(vlanWords))]
    if (vlans.length < 2) return []
    return [conflict('name-with-several-vlans', 'warning', same, vmCount(same, uses), `${same[0]?.name ?? ''} has different VLANs: ${vlans.sort(compareNatural).join(', ')}.`)]
  })
}

function vlansWithNames({ networks, uses }: Context): readonly NetworkConflict[] {
  const tagged = networks.filter(({ vlanKind, vlanId }) => vlanKind === 'access' && vlanId !== null)
  const renamed = tagged.filter(({ names }) => new Set(names.map(plainName)).size > 1).map(({ vlanId, names, portGroups, evidence }) =>
    conflict('vlan-with-several-names', 'information', portGroups, vmCount(portGroups, uses), `VLAN ${String(vlanId)} goes by ${nameList(names)} and is taken for one network (${evidence.join(', ')}).`),
  )
  const apart = groups(tagged.flatMap((network) => [...new Set(network.portGroups.map(({ sourceId, datacenterName }) => keyOf(sourceId, datacenterName)))].map((place) => ({ place, network }))), ({ place, network }) => keyOf(place, network.vlanId)).flatMap((same) => {
    if (same.length < 2) return []
    const portGroups = same.flatMap(({ network }) => network.portGroups)
    return [conflict('vlan-apart', 'warning', portGroups, vmCount(portGroups, uses), `VLAN ${String(same[0]?.network.vlanId)} goes by ${nameList(same.map(({ network }) => network.name))} on different switches, and nothing tells whether that is one network: ask the network team.`)]
  })
  return [...renamed, ...apart]
}

function partialClusters({ networks, coverage, uses }: Context): readonly NetworkConflict[] {
  const byId = new Map(networks.map((network) => [network.id, network]))
  const partial = coverage.filter(({ carryingHosts, hosts }) => carryingHosts !== null && carryingHosts > 0 && carryingHosts < hosts)
  return partial.flatMap(({ networkId, clusterName, carryingHosts, hosts, vms: own }) => {
    const network = byId.get(networkId)
    return network === undefined ? [] : [conflict('only-some-hosts', own > 0 ? 'warning' : 'information', network.portGroups, vmCount(network.portGroups, uses), `${network.name} is on ${String(carryingHosts)} of ${String(hosts)} hosts of ${clusterName}${own > 0 ? `: ${countWords(own, 'VM')} there cannot move to all of them today` : ''}.`)]
  })
}

/** Of sources whose VMs have no NICs listed nothing can be told. */
function unused({ inventory, networks, uses }: Context): readonly NetworkConflict[] {
  const known = new Set(inventory.portGroups.filter(({ id }) => uses.has(id)).map(({ sourceId }) => sourceId))
  const vmkernel = new Set(inventory.vmkernelAdapters.map(({ sourceId, portGroupName }) => keyOf(sourceId, portGroupName)))
  return networks
    .filter(({ nicCount, portGroups }) => nicCount === 0 && portGroups.every(({ sourceId, name }) => known.has(sourceId) && !vmkernel.has(keyOf(sourceId, name))))
    .map(({ name, portGroups }) => conflict('unused', 'information', portGroups, 0, `${name} has no VM and no vmkernel adapter.`))
}

function conflict(code: ConflictCode, severity: NetworkConflict['severity'], portGroups: readonly EstatePortGroup[], count_: number, message: string): NetworkConflict {
  return { code, severity, portGroupIds: portGroups.map(({ id }) => id), vmCount: count_, message }
}

function vmCount(portGroups: readonly EstatePortGroup[], uses: ReadonlyMap<string, PortGroupUse>): number {
  return new Set(portGroups.flatMap(({ id }) => [...(uses.get(id)?.vmIds ?? [])])).size
}

function vlanWords({ vlanKind, vlanId }: EstatePortGroup): string {
  return vlanKind === 'untagged' ? 'untagged' : `VLAN ${vlanId === null ? 'not known' : String(vlanId)}`
}

function nameList(names: readonly string[]): string {
  return [...new Set(names)].sort(compareNatural).join(', ')
}

function groups<Item>(items: readonly Item[], keyOfItem: (item: Item) => string): readonly (readonly Item[])[] {
  const byKey = new Map<string, Item[]>()
  for (const item of items) {
    const group = byKey.get(keyOfItem(item))
    if (group === undefined) byKey.set(keyOfItem(item), [item])
    else group.push(item)
  }
  return [...byKey.values()]
}
