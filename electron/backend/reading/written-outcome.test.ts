import { expect, it } from 'vitest'
import { PIECE_ENTRIES, writeOutcome } from '#shared/contract/outcome-pieces.ts'
import { outcomeOf, textsOf } from './written-outcome.ts'

const OUTCOME = { ok: true, value: { rows: Array.from({ length: PIECE_ENTRIES + 1 }, (_, id) => ({ id })), open: null } } as const

it('is an outcome to whoever looks at it or sends it on, and texts to who would write it', () => {
  const texts = writeOutcome(OUTCOME)
  const outcome = outcomeOf(texts)
  expect(textsOf(outcome)).toBe(texts)
  expect(outcome.ok).toBe(true)
  expect(structuredClone(outcome)).toEqual(OUTCOME)
  expect(JSON.parse(JSON.stringify(outcome))).toEqual(OUTCOME)
  expect(outcome).toEqual(OUTCOME)
  // Read once, so that two who look see the same.
  expect(outcome.ok && outcome.value).toBe(outcome.ok && outcome.value)
})

it('has no texts where somebody made it otherwise', () => {
  expect(textsOf(OUTCOME)).toBeNull()
})
