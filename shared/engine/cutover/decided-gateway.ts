import type { GatewayDecision } from '#shared/domain/decisions/gateway-decision.ts'
import type { CutoverNetwork, CutoverNic } from '#shared/domain/plan/cutover.ts'

interface GatewayInput {
  /** Decisions on the network's port groups, in their order. */
  readonly decisions: readonly { readonly portGroup: string; readonly decision: GatewayDecision }[]
  readonly nics: readonly CutoverNic[]
  /** The VM that bears the gateway's address; null: none does. */
  readonly bearer: string | null
  readonly vmsThatStay: number
  /** Waves that take VMs of the network, in their order. */
  readonly waves: readonly { readonly number: number; readonly windowId: string | null }[]
}

export type Gateway = Pick<CutoverNetwork, 'gatewayOwner' | 'gatewayOwnerName' | 'gatewayMoves' | 'gatewayDecision' | 'because'>

/** Who owns a network's gateway and in which window it moves, as somebody decided; null where nobody did. What it means for its VMs is said. */
export function decidedGateway({ decisions, nics, bearer, vmsThatStay, waves }: GatewayInput): Gateway | null {
  const [first] = decisions
  if (first === undefined) return null
  const { portGroup, decision } = first
  const gatewayMoves = windowOf(decision, waves)
  const differ = decisions.some((other) => JSON.stringify(other.decision) !== JSON.stringify(decision))
  const because = [
    ...(decision.reason === undefined ? [] : [decision.reason]),
    ...consequences(decision, { gatewayMoves, nics, vmsThatStay, waves }),
    ...(bearer !== null && decision.owner !== 'vm' ? [`${bearer} bears its address, though.`] : []),
    ...(differ ? [`Its port groups have different decisions: this is the one on ${portGroup}.`] : []),
  ]
  return { gatewayOwner: decision.owner, gatewayOwnerName: decision.name ?? (decision.owner === 'vm' ? bearer : null), gatewayMoves, gatewayDecision: decision, because: because.join(' ') }
}

function windowOf(decision: GatewayDecision, waves: GatewayInput['waves']): string | null {
  if (decision.moves === 'never') return null
  if (decision.moves === 'window') return decision.window
  return (decision.moves === 'first-wave' ? waves[0] : waves.at(-1))?.windowId ?? null
}

type Facts = Pick<GatewayInput, 'nics' | 'vmsThatStay' | 'waves'> & { readonly gatewayMoves: string | null }

function consequences(decision: GatewayDecision, { gatewayMoves, nics, vmsThatStay, waves }: Facts): readonly string[] {
  if (decision.moves === 'never') return ['It stays where it is, so the VLAN has to reach it from the target for good.']
  if (gatewayMoves === null) return ['There is no schedule of its VMs yet, so no day follows.']
  const wave = waves.find(({ windowId }) => windowId === gatewayMoves)?.number
  if (wave === undefined) return ['No VM of it moves in this window.']
  const vmsIn = (passes: (wave: number) => boolean): number => new Set(nics.flatMap((nic) => (nic.wave !== null && passes(nic.wave) ? [nic.vmId] : []))).size
  const [before, after] = [vmsIn((other) => other < wave), vmsIn((other) => other > wave) + vmsThatStay]
  const across = [...(before === 0 ? [] : [`${String(before)} moved before it`]), ...(after === 0 ? [] : [`${String(after)} move after it or stay`])]
  return across.length === 0 ? ['All VMs of the network move with it.'] : [`Of the VMs ${across.join(' and ')}: these reach it over the stretched VLAN.`]
}
