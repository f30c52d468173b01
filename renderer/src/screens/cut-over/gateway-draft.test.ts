import { expect, it, test } from 'vitest'
import { type GatewayDecision, gatewayDecisionSchema } from '#shared/domain/decisions/gateway-decision.ts'
import { gatewayDecisionOf, gatewayDraftOf } from './gateway-draft.ts'

test.each<GatewayDecision>([
  { owner: 'router', moves: 'never' },
  { owner: 'firewall', name: 'fw-1', moves: 'last-wave', reason: 'agreed' },
  { owner: 'nsx', moves: 'window', window: 'sat/2026-03-07' },
])('a form begins with the decision %j, and gives it back unchanged', (decision) => {
  expect(gatewayDecisionOf(gatewayDraftOf({ gatewayDecision: decision, gatewayOwner: decision.owner, gatewayOwnerName: null }))).toEqual(decision)
  expect(gatewayDecisionSchema.parse(decision)).toEqual(decision)
})

it('begins with what the inventory tells', () => {
  expect(gatewayDraftOf({ gatewayDecision: null, gatewayOwner: 'vm', gatewayOwnerName: 'fw-01' })).toMatchObject({ owner: 'vm', name: 'fw-01', moves: 'last-wave' })
  expect(gatewayDraftOf({ gatewayDecision: null, gatewayOwner: 'unknown', gatewayOwnerName: null })).toMatchObject({ owner: 'router', moves: 'never' })
  expect(gatewayDraftOf(null)).toMatchObject({ owner: 'router' })
})

it('is no decision without a window', () => {
  expect(gatewayDecisionOf({ owner: 'vm', name: ' ', moves: 'window', window: '', reason: '' })).toBeNull()
})
