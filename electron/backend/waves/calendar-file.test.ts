import fc from 'fast-check'
import { expect, it } from 'vitest'
import { calendarFile, type CalendarEvent } from './calendar-file.ts'

const event = (more: Partial<CalendarEvent>): CalendarEvent => ({ id: 'saturday-night/2026-03-07', start: new Date('2026-03-07T22:00:00Z'), end: new Date('2026-03-08T05:00:00Z'), summary: 'Wave 1', description: '', ...more })
const STAMP = new Date('2026-03-02T00:00:00Z')

it('writes times in UTC, escapes text, and ends every line as the standard wants', () => {
  const text = calendarFile([event({ summary: 'Wave 1: 3 VMs, 2 TiB; a\\b', description: 'one\ntwo' })], STAMP)
  expect(text.split('\r\n')).toEqual([
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Portolan//Waves//EN', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH', 'BEGIN:VEVENT',
    'UID:saturday-night/2026-03-07@portolan', 'DTSTAMP:20260302T000000Z', 'DTSTART:20260307T220000Z', 'DTEND:20260308T050000Z',
    'SUMMARY:Wave 1: 3 VMs\\, 2 TiB\\; a\\\\b', 'DESCRIPTION:one\\ntwo', 'TRANSP:OPAQUE', 'END:VEVENT', 'END:VCALENDAR', '',
  ])
})

it('folds lines to 75 octets between characters, so that unfolding gives them back', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }).filter((entry) => !/[\x00-\x1f\x7f\\;,]/.test(entry)), (description) => {
    const text = calendarFile([event({ description })], STAMP)
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    expect(text.replaceAll('\r\n ', '')).toContain(`DESCRIPTION:${description}\r\n`)
  }))
})
