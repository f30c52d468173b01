import type { DecisionValue } from '#shared/domain/decisions/decision.ts'
import type { EstatePortGroup } from '#shared/domain/estate/estate.ts'
import type { Reason } from '#shared/domain/plan/reason.ts'
import type { Target } from '#shared/domain/target/target.ts'
import { type DestinationChoice, openChoice } from './destination-choice.ts'
import { trunkVlans, vlanRangeText } from './trunk-vlans.ts'

type BridgeDecision = Extract<DecisionValue<'port-group.network'>, { type: 'bridge' }>

const POLICY_LOST: Reason = { code: 'network-policy-lost', message: 'No network policy holds on a Linux bridge.' }

/**
 * A Linux bridge by decision: one that the target lists, or the one that the layout of NICs keeps. Tags of a trunk go
 * through; of one VLAN the bridge takes the tag off.
 */
export function chooseBridge(portGroup: EstatePortGroup, target: Target, decision: BridgeDecision, trunkBridge: string | null): DestinationChoice {
  const listed = target.networks.linuxBridges.find(({ name }) => name === decision.bridge)
  if (listed === undefined && decision.bridge !== trunkBridge) {
    return openChoice('unknown-bridge', `The decided Linux bridge ${decision.bridge} is neither in networks.linuxBridges of the target ${target.name} nor made by its layout of NICs: add it there or decide anew.`)
  }
  if (listed !== undefined && listed.uplinks.length > 0 && target.nicLayout.groups.length > 0 && decision.bridge !== trunkBridge) {
    return openChoice('bridge-beside-layout', `The layout of NICs says what each NIC carries, so ${decision.bridge} cannot take ${listed.uplinks.join(', ')} besides: keep NICs for it in each group (trunkNics), or list the bridge without uplinks where nodes have it already.`)
  }
  const clash = (listed?.uplinks ?? []).find((uplink) => target.physicalNetworks.some(({ uplinks }) => uplinks.includes(uplink)))
  if (clash !== undefined) return openChoice('bridges-share-uplink', `${clash} is an uplink of an OVS bridge already, and one uplink cannot serve ${decision.bridge} besides: give the Linux bridge a NIC or bond of its own.`)
  const base = { physicalNetworkName: decision.bridge, mtu: listed?.mtu ?? null }
  const isMacSpoofChecked = portGroup.isForgedTransmitAllowed === false
  const decided = { code: 'decision', message: decision.reason ?? `The Linux bridge ${decision.bridge} was chosen by decision.` }
  const reasons = [decided, POLICY_LOST, ...spoofReasons(portGroup)]
  const vlans = decision.vlanId === undefined && portGroup.vlanKind === 'trunk' ? trunkVlans(portGroup.vlanText) : null
  if (vlans !== null) {
    return { kind: 'trunk', layer2: { ...base, vlanId: null, trunk: { bridge: decision.bridge, vlans, isMacSpoofChecked } }, confidence: 'decided', reasons: [...reasons, { code: 'trunk-bridge', message: `VLANs ${vlans.map(vlanRangeText).join(', ')} go tagged to the guest.` }] }
  }
  if (decision.vlanId === undefined && portGroup.vlanKind !== 'access' && portGroup.vlanKind !== 'untagged') return openChoice('vlan-unknown', `For ${portGroup.name} the inventory states no VLAN that a bridge could carry: name one in the decision.`)
  const vlanId = decision.vlanId === undefined ? portGroup.vlanId : decision.vlanId
  if (vlanId === null && listed === undefined) return openChoice('bridge-untagged', `${decision.bridge} hands on tagged frames alone: name a VLAN, or list a bridge of its own in networks.linuxBridges.`)
  return { kind: 'bridge', layer2: { ...base, vlanId, bridge: { name: decision.bridge, isMacSpoofChecked } }, confidence: 'decided', reasons }
}

/** Whether a bridge may drop what comes from another MAC address follows from the source's security policy. */
export function spoofReasons({ isForgedTransmitAllowed }: Pick<EstatePortGroup, 'isForgedTransmitAllowed'>): readonly Reason[] {
  if (isForgedTransmitAllowed === false) return []
  return [{ code: 'forged-transmits', message: isForgedTransmitAllowed === true ? 'The source allows forged transmits, so MAC addresses are not checked.' : 'The inventory does not say whether forged transmits are allowed, so MAC addresses are not checked.' }]
}
