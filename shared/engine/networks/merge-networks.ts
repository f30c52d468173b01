import { compareNatural, compareText } from '#shared/domain/compare.ts'
import type { EstatePortGroup } from '#shared/domain/estate/estate.ts'
import type { VlanKind } from '#shared/domain/estate/network.ts'
import { createDisjointSets } from '#shared/engine/estate/disjoint-sets.ts'
import { keyOf } from './carrying-hosts.ts'
import type { PortGroupUse } from './port-group-uses.ts'

/** Why port groups are taken for one layer-2 network. */
export type MergeEvidence = 'same-switch' | 'same-logical-network' | 'same-subnet' | 'same-name'

/** One layer-2 network, on however many switches and in however many vCenters it was seen. */
export interface MergedNetwork {
  /** The id of its first port group. */
  readonly id: string
  /** The name that most VMs know it by. */
  readonly name: string
  readonly vlanKind: VlanKind
  readonly vlanId: number | null
  readonly portGroups: readonly EstatePortGroup[]
  readonly names: readonly string[]
  readonly sourceIds: readonly string[]
  readonly vmCount: number
  readonly nicCount: number
  /** What ties the port groups together; nothing where there is one. */
  readonly evidence: readonly MergeEvidence[]
  /** `high`: a switch, a logical network or guests in one subnet say so. `medium`: one name within a source. `low`: one name in several. */
  readonly confidence: 'high' | 'medium' | 'low'
}

/** Guests of one network that have to share a subnet before it counts: one alone may have a wrong address. */
const GUESTS_OF_A_SUBNET = 2

/**
 * Port groups that are one layer-2 network: of one VLAN, and on one distributed switch, of one logical network, with
 * guests in one subnet of 256 addresses, or of one name. Untagged ones likewise, by name only within a datacenter. Trunks and
 * unknown VLANs are merged by their logical network alone. Uplink port groups are no networks. In natural order.
 */
export function mergeNetworks(portGroups: readonly EstatePortGroup[], uses: ReadonlyMap<string, PortGroupUse>): readonly MergedNetwork[] {
  const byId = new Map(portGroups.filter(({ isUplink }) => isUplink !== true).map((portGroup) => [portGroup.id, portGroup]))
  const sets = createDisjointSets()
  const first = new Map<string, string>()
  const evidenceOf = new Map<string, Set<MergeEvidence>>()
  for (const portGroup of byId.values()) {
    sets.join([portGroup.id])
    for (const { key, evidence } of tiesOf(portGroup, uses.get(portGroup.id))) {
      const other = first.get(key)
      if (other === undefined) {
        first.set(key, portGroup.id)
        continue
      }
      sets.join([other, portGroup.id])
      for (const id of [other, portGroup.id]) evidenceOf.set(id, (evidenceOf.get(id) ?? new Set()).add(evidence))
    }
  }
  return sets
    .sets()
    .map((ids) => describe(ids.flatMap((id) => byId.get(id) ?? []), uses, evidenceOf))
    .sort((left, right) => (left.vlanId ?? 0) - (right.vlanId ?? 0) || compareNatural(left.name, right.name) || compareText(left.id, right.id))
}

interface Tie {
  readonly key: string
  readonly evidence: MergeEvidence
}

function tiesOf({ sourceId, kind, name, switchName, datacenterName, vlanKind, vlanId, vnicProfile }: EstatePortGroup, use: PortGroupUse | undefined): readonly Tie[] {
  const ties: Tie[] = []
  const logical = vnicProfile?.networkUuid ?? vnicProfile?.networkName ?? null
  if (logical !== null) ties.push({ key: keyOf('logical', sourceId, datacenterName, logical), evidence: 'same-logical-network' })
  if (vlanKind !== 'untagged' && (vlanKind !== 'access' || vlanId === null)) return ties
  const layer2 = vlanKind === 'untagged' ? 'untagged' : vlanId
  if (kind === 'distributed' && switchName !== null && vnicProfile === undefined) ties.push({ key: keyOf('switch', layer2, sourceId, switchName), evidence: 'same-switch' })
  for (const [subnet, guests] of use?.guestsBySubnet ?? []) if (guests >= GUESTS_OF_A_SUBNET) ties.push({ key: keyOf('subnet', layer2, subnet), evidence: 'same-subnet' })
  const plain = plainName(name)
  if (plain !== '') ties.push({ key: layer2 === 'untagged' ? keyOf('name', layer2, sourceId, datacenterName, plain) : keyOf('name', layer2, plain), evidence: 'same-name' })
  return ties
}

/** A name without what people write now so, now otherwise: case, blanks and dashes. */
export function plainName(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}

function describe(members: readonly EstatePortGroup[], uses: ReadonlyMap<string, PortGroupUse>, evidenceOf: ReadonlyMap<string, ReadonlySet<MergeEvidence>>): MergedNetwork {
  const portGroups = [...members].sort((left, right) => compareText(left.sourceId, right.sourceId) || compareNatural(left.id, right.id))
  const vmIds = new Set<string>()
  const vmsByName = new Map<string, number>()
  let nicCount = 0
  for (const { id, name } of portGroups) {
    const use = uses.get(id)
    vmsByName.set(name, (vmsByName.get(name) ?? 0) + (use?.vmIds.size ?? 0))
    for (const vmId of use?.vmIds ?? []) vmIds.add(vmId)
    nicCount += use?.nicCount ?? 0
  }
  const names = [...vmsByName.keys()].sort(compareNatural)
  const sourceIds = [...new Set(portGroups.map(({ sourceId }) => sourceId))].sort(compareText)
  const evidence = EVIDENCE.filter((kind) => portGroups.some(({ id }) => evidenceOf.get(id)?.has(kind)))
  // Every member has to be held by more than its name for the whole to be sure.
  const isSure = portGroups.length === 1 || portGroups.every(({ id }) => [...(evidenceOf.get(id) ?? [])].some((kind) => kind !== 'same-name'))
  const [lead] = portGroups
  return {
    id: lead?.id ?? '',
    name: [...names].sort((left, right) => (vmsByName.get(right) ?? 0) - (vmsByName.get(left) ?? 0) || compareNatural(left, right))[0] ?? '',
    vlanKind: lead?.vlanKind ?? 'unknown',
    vlanId: lead?.vlanId ?? null,
    portGroups,
    names,
    sourceIds,
    vmCount: vmIds.size,
    nicCount,
    evidence,
    confidence: isSure ? 'high' : sourceIds.length === 1 ? 'medium' : 'low',
  }
}

const EVIDENCE: readonly MergeEvidence[] = ['same-switch', 'same-logical-network', 'same-subnet', 'same-name']
