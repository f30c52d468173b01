import type { VlanKind } from '../estate/network.ts'
import type { BondMode } from '../target/nic-layout.ts'

/** A thing of the source side, what it is called on the target, and what of both this estate has. */
export interface NetworkConcept {
  readonly id: string
  readonly source: string
  /** Null: the inventory does not list them. */
  readonly sourceCount: number | null
  readonly sourceNames: readonly string[]
  readonly target: string
  readonly targetCount: number
  readonly targetNames: readonly string[]
  readonly difference: string
}

/** A network of the source side as a network team lists it. */
export interface VlanRow {
  readonly networkId: string
  readonly name: string
  readonly names: readonly string[]
  readonly vlanKind: VlanKind
  readonly vlanId: number | null
  readonly subnets: readonly string[]
  readonly gateways: readonly string[]
  readonly vmCount: number
  readonly nicCount: number
  readonly destinations: readonly string[]
  readonly isOpen: boolean
}

/** What the ports of the switches have to be for a bond of each node of a group. */
export interface SwitchPortRow {
  readonly group: string
  /** Null: nobody lists the nodes. */
  readonly nodeCount: number | null
  readonly bondName: string
  readonly nics: readonly string[]
  readonly mode: BondMode | null
  readonly isAggregated: boolean
  readonly taggedVlans: readonly number[]
  /** What arrives without a tag; nothing: nothing does. */
  readonly native: readonly string[]
  readonly mtu: number | null
  readonly asks: readonly string[]
}

/** Something that the source's switches do and the target does not do by itself. */
export interface SwitchCheck {
  readonly code: string
  readonly severity: 'warning' | 'information'
  /** The switch, network or port group that it is about. */
  readonly subject: string
  readonly message: string
}

export interface NetworkConceptTable {
  readonly concepts: readonly NetworkConcept[]
  readonly vlans: readonly VlanRow[]
  readonly switchPorts: readonly SwitchPortRow[]
  readonly checks: readonly SwitchCheck[]
  readonly notEvaluated: readonly string[]
}
