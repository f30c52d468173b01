import { expect, test } from 'vitest'
import { type FactsPatch, type LabelsPatch, patchFacts, patchLabels } from './patch-vm-decisions.ts'

test.each<[what: string, current: Parameters<typeof patchFacts>[0], patch: Partial<FactsPatch>, text: string]>([
  ['nothing before', undefined, { set: { owner: 'Ann', application: 'Shop' } }, '{"application":"Shop","owner":"Ann"}'],
  ['other fields stay', { owner: 'Ann', reason: 'asked' }, { set: { application: 'Shop' } }, '{"application":"Shop","owner":"Ann","reason":"asked"}'],
  ['another reason', { owner: 'Ann', reason: 'asked' }, { set: { owner: null }, reason: 'left' }, '{"owner":null,"reason":"left"}'],
  ['one field back', { application: 'Shop', owner: null }, { takeBack: ['application'] }, '{"owner":null}'],
  ['the last field back', { application: 'Shop', reason: 'asked' }, { takeBack: ['application', 'owner'] }, 'null'],
  ['what is set is not taken back', undefined, { set: { owner: 'Ann' }, takeBack: ['owner'] }, '{"owner":"Ann"}'],
  ['nothing to take back', undefined, { takeBack: ['owner'] }, 'null'],
])('facts: %s', (_, current, patch, text) => {
  expect(JSON.stringify(patchFacts(current, { set: {}, takeBack: [], ...patch }))).toBe(text)
})

test.each<[what: string, current: Parameters<typeof patchLabels>[0], patch: Partial<LabelsPatch>, text: string]>([
  ['nothing before', undefined, { set: { tier: 'gold' } }, '{"values":{"tier":"gold"}}'],
  ['others stay, in the order of keys', { values: { tier: 'gold' }, reason: 'asked' }, { set: { app: 'shop' } }, '{"values":{"app":"shop","tier":"gold"},"reason":"asked"}'],
  ['another value', { values: { tier: 'gold' } }, { set: { tier: 'tin' } }, '{"values":{"tier":"tin"}}'],
  ['one removed', { values: { app: 'shop', tier: 'gold' } }, { remove: ['app'] }, '{"values":{"tier":"gold"}}'],
  ['the last removed', { values: { tier: 'gold' } }, { remove: ['tier'] }, 'null'],
  ['a key that every object has', { values: { constructor: 'x' } }, { remove: ['toString'] }, '{"values":{"constructor":"x"}}'],
])('labels: %s', (_, current, patch, text) => {
  expect(JSON.stringify(patchLabels(current, { set: {}, remove: [], ...patch }))).toBe(text)
})
