import type { DecisionValue } from '#shared/domain/decisions/decision.ts'
import type { EstatePortGroup } from '#shared/domain/estate/estate.ts'
import type { Reason } from '#shared/domain/plan/migration-plan.ts'
import type { PhysicalNetwork, Target } from '#shared/domain/target/target.ts'
import { isOpenshiftAtLeast } from '#shared/domain/target/versions.ts'
import { chooseBridge, spoofReasons } from './choose-bridge.ts'
import { chooseSriov } from './choose-sriov.ts'
import { type DestinationChoice, openChoice } from './destination-choice.ts'
import { trunkVlans, vlanRangeText } from './trunk-vlans.ts'

/**
 * One port group's place on the target. By default a localnet on the default physical network with the
 * source's own VLAN; an unknown VLAN is never guessed. A localnet carries one access VLAN (ovn-kubernetes: `vlanID` is
 * a single number), so a trunk goes to the Linux bridge that the layout of NICs keeps for it, or stays open.
 */
export function choosePortGroupDestination(
  portGroup: EstatePortGroup,
  target: Target,
  decision: DecisionValue<'port-group.network'> | undefined,
  trunkBridge: string | null,
): DestinationChoice {
  if (decision?.type === 'pod' || decision?.type === 'ignored') {
    const words = decision.type === 'pod' ? 'The pod network was chosen by decision.' : 'Left out by decision.'
    return { kind: decision.type, layer2: null, confidence: 'decided', reasons: [{ code: 'decision', message: decision.reason ?? words }] }
  }
  if (decision?.type === 'sriov') return chooseSriov(portGroup, target, decision)
  if (portGroup.vnicProfile?.isPassThrough === true) {
    return openChoice('pass-through', `${portGroup.name} hands a virtual function of the host's card through (SR-IOV), which fits an SR-IOV network on the target only, and a localnet is none: decide on a pool of virtual functions (networks.sriov of the target), attach the NIC to another profile, or leave the network out.`)
  }
  if (decision?.type === 'bridge') return chooseBridge(portGroup, target, decision, trunkBridge)
  const network = physicalNetworkOf(target, decision?.physicalNetwork)
  if (network === undefined) {
    return openChoice('unknown-physical-network', `The decided physical network ${decision?.physicalNetwork ?? ''} is not in the target ${target.name}: add it there or decide anew.`)
  }
  const form = formOf(target, decision?.as)
  const base = { physicalNetworkName: network.name, mtu: network.mtu ?? null, ...form.layer2 }
  if (decision?.vlanId !== undefined) {
    return {
      kind: 'localnet',
      layer2: { ...base, vlanId: decision.vlanId },
      confidence: 'decided',
      reasons: [{ code: 'decision', message: decision.reason ?? `${vlanWords(decision.vlanId)} on ${network.name} was chosen by decision.` }, ...form.reasons, ...forgedOnLocalnet(portGroup)],
    }
  }
  if (portGroup.isUplink === true) return openChoice('uplink-port-group', `${portGroup.name} is an uplink port group, not a network for VMs: attach the NIC to its real network, or decide.`)
  if (portGroup.vlanKind === 'trunk') {
    return chooseTrunk(portGroup, target, trunkBridge)
  }
  if (portGroup.vlanKind === 'unknown' || (portGroup.vlanKind === 'access' && portGroup.vlanId === null)) {
    const said = portGroup.vlanText === null ? 'the inventory states no VLAN' : `the inventory states the VLAN as "${portGroup.vlanText}"`
    return openChoice('vlan-unknown', `For ${portGroup.name} ${said}: ask the network team and decide.`)
  }
  const vlanId = portGroup.vlanKind === 'access' ? portGroup.vlanId : null
  return {
    kind: 'localnet',
    layer2: { ...base, vlanId },
    confidence: decision === undefined ? 'high' : 'decided',
    reasons: [{ code: 'source-vlan', message: `${vlanWords(vlanId)} as at the source, on ${network.name} (bridge ${network.bridge}).` }, ...form.reasons, ...forgedOnLocalnet(portGroup)],
  }
}

