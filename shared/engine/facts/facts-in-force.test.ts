import { expect, it, test } from 'vitest'
import type { DecisionValue } from '#shared/domain/decisions/decision.ts'
import type { ApplicationFacts } from '#shared/domain/side/application.ts'
import { createPartMemo } from '#shared/engine/kept/part-memo.ts'
import { factsInForce, factsOfVms } from './facts-in-force.ts'

const LISTED: ApplicationFacts = { application: 'Shop', owner: 'Ann', ownerMail: 'ann@example.org', environment: 'prod', criticality: null, moveGroup: 'g1', wave: '2', changeWindow: 'Sat 22:00', approval: 'approved' }
const NOTHING: ApplicationFacts = { application: null, owner: null, ownerMail: null, environment: null, criticality: null, moveGroup: null, wave: null, changeWindow: null, approval: null }

test.each<[what: string, decided: DecisionValue<'vm.facts'> | undefined, listed: ApplicationFacts | null, holds: ApplicationFacts]>([
  ['nothing known', undefined, null, NOTHING],
  ['the list alone', undefined, LISTED, LISTED],
  ['a decision alone', { application: 'Desk', criticality: 'high' }, null, { ...NOTHING, application: 'Desk', criticality: 'high' }],
  ['a decision before the list, and its other fields', { application: 'Desk' }, LISTED, { ...LISTED, application: 'Desk' }],
  ['none by decision', { environment: null, moveGroup: null }, LISTED, { ...LISTED, environment: null, moveGroup: null }],
  ['another owner, whose mail the list does not have', { owner: 'Bob' }, LISTED, { ...LISTED, owner: 'Bob', ownerMail: null }],
  ['another owner with a mail', { owner: 'Bob', ownerMail: 'bob@example.org' }, LISTED, { ...LISTED, owner: 'Bob', ownerMail: 'bob@example.org' }],
  ['no owner', { owner: null }, LISTED, { ...LISTED, owner: null, ownerMail: null }],
  ['the owner that the list has', { owner: 'Ann' }, LISTED, LISTED],
  ['another mail of the same owner', { ownerMail: 'team@example.org' }, LISTED, { ...LISTED, ownerMail: 'team@example.org' }],
  ['a reason, which is no fact', { application: 'Desk', reason: 'renamed' }, LISTED, { ...LISTED, application: 'Desk' }],
])('%s', (_, decided, listed, holds) => {
  expect(factsInForce(decided, listed)).toEqual(holds)
})

it('is the very map of the lists without decisions, and keeps what did not change with them', () => {
  const listed = new Map([['a', LISTED]])
  expect(factsOfVms(listed, {})).toBe(listed)
  const memo = createPartMemo()
  const a = { application: 'Desk' }
  const before = factsOfVms(listed, { a }, memo)
  const after = factsOfVms(listed, { a, b: { owner: 'Bob' } }, memo)
  expect([after.get('a') === before.get('a'), after.get('b')?.owner, after.size]).toEqual([true, 'Bob', 2])
})
