import { expect, it } from 'vitest'
import { frameMessages } from '#renderer/app/messages.ts'
import { windowText } from './window-text.ts'

const translate = (_key: string, named: Record<string, string>): string => frameMessages.window.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => named[name] ?? '')

it.each([
  ['2026-01-10', 'Europe/Lisbon', '2026-01-10T22:00:00Z', '2026-01-11T06:00:00Z', 'Sat 2026-01-10 22:00 to 06:00'],
  // The clock goes forward in the night.
  ['2026-03-28', 'Europe/Lisbon', '2026-03-28T22:00:00Z', '2026-03-29T05:00:00Z', 'Sat 2026-03-28 22:00 to 06:00'],
  ['2026-03-07', 'America/New_York', '2026-03-08T03:00:00Z', '2026-03-08T10:00:00Z', 'Sat 2026-03-07 22:00 to 06:00'],
])('the window of %s in %s', (date, timeZone, start, end, text) => {
  expect(windowText({ date, timeZone, start, end }, translate)).toBe(text)
})
