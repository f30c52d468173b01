import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { waveCalendarSchema } from '#shared/domain/waves/wave-calendar.ts'
import { expandWindows } from './expand-windows.ts'
import { zoneClock } from '#shared/domain/waves/zone-time.ts'

const HOUR_MS = 3_600_000
type Calendar = object
const expand = (calendar: Calendar, today = '2026-01-01') => expandWindows(waveCalendarSchema.parse(calendar), { today, teams: 2 })
const window = (more: object) => ({ kind: 'weekly', id: 'w', day: 'saturday', start: '22:00', end: '06:00', ...more })

describe('the hours of a window', () => {
  test.each<[what: string, zone: string, date: string, start: string, end: string, startUtc: string, hours: number]>([
    ['an ordinary night', 'Europe/Berlin', '2026-03-21', '22:00', '06:00', '2026-03-21T21:00:00.000Z', 8],
    ['the night in which the clock goes forward', 'Europe/Berlin', '2026-03-28', '22:00', '06:00', '2026-03-28T21:00:00.000Z', 7],
    ['the night in which it goes back', 'Europe/Berlin', '2026-10-24', '22:00', '06:00', '2026-10-24T20:00:00.000Z', 9],
    ['forward in New York', 'America/New_York', '2026-03-07', '22:00', '06:00', '2026-03-08T03:00:00.000Z', 7],
    ['back in New York', 'America/New_York', '2026-10-31', '22:00', '06:00', '2026-11-01T02:00:00.000Z', 9],
    ['half an hour of change on Lord Howe Island', 'Australia/Lord_Howe', '2026-04-04', '22:00', '06:00', '2026-04-04T11:00:00.000Z', 8.5],
    ['a zone without changes', 'Asia/Kolkata', '2026-03-28', '22:00', '06:00', '2026-03-28T16:30:00.000Z', 8],
    ['a start in the hour that is skipped', 'Europe/Berlin', '2026-03-29', '02:30', '06:00', '2026-03-29T01:30:00.000Z', 2.5],
    ['a start in the hour that comes twice', 'Europe/Berlin', '2026-10-25', '02:30', '06:00', '2026-10-25T00:30:00.000Z', 4.5],
    ['a day by its date line', 'Pacific/Auckland', '2026-04-04', '22:00', '06:00', '2026-04-04T09:00:00.000Z', 9],
    ['a whole day', 'UTC', '2026-02-28', '00:00', '00:00', '2026-02-28T00:00:00.000Z', 24],
  ])('%s', (_, timeZone, date, start, end, startUtc, hours) => {
    const [only] = expand({ timeZone, windows: [{ kind: 'date', id: 'w', date, start, end }] }).windows
    expect(new Date(only?.startMs ?? 0).toISOString()).toBe(startUtc)
    expect(((only?.endMs ?? 0) - (only?.startMs ?? 0)) / HOUR_MS).toBe(hours)
  })

  it('are the local ones on every day of years, whatever the zone', () => {
    const zones = ['Europe/Lisbon', 'America/Sao_Paulo', 'Australia/Sydney', 'Africa/Casablanca', 'Asia/Tehran', 'America/St_Johns']
    fc.assert(fc.property(fc.constantFrom(...zones), fc.integer({ min: 0, max: 3_000 }), fc.integer({ min: 0, max: 1_439 }), (zone, day, minute) => {
      const clock = zoneClock(zone)
      const date = new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10)
      const instant = clock?.instantOf(date, minute) ?? 0
      const local = instant + (clock?.offsetMinutesAt(instant) ?? 0) * 60_000
      const asked = Date.parse(`${date}T00:00:00Z`) + minute * 60_000
      // Only in a skipped hour another local time comes out: a later one, by what was skipped.
      expect(local === asked || (local > asked && local - asked <= HOUR_MS)).toBe(true)
    }))
  })
})

