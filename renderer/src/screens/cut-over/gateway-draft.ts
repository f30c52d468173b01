import type { ApiOutput } from '#shared/contract/api.ts'
import { type GatewayDecision, GATEWAY_OWNERS } from '#shared/domain/decisions/gateway-decision.ts'

export type CutoverNetwork = ApiOutput<'cutover.sheet'>['networks'][number]

/** In the order in which they are offered. */
export const GATEWAY_MOVES = ['never', 'first-wave', 'last-wave', 'window'] as const satisfies readonly GatewayDecision['moves'][]

/** A decision on a gateway as a form holds it. */
export interface GatewayDraft {
  owner: GatewayDecision['owner']
  name: string
  moves: GatewayDecision['moves']
  /** Of use where `moves` is window. */
  window: string
  reason: string
}

/** A form begins with what was decided, else with what the inventory tells; a router need not move. */
export function gatewayDraftOf(network: Pick<CutoverNetwork, 'gatewayDecision' | 'gatewayOwner' | 'gatewayOwnerName'> | null): GatewayDraft {
  const decision = network?.gatewayDecision ?? null
  if (decision !== null) return { owner: decision.owner, name: decision.name ?? '', moves: decision.moves, window: decision.moves === 'window' ? decision.window : '', reason: decision.reason ?? '' }
  const owner = GATEWAY_OWNERS.find((known) => known === network?.gatewayOwner) ?? 'router'
  return { owner, name: network?.gatewayOwnerName ?? '', moves: owner === 'vm' || owner === 'nsx' ? 'last-wave' : 'never', window: '', reason: '' }
}

/** The decision; null while no window is chosen. */
export function gatewayDecisionOf({ owner, name, moves, window, reason }: GatewayDraft): GatewayDecision | null {
  const rest = { owner, ...(name.trim() === '' ? {} : { name: name.trim() }), ...(reason.trim() === '' ? {} : { reason: reason.trim() }) }
  if (moves !== 'window') return { moves, ...rest }
  return window === '' ? null : { moves, window, ...rest }
}
