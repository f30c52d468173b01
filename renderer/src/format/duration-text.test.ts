import { expect, it } from 'vitest'
import { durationText } from './duration-text.ts'

it.each([
  [0, '0 s'], [59, '59 s'], [60, '1 min'], [61, '2 min'], [3_599, '1 h'], [3_600, '1 h'], [19_200, '5 h 20 min'], [360_000, '100 h'],
])('%d seconds read %s', (seconds, text) => {
  expect(durationText(seconds)).toBe(text)
})
