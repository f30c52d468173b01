import type { GatewayDecision } from '../decisions/gateway-decision.ts'
import type { VlanKind } from '../estate/network.ts'

/** A window in which VMs are cut over, in the order of their starts. */
export interface CutoverWave {
  readonly number: number
  /** Null: there is no schedule, and this is the whole estate. */
  readonly windowId: string | null
  /** Null where the calendar has no such window any more. */
  readonly startMs: number | null
  readonly endMs: number | null
  readonly vmIds: readonly string[]
}

export interface CutoverAddress {
  readonly address: string
  /** Null: no plan of addresses has a subnet that holds it. */
  readonly prefixLength: number | null
}

/** A NIC of a VM that takes part, with what people need to know of it in the night. */
export interface CutoverNic {
  readonly vmId: string
  readonly vmName: string
  readonly targetName: string | null
  readonly namespace: string | null
  readonly planName: string | null
  /** Null: the VM is in no wave. */
  readonly wave: number | null
  readonly label: string
  readonly macAddress: string | null
  /** The merged network's id; null: attached to nothing, or to nothing that the inventory lists. */
  readonly networkId: string | null
  readonly networkName: string | null
  readonly vlanKind: VlanKind | null
  readonly vlanId: number | null
  readonly addresses: readonly CutoverAddress[]
  readonly gateway: string | null
  readonly dnsServers: readonly string[]
  readonly dnsDomain: string | null
  readonly addressing: 'static' | 'dhcp' | 'unknown'
  readonly addressingBecause: string
  /** Null: an open question. */
  readonly destination: string | null
  /** Rules that name the VM; null: not evaluated. */
  readonly firewallRules: readonly string[] | null
  /** Load balancers that a list of applications names for the VM; null: not evaluated. */
  readonly loadBalancers: readonly string[] | null
}

/** What becomes of a network between its first VM's wave and its last one's. */
export interface CutoverNetwork {
  readonly networkId: string
  /** Those that it was put together of: a decision on any of them is for the network. */
  readonly portGroupIds: readonly string[]
  readonly name: string
  readonly vlanKind: VlanKind
  readonly vlanId: number | null
  readonly subnets: readonly string[]
  readonly gateways: readonly string[]
  readonly vmCount: number
  readonly vmsThatStay: number
  /** Windows between which it has VMs on both sides; null: never, or nobody knows. */
  readonly stretchedFrom: string | null
  readonly stretchedTo: string | null
  readonly lastVm: string | null
  readonly gatewayOwner: GatewayDecision['owner'] | 'unknown'
  readonly gatewayOwnerName: string | null
  readonly gatewayMoves: string | null
  /** Null: nobody has decided, and the rest is what the inventory tells. */
  readonly gatewayDecision: GatewayDecision | null
  readonly because: string
}

export interface CutoverSheet {
  readonly basis: 'waves' | 'estate'
  readonly waves: readonly CutoverWave[]
  readonly nics: readonly CutoverNic[]
  readonly networks: readonly CutoverNetwork[]
  readonly notEvaluated: readonly string[]
}
