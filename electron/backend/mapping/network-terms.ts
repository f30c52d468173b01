import type { NetworkDestination, WhyTerm } from '#shared/contract/mapping-rows.ts'
import type { DecisionValue } from '#shared/domain/decisions/decision.ts'
import type { PortGroup } from '#shared/domain/estate/network.ts'

/** What a port group's destination rests on: the source's VLAN, and where each part of the attachment comes from. */
export function networkTerms(portGroup: PortGroup, destination: NetworkDestination | null, decision: DecisionValue<'port-group.network'> | undefined): WhyTerm[] {
  const source: WhyTerm[] = [
    term('source-switch', portGroup.switchName, 'inventory'),
    term('source-vlan', portGroup.vlanText, 'inventory'),
  ]
  if (destination?.type !== 'multus') return source
  const decided = decision?.type === 'localnet' || decision?.type === 'bridge' || decision?.type === 'sriov' ? decision : undefined
  const isPlaceDecided = decided !== undefined && (decided.type !== 'localnet' || decided.physicalNetwork !== undefined)
  return [
    ...source,
    term('physical-network', destination.physicalNetwork, isPlaceDecided ? 'decision' : 'target'),
    term('bridge', destination.bridge, 'target'),
    // Null is a known "untagged" here, not a missing value.
    term('vlan', destination.trunkVlans ?? destination.vlanId ?? 'untagged', decided?.vlanId === undefined ? 'inventory' : 'decision'),
    term('mtu', destination.mtu, 'target'),
    term('attachment', destination.attachmentName, 'plan'),
    term('attachment-namespace', destination.attachmentNamespace ?? 'each', 'target'),
  ]
}

function term(code: string, value: string | number | null, from: WhyTerm['from']): WhyTerm {
  return { code, name: null, value, unit: null, from }
}
