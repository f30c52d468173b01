import { expect, it, test } from 'vitest'
import { DECISION_SCHEMAS } from '#shared/domain/decisions/decision.ts'
import { type VmPlacementDraft, vmPlacementChanges, vmPlacementChangesOf, vmPlacementDraftOf } from './placement-draft.ts'

const NOTHING = { value: null, decision: null, carrier: 'plan' as const, why: [] }
const ROW = { id: 'vm', nodeGroup: NOTHING, restartPriority: NOTHING, balancing: NOTHING }
const LEAVE = vmPlacementDraftOf(null)

test.each<[Partial<VmPlacementDraft>, readonly unknown[]]>([
  [{ nodeGroup: 'group gold' }, [{ kind: 'vm.node-group', value: { group: 'gold' } }]],
  [{ nodeGroup: 'none', reason: ' so ' }, [{ kind: 'vm.node-group', value: { group: null, reason: 'so' } }]],
  [{ restartPriority: 'high', balancing: 'alone' }, [{ kind: 'vm.restart-priority', value: { level: 'high' } }, { kind: 'vm.balancing', value: { isBalanced: false } }]],
  [{ restartPriority: 'none', balancing: 'suggested' }, [{ kind: 'vm.restart-priority', value: { level: null } }, { kind: 'vm.balancing', value: null }]],
])('%j decides of each VM', (part, expected) => {
  const made = vmPlacementChanges({ ...LEAVE, ...part }, ['a', 'b'])
  expect(made?.filter(({ subject }) => subject === 'b').map(({ kind, value }) => ({ kind, value }))).toEqual(expected)
  expect(made).toHaveLength(expected.length * 2)
  for (const { kind, value } of made ?? []) if (value !== null) expect(DECISION_SCHEMAS[kind].safeParse(value).success).toBe(true)
})

it('decides nothing where all is left', () => {
  expect(vmPlacementChanges({ ...LEAVE, reason: 'a reason alone' }, ['a'])).toBeNull()
})

it('begins with what is decided, and makes no step of what stays', () => {
  const row = { ...ROW, nodeGroup: { ...NOTHING, decision: { group: 'gold', reason: 'r' } }, balancing: { ...NOTHING, decision: { isBalanced: true, reason: 'r' } } }
  const draft = vmPlacementDraftOf(row)
  expect(draft).toEqual({ nodeGroup: 'group gold', restartPriority: 'suggested', balancing: 'moved', reason: 'r' })
  expect(vmPlacementChangesOf(draft, row)).toEqual([])
  expect(vmPlacementChangesOf({ ...draft, balancing: 'suggested' }, row)).toEqual([{ kind: 'vm.balancing', subject: 'vm', value: null }])
})
