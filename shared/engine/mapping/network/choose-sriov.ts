import type { DecisionValue } from '#shared/domain/decisions/decision.ts'
import type { EstatePortGroup } from '#shared/domain/estate/estate.ts'
import type { Target } from '#shared/domain/target/target.ts'
import { spoofReasons } from './choose-bridge.ts'
import { type DestinationChoice, openChoice } from './destination-choice.ts'

type SriovDecision = Extract<DecisionValue<'port-group.network'>, { type: 'sriov' }>

/** Virtual functions of a pool of the target, by decision; what that costs is among the reasons. */
export function chooseSriov(portGroup: EstatePortGroup, target: Target, decision: SriovDecision): DestinationChoice {
  const pool = target.networks.sriov.find(({ name }) => name === decision.pool)
  if (pool === undefined) return openChoice('unknown-sriov-pool', `The decided pool ${decision.pool} of virtual functions is not in networks.sriov of the target ${target.name}: add it there or decide anew.`)
  if (decision.vlanId === undefined && portGroup.vlanKind !== 'access' && portGroup.vlanKind !== 'untagged') return openChoice('vlan-unknown', `For ${portGroup.name} the inventory states no VLAN that a virtual function could carry: name one in the decision.`)
  return {
    kind: 'sriov',
    layer2: { physicalNetworkName: pool.name, mtu: null, vlanId: decision.vlanId === undefined ? portGroup.vlanId : decision.vlanId, sriov: { pool: pool.name, isSpoofChecked: portGroup.isForgedTransmitAllowed === false } },
    confidence: 'decided',
    reasons: [
      { code: 'decision', message: decision.reason ?? `Virtual functions of ${pool.name} were chosen by decision.` },
      { code: 'sriov-live-migration', message: 'A live migration takes the virtual function away and gives another one on the next node: the connection breaks meanwhile, and a node without a free one takes no VM.' },
      { code: 'sriov-prerequisites', message: 'Nodes need the SR-IOV Network Operator, an IOMMU that is switched on, and virtual functions on the NICs of the pool; the guest needs their driver.' },
      ...(portGroup.vnicProfile?.isPassThrough === true ? [] : [{ code: 'sriov-interface', message: 'MTV gives a VM a bridge interface on it: change the interface to sriov before the VM is started for the first time.' }]),
      { code: 'network-policy-lost', message: 'No network policy holds on a virtual function that the guest drives.' },
      ...spoofReasons(portGroup),
    ],
  }
}
