import { expect, test } from 'vitest'
import { waveCalendarSchema } from '#shared/domain/waves/wave-calendar.ts'
import { closedSpans } from './closed-spans.ts'

const HOUR_MS = 3_600_000

test.each<[what: string, calendar: object, expected: readonly [start: string, hours: number][], timeZone: string]>([
  ['a holiday west of UTC', { timeZone: 'America/Sao_Paulo', holidays: ['2026-05-01'] }, [['2026-05-01T03:00:00.000Z', 24]], 'America/Sao_Paulo'],
  ['a black-out over the night in which the clock goes forward', { timeZone: 'Europe/Berlin', blackouts: [{ from: '2026-03-28', to: '2026-03-29', reason: 'freeze' }] }, [['2026-03-27T23:00:00.000Z', 47]], 'Europe/Berlin'],
  ['a holiday on which it goes back', { timeZone: 'Europe/Berlin', holidays: ['2026-10-25'] }, [['2026-10-24T22:00:00.000Z', 25]], 'Europe/Berlin'],
  ['a zone that does not exist', { timeZone: 'Europe/Nowhere', holidays: ['2026-05-01'] }, [['2026-05-01T00:00:00.000Z', 24]], 'UTC'],
  ['a black-out that is reversed, which closes nothing', { blackouts: [{ from: '2026-05-02', to: '2026-05-01', reason: 'x' }] }, [], 'UTC'],
])('%s', (_, calendar, expected, timeZone) => {
  const closed = closedSpans(waveCalendarSchema.parse(calendar))
  expect(closed.spans.map(({ startMs, endMs }) => [new Date(startMs).toISOString(), (endMs - startMs) / HOUR_MS])).toEqual(expected)
  expect(closed.timeZone).toBe(timeZone)
})