/** A Linux bridge hands tags through, and takes no network policy. */
function chooseTrunk(portGroup: EstatePortGroup, target: Target, trunkBridge: string | null): DestinationChoice {
  const { name, vlanText } = portGroup
  const carries = `${name} carries several VLANs (${vlanText ?? 'trunk'}) and a localnet carries one`
  if (trunkBridge === null) {
    const way = target.nicLayout.groups.length === 0 ? 'or keep NICs for trunks in a layout of NICs' : 'or keep NICs for trunks in each group of the layout (trunkNics)'
    return openChoice('vlan-trunk', `${carries}: decide on a VLAN, leave the network out, ${way}.`)
  }
  const vlans = trunkVlans(vlanText)
  if (vlans === null) return openChoice('vlan-trunk', `${carries}; which VLANs its text does not tell: decide on one, or leave the network out.`)
  const isMacSpoofChecked = portGroup.isForgedTransmitAllowed === false
  return {
    kind: 'trunk',
    layer2: { physicalNetworkName: trunkBridge, vlanId: null, mtu: null, trunk: { bridge: trunkBridge, vlans, isMacSpoofChecked } },
    confidence: 'medium',
    reasons: [
      { code: 'trunk-bridge', message: `VLANs ${vlans.map(vlanRangeText).join(', ')} go tagged to the guest, by the Linux bridge ${trunkBridge}; untagged frames do not, and no network policy holds there.` },
      ...spoofReasons(portGroup),
    ],
  }
}

/** A ClusterUserDefinedNetwork knows the topology Localnet from this release on. */
export const CLUSTER_LOCALNET_SINCE = '4.19'

/** What one VLAN is written as, where the release knows it. */
function formOf(target: Target, decided: 'attachment' | 'cluster-network' | undefined): { readonly layer2: { readonly isClusterNetwork?: true }; readonly reasons: readonly Reason[] } {
  if ((decided ?? target.networks.localnetAs) === 'attachment') return { layer2: {}, reasons: [] }
  if (!isOpenshiftAtLeast(target.openshift, CLUSTER_LOCALNET_SINCE)) return { layer2: {}, reasons: [{ code: 'cluster-network-unknown', message: `OpenShift ${target.openshift} has no ClusterUserDefinedNetwork of this kind (from ${CLUSTER_LOCALNET_SINCE} on), so it is a network attachment definition.` }] }
  return { layer2: { isClusterNetwork: true }, reasons: [{ code: 'cluster-network', message: 'It is a ClusterUserDefinedNetwork, which makes an attachment in each namespace and cannot be changed afterwards.' }] }
}

/**
 * On secondary networks OVN-Kubernetes always drops frames from other MAC addresses than the port's own, and addresses of IP are free
 * where it manages none; no release can switch that off (ovn-kubernetes #3926, OKEP-3926, of which the code was not merged in July 2026).
 */
function forgedOnLocalnet({ name, isForgedTransmitAllowed }: EstatePortGroup): readonly Reason[] {
  return isForgedTransmitAllowed === true ? [{ code: 'forged-transmits', message: `The source allows forged transmits on ${name}, and a localnet drops what a guest sends from other MAC addresses than its own (shared addresses with a MAC of their own as by VRRP, NLB or CARP, nested VMs, bridging appliances): where a guest does so, take a Linux bridge, which can be told not to check them. A second IP address on the own MAC is fine.` }] : []
}

function physicalNetworkOf(target: Target, decided: string | undefined): PhysicalNetwork | undefined {
  const wanted = decided ?? target.networks.defaultPhysicalNetwork
  return wanted === undefined ? target.physicalNetworks[0] : target.physicalNetworks.find((network) => network.name === wanted)
}

function vlanWords(vlanId: number | null): string {
  return vlanId === null ? 'Untagged' : `VLAN ${vlanId}`
}
