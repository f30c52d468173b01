import type { ApiOutput } from '#shared/contract/api.ts'
import type { MappingWarning, NetworkChoice, NetworkDestination, NetworkRow } from '#shared/contract/mapping-rows.ts'
import { compareNatural, compareText } from '#shared/domain/compare.ts'
import type { Decisions } from '#shared/domain/decisions/decision.ts'
import type { PortGroupMapping } from '#shared/domain/plan/migration-plan.ts'
import { attachmentKind, isOnOvn } from '#shared/domain/plan/attachment-kind.ts'
import type { Target } from '#shared/domain/target/target.ts'
import { mapPortGroups, type NetworkMapping } from '#shared/engine/mapping/network/map-port-groups.ts'
import { vlanRangeText } from '#shared/engine/mapping/network/trunk-vlans.ts'
import { portGroupKind } from '#shared/engine/mapping/network/port-group-kind.ts'
import type { PartMemo } from '#shared/engine/kept/part-memo.ts'
import { isUnattachedNic } from '#shared/engine/plan/unattached-nic.ts'
import type { MappingEstate } from './mapping-estate.ts'
import { networkChoices } from './network-choices.ts'
import { networkTerms } from './network-terms.ts'
import { describePhysicalNetworks } from './physical-networks.ts'
import { podNetworkUse } from './pod-network-use.ts'

type NetworkAnswer = ApiOutput<'mapping.networks'>

/** Every port group with its suggestion, its decision and what holds; all by the plan's own function. */
export function describeNetworks(estate: MappingEstate): NetworkAnswer {
  const { portGroups, included, inScope, isNarrowed, sourceNames, target, memo } = estate
  const decisions = estate.decisions['port-group.network']
  const { effective, effectiveById, suggested, suggestedById, pod } = memo.part(mapAll, portGroups, included, target, decisions, memo)
  const scopedById = isNarrowed ? byId(mapPortGroups(portGroups, inScope, target, decisions)) : effectiveById
  const rows = portGroups
    .filter(({ id }) => !isNarrowed || scopedById.has(id))
    .sort((left, right) => compareText(left.sourceId, right.sourceId) || compareNatural(left.id, right.id))
    .map((portGroup): NetworkRow => {
      const decision = decisions[portGroup.id]
      const choice = (mapping: PortGroupMapping | undefined, whole: NetworkMapping, isDecided: boolean): NetworkChoice | null => {
        if (mapping === undefined) return null
        const destination = destinationOf(mapping, whole, target)
        return { destination, confidence: mapping.confidence, why: [...mapping.reasons], terms: networkTerms(portGroup, destination, isDecided ? decision : undefined) }
      }
      const held = choice(effectiveById.get(portGroup.id), effective, true)
      return {
        id: portGroup.id,
        name: portGroup.name,
        source: portGroup.sourceId,
        sourceName: sourceNames.get(portGroup.sourceId) ?? portGroup.sourceId,
        kind: portGroupKind(portGroup),
        switchName: portGroup.switchName,
        vlanKind: portGroup.vlanKind,
        vlanId: portGroup.vlanId,
        vlanText: portGroup.vlanText,
        isUplink: portGroup.isUplink,
        vms: scopedById.get(portGroup.id)?.vmCount ?? 0,
        nics: scopedById.get(portGroup.id)?.nicCount ?? 0,
        isNeeded: held !== null,
        isOpen: held !== null && held.destination === null,
        suggestion: choice(suggestedById.get(portGroup.id), suggested, false),
        decision: decision ?? null,
        effective: held,
        warnings: held?.destination?.type === 'pod' ? podWarnings(pod.portGroups, pod.vmsWithSeveralById.get(portGroup.id) ?? 0) : [],
      }
    })
  const leftOut = effective.portGroups.filter((mapping) => mapping.destination?.type === 'ignored')
  return {
    rows,
    open: rows.filter((row) => row.isOpen).length,
    physicalNetworks: describePhysicalNetworks(target, effective),
    podNetwork: { portGroups: pod.portGroups, nics: pod.nics, vmsWithSeveralNics: pod.vmsWithSeveralNics },
    leftOut: { portGroups: leftOut.length, nics: leftOut.reduce((sum, mapping) => sum + mapping.nicCount, 0) },
    elsewhere: countElsewhere(estate),
    choices: networkChoices(target),
  }
}

/** What holds and what would without decisions, for all VMs that take part: the same for every scope. */
function mapAll(portGroups: MappingEstate['portGroups'], included: MappingEstate['included'], target: Target, decisions: Decisions['port-group.network'], memo: PartMemo) {
  const effective = mapPortGroups(portGroups, included, target, decisions, memo)
  const suggested = mapPortGroups(portGroups, included, target, {}, memo)
  return { effective, effectiveById: byId(effective), suggested, suggestedById: byId(suggested), pod: podNetworkUse(effective.portGroups, included) }
}

function destinationOf({ destination }: PortGroupMapping, { attachments }: NetworkMapping, target: Target): NetworkDestination | null {
  if (destination?.type !== 'multus') return destination
  const attachment = attachments.get(destination.attachmentName)
  if (attachment === undefined) throw new Error(`no attachment is called ${destination.attachmentName}`)
  return {
    type: 'multus',
    attachmentName: destination.attachmentName,
    attachmentNamespace: (destination.isPerNamespace ?? target.networks.attachmentNamespace === 'each') ? null : 'default',
    kind: attachmentKind(attachment),
    hasPolicies: isOnOvn(attachment) && (attachment.hasPolicies ?? target.networks.policies !== 'none'),
    physicalNetwork: attachment.physicalNetworkName,
    bridge: attachment.trunk?.bridge ?? attachment.bridge?.name ?? target.physicalNetworks.find(({ name }) => name === attachment.physicalNetworkName)?.bridge ?? null,
    trunkVlans: attachment.trunk === undefined ? null : attachment.trunk.vlans.map(vlanRangeText).join(', '),
    vlanId: attachment.vlanId,
    mtu: attachment.mtu,
  }
}

function podWarnings(portGroups: number, vmsWithSeveral: number): MappingWarning[] {
  const warnings: MappingWarning[] = []
  if (portGroups > 1) warnings.push({ code: 'pod-network-shared', count: portGroups })
  if (vmsWithSeveral > 0) warnings.push({ code: 'pod-network-twice', count: vmsWithSeveral })
  return warnings
}

function countElsewhere({ inScope }: MappingEstate): NetworkAnswer['elsewhere'] {
  const concerned = inScope.map((vm) => vm.nics.filter((nic) => nic.portGroupId === null && !isUnattachedNic(nic))).filter((nics) => nics.length > 0)
  return { vms: concerned.length, nics: concerned.flat().length }
}

function byId({ portGroups }: NetworkMapping): ReadonlyMap<string, PortGroupMapping> {
  return new Map(portGroups.map((mapping) => [mapping.portGroupId, mapping]))
}
