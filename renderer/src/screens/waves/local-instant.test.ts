import { expect, test } from 'vitest'
import { localInstant, localInstantText } from './local-instant.ts'

test.each([
  ['2026-03-07 22:04', 'Europe/Berlin', '2026-03-07T21:04:00.000Z'],
  ['2026-07-04 9:30', 'Europe/Berlin', '2026-07-04T07:30:00.000Z'],
  [' 2026-03-07T22:04 ', 'UTC', '2026-03-07T22:04:00.000Z'],
  ['2026-03-07 22:04', 'No/Where', '2026-03-07T22:04:00.000Z'],
  ['2026-02-30 22:04', 'UTC', null], ['7 March, ten', 'UTC', null], ['2026-03-07 25:00', 'UTC', null],
])('%s in %s is %s', (text, zone, instant) => {
  expect(localInstant(text, zone)).toBe(instant)
})

test('an instant reads as its zone has it, and back', () => {
  expect(localInstantText('2026-03-07T21:04:59Z', 'Europe/Berlin')).toBe('2026-03-07 22:04')
  expect(localInstant(localInstantText('2026-10-24T22:00:00.000Z', 'Asia/Kolkata'), 'Asia/Kolkata')).toBe('2026-10-24T22:00:00.000Z')
})