describe('the days of a calendar', () => {
  const days = (calendar: Calendar, today?: string): string[] => expand({ latest: '2026-02-10', ...calendar }, today).windows.map(({ date }) => date)

  test.each<[what: string, calendar: Calendar, dates: string[]]>([
    ['every week', { windows: [window({})] }, ['2026-01-03', '2026-01-10', '2026-01-17', '2026-01-24', '2026-01-31', '2026-02-07']],
    ['every other week from a day', { windows: [window({ everyWeeks: 2, from: '2025-12-27' })] }, ['2026-01-10', '2026-01-24', '2026-02-07']],
    ['from and until', { windows: [window({ from: '2026-01-11', until: '2026-01-24' })] }, ['2026-01-17', '2026-01-24']],
    ['a black-out', { windows: [window({})], blackouts: [{ from: '2026-01-05', to: '2026-02-01', reason: 'freeze' }] }, ['2026-01-03', '2026-02-07']],
    ['a black-out into which a night would run', { windows: [window({})], blackouts: [{ from: '2026-01-11', to: '2026-01-11', reason: 'freeze' }] }, ['2026-01-03', '2026-01-17', '2026-01-24', '2026-01-31', '2026-02-07']],
    ['a black-out that begins as the window ends', { windows: [window({ end: '00:00' })], blackouts: [{ from: '2026-01-11', to: '2026-01-30', reason: 'freeze' }] }, ['2026-01-03', '2026-01-10', '2026-01-31', '2026-02-07']],
    ['a holiday into which a night runs, which closes what begins on it alone', { windows: [window({})], holidays: ['2026-01-11'] }, ['2026-01-03', '2026-01-10', '2026-01-17', '2026-01-24', '2026-01-31', '2026-02-07']],
    ['a holiday', { windows: [window({})], holidays: ['2026-01-03', '2026-01-17'] }, ['2026-01-10', '2026-01-24', '2026-01-31', '2026-02-07']],
    ['an earliest date', { windows: [window({})], earliest: '2026-01-25' }, ['2026-01-31', '2026-02-07']],
    ['a black-out of one site closes nothing for others', { windows: [window({})], earliest: '2026-02-01', blackouts: [{ from: '2026-02-01', to: '2026-02-10', reason: 'move', scope: { sites: ['A'] } }] }, ['2026-02-07']],
  ])('%s', (_, calendar, dates) => {
    expect(days(calendar)).toEqual(dates)
  })

  it('do not shift when somebody plans a week later', () => {
    const calendar = { windows: [window({ everyWeeks: 3 })] }
    expect(days(calendar, '2026-01-08')).toEqual(days(calendar).filter((date) => date >= '2026-01-08'))
  })
})

describe('what cannot be used is named', () => {
  test.each<[code: string, calendar: Calendar, left: number]>([
    ['time-zone-unknown', { timeZone: 'Europe/Atlantis', windows: [window({})] }, 0],
    ['window-twice', { latest: '2026-01-05', windows: [window({}), window({ day: 'sunday' })] }, 1],
    ['window-never', { latest: '2026-01-02', windows: [window({})] }, 0],
    ['windows-overlap', { latest: '2026-01-05', windows: [window({}), { kind: 'date', id: 'x', date: '2026-01-04', start: '05:00', end: '07:00' }] }, 1],
    ['window-runs-into-blackout', { timeZone: 'Asia/Tokyo', latest: '2026-01-05', windows: [window({})], blackouts: [{ from: '2026-01-04', to: '2026-01-04', reason: 'freeze' }] }, 0],
    ['blackout-reversed', { latest: '2026-01-05', windows: [window({})], blackouts: [{ from: '2026-01-05', to: '2026-01-02', reason: 'freeze' }] }, 1],
  ])('%s', (code, calendar, left) => {
    const { windows, issues } = expand(calendar)
    expect(issues.map((issue) => issue.code)).toContain(code)
    expect(windows).toHaveLength(left)
  })

  it('windows of two sites may overlap', () => {
    const at = (id: string, site: string) => window({ id, scope: { sites: [site] } })
    expect(expand({ latest: '2026-01-05', windows: [at('a', 'A'), at('b', 'B')] })).toMatchObject({ windows: [{}, {}], issues: [] })
  })

  it('a day that is no day of the calendar is refused', () => {
    expect(waveCalendarSchema.safeParse({ earliest: '2026-02-30' }).success).toBe(false)
  })
})
