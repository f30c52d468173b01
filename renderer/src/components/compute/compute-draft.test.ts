import { expect, it, test } from 'vitest'
import { instanceTypeDecisionSchema, preferenceDecisionSchema } from '#shared/domain/decisions/decision.ts'
import type { ComputeRow } from '#shared/contract/compute-rows.ts'
import { changesOfRow, type ComputeDraft, computeChanges, computeDraftOf, computeProblem } from './compute-draft.ts'

type Decided = Pick<ComputeRow, 'id' | 'instanceType' | 'preference'>
const row = (type: ComputeRow['instanceType']['decision'], preference: ComputeRow['preference']['decision']): Decided => ({
  id: 'vm-1',
  instanceType: { suggestion: null, decision: type, effective: { instanceType: null, carrier: 'mtv', confidence: 'high', why: [], waste: null } },
  preference: { suggestion: null, decision: preference, effective: { preference: null, carrier: 'mtv', confidence: 'high', why: [] } },
})
const draft = (part: Partial<ComputeDraft>): ComputeDraft => ({ ...computeDraftOf(null), ...part })

test.each([
  ['nothing', row(null, null)],
  ['a policy and no preference', row({ type: 'exact', reason: 'agreed' }, { preference: null, reason: 'agreed' })],
  ['names', row({ type: 'named', name: 'u1.large' }, { preference: 'rhel.9' })],
])('a row with %s decided begins with it, and changes nothing as it is', (_what, decided) => {
  expect(changesOfRow(computeDraftOf(decided), decided)).toEqual([])
})

test.each<[string, Partial<ComputeDraft>, unknown]>([
  ['nothing', {}, null],
  ['a type that is no name', { type: 'named', typeName: 'Not A Name' }, null],
  ['a preference without a name', { preference: 'named', preferenceName: ' ' }, null],
  ['a type alone', { type: 'named', typeName: ' u1.large ', reason: ' so ' }, [['vm.instance-type', { type: 'named', name: 'u1.large', reason: 'so' }]]],
  ['a policy and no preference', { type: 'best-fit', preference: 'none' }, [['vm.instance-type', { type: 'best-fit' }], ['vm.preference', { preference: null }]]],
  ['taking both back', { type: 'suggested', preference: 'suggested' }, [['vm.instance-type', null], ['vm.preference', null]]],
])('%s', (_what, part, expected) => {
  const changes = computeChanges(draft(part), ['vm-1'])
  expect(changes?.map(({ kind, value }) => [kind, value]) ?? null).toEqual(expected)
  expect(computeProblem(draft(part)) === null).toBe(expected !== null)
  for (const { kind, value } of changes ?? []) if (value !== null) expect((kind === 'vm.preference' ? preferenceDecisionSchema : instanceTypeDecisionSchema).safeParse(value).success).toBe(true)
})

it('decides for every VM that is named, and only what differs for one', () => {
  expect(computeChanges(draft({ type: 'exact', preference: 'none' }), ['a', 'b'])?.map(({ subject }) => subject)).toEqual(['a', 'a', 'b', 'b'])
  expect(changesOfRow({ ...computeDraftOf(row({ type: 'exact' }, null)), preference: 'none' }, row({ type: 'exact' }, null))?.map(({ kind }) => kind)).toEqual(['vm.preference'])
})
