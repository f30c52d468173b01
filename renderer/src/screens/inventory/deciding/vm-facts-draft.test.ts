import { expect, test } from 'vitest'
import { EMPTY_FACTS_DRAFT, EMPTY_LABELS_DRAFT, factsOfDraft, labelsOfDraft, type VmFactsDraft, type VmLabelsDraft } from './vm-facts-draft.ts'

test.each<[what: string, draft: Partial<VmFactsDraft>, value: object | null]>([
  ['nothing yet', {}, null],
  ['a text', { text: ' Shop ' }, { set: { application: 'Shop' }, takeBack: [] }],
  ['a reason', { text: 'Shop', reason: ' renamed ' }, { set: { application: 'Shop' }, takeBack: [], reason: 'renamed' }],
  ['a mail, which an application has not', { text: 'Shop', mail: 'ann@example.org' }, { set: { application: 'Shop' }, takeBack: [] }],
  ['an owner with a mail', { field: 'owner', text: 'Ann', mail: 'ann@example.org' }, { set: { owner: 'Ann', ownerMail: 'ann@example.org' }, takeBack: [] }],
  ['an owner without, whose mail was another one’s', { field: 'owner', text: 'Ann' }, { set: { owner: 'Ann' }, takeBack: ['ownerMail'] }],
  ['no owner', { field: 'owner', how: 'none', text: 'left over' }, { set: { owner: null }, takeBack: ['ownerMail'] }],
  ['back to the list', { field: 'owner', how: 'back', reason: 'left over' }, { set: {}, takeBack: ['owner', 'ownerMail'] }],
  ['too long', { text: 'x'.repeat(300) }, null],
  ['a mail of two lines', { field: 'owner', text: 'Ann', mail: 'a\tb' }, null],
])('facts: %s', (_, draft, value) => {
  expect(factsOfDraft({ ...EMPTY_FACTS_DRAFT, ...draft }).decision).toEqual(value === null ? null : { kind: 'vm.facts', value })
})

test.each<[what: string, draft: Partial<VmLabelsDraft>, value: object | null, problem: RegExp | null]>([
  ['nothing yet', {}, null, null],
  ['a label', { key: ' tier ', value: 'gold' }, { set: { tier: 'gold' }, remove: [] }, null],
  ['one without a value', { key: 'tier', reason: 'asked' }, { set: { tier: '' }, remove: [], reason: 'asked' }, null],
  ['one of MTV', { key: 'vmID' }, null, /set by MTV/],
  ['a value that is none', { key: 'tier', value: 'a b' }, null, /dots only/],
  ['off, whatever its key', { how: 'remove', key: 'a b', value: 'a b' }, { set: {}, remove: ['a b'] }, null],
])('labels: %s', (_, draft, value, problem) => {
  const { decision, problems } = labelsOfDraft({ ...EMPTY_LABELS_DRAFT, ...draft })
  expect(decision).toEqual(value === null ? null : { kind: 'vm.labels', value })
  if (problem === null) expect(problems).toEqual({ key: null, value: null })
  else expect(`${problems.key ?? ''}${problems.value ?? ''}`).toMatch(problem)
})
