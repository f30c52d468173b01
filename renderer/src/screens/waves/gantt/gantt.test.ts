import { describe, expect, it, test } from 'vitest'
import type { WaveGroup, WaveRow, WaveSchedule, WaveVm } from '../wave-schedule.ts'
import { barBox } from './bar-box.ts'
import { ganttRows, type GanttWords } from './gantt-rows.ts'
import { localDays } from './local-days.ts'
import { axisTicks, MS_PER_DAY, msAt, xOf, zoomToFit } from './time-scale.ts'
import { closedMarks, marksBetween, nearestWindow, windowMarks } from './window-marks.ts'

const WORDS: GanttWords = { wave: ({ number }) => `Wave ${number}`, waveBar: ({ vms }) => `${vms} VMs`, groupBar: ({ vms }) => `${vms.length} VMs`, vms: (count) => `${count} VMs`, noSite: 'no site' }
const WEEKS = ['2026-03-07', '2026-03-14', '2026-03-21']
const windows = WEEKS.map((date) => ({ window: `sat/${date}`, rule: 'sat', date, timeZone: 'UTC', start: `${date}T22:00:00.000Z`, end: new Date(Date.parse(`${date}T22:00:00Z`) + MS_PER_DAY / 3).toISOString(), teams: 4, sites: [], groups: [], isLocked: false, wave: null }))
const wave = (index: number, vms: number): WaveRow => ({
  ...windows[index], number: index + 1, isLocked: index === 1, vms, groups: 1, capacityMib: 1, vcpus: 1, riskPoints: 0,
  seconds: { low: 7_200, high: 14_400 }, precopySeconds: { low: 0, high: 3_600 }, bounds: [], timeline: [], mostOnOneHost: 1, notes: [],
}) as unknown as WaveRow // its window's fields come from the list above
const vm = (name: string, window: string | null, site: string | null): WaveVm => ({ vm: name, name, group: name, groupId: name, site, window, wave: null, application: null, owner: null, capacityMib: 1, riskPoints: 0, type: 'cold', isPinned: false })
const group = (name: string, window: string | null): WaveGroup => ({ id: name, name, vms: [name], window, wave: null, isPinned: name === 'b', capacityMib: 1, riskPoints: 0, ties: [] })
const schedule = {
  waves: [wave(0, 1), wave(1, 2)], windows,
  vms: [vm('a10', 'sat/2026-03-14', 'Lisbon'), vm('a2', 'sat/2026-03-14', 'Lisbon'), vm('b', 'sat/2026-03-07', null), vm('c', null, 'Porto')],
  groups: [group('a10', 'sat/2026-03-14'), group('a2', 'sat/2026-03-14'), group('b', 'sat/2026-03-07'), group('c', null)],
  closed: [
    { from: '2026-03-20', to: '2026-03-22', start: '2026-03-19T23:00:00.000Z', end: '2026-03-22T23:00:00.000Z', reason: 'accounts', sites: ['Porto'], groups: [] },
    { from: '2026-03-19', to: '2026-03-19', start: '2026-03-18T23:00:00.000Z', end: '2026-03-19T23:00:00.000Z', reason: null, sites: [], groups: [] },
  ],
} as unknown as WaveSchedule // what charts do not look at is left out

describe('rows', () => {
  it('of waves have their time as parts of the window and the lead-in of warm copies', () => {
    const [first, second] = ganttRows(schedule, 'waves', WORDS)
    expect(first?.bars[0]).toMatchObject({ window: 'sat/2026-03-07', share: { low: 0.25, high: 0.5 }, leadMs: 3_600_000, text: '1 VMs' })
    expect([first?.isLocked, second?.isLocked]).toEqual([false, true])
  })

  it('of groups are in the order of windows, then of names, and those without a window come last', () => {
    const rows = ganttRows(schedule, 'groups', WORDS)
    expect(rows.map(({ label, bars }) => [label, bars.length])).toEqual([['b', 1], ['a2', 1], ['a10', 1], ['c', 0]])
    expect(rows[0]?.isPinned).toBe(true)
  })

  it('of sites count their VMs in each window', () => {
    expect(ganttRows(schedule, 'sites', WORDS).map(({ label, bars }) => [label, bars.map(({ vms, window }) => `${vms} ${window}`)])).toEqual([['Lisbon', ['2 sat/2026-03-14']], ['Porto', []], ['no site', ['1 sat/2026-03-07']]])
  })
})

describe('time', () => {
  const scale = { startMs: Date.parse('2026-03-01T00:00:00Z'), endMs: Date.parse('2026-05-01T00:00:00Z'), pxPerDay: 12 }

  it('is a place and the place a time', () => {
    expect(xOf(scale, Date.parse('2026-03-02T12:00:00Z'))).toBe(18)
    expect(new Date(msAt(scale, 18)).toISOString()).toBe('2026-03-02T12:00:00.000Z')
  })

  test.each([[7, 1_000, 96], [365, 1_000, 1.5], [10_000, 100, 1.5]])('%d days in %d pixels are at %d pixels a day', (days, width, zoom) => {
    expect(zoomToFit(days * MS_PER_DAY, width)).toBe(zoom)
  })

  test.each([
    [1.5, ['2026'], ['Jan', 'Apr']], [3, ['2026'], ['Jan', 'Feb', 'Mar']], [12, ['Mar 2026', 'Apr 2026'], ['2', '9', '16', '23', '30', '6']], [48, ['Mar 2026'], ['Sun 1', 'Mon 2']],
  ])('at %d pixels a day the calendar says %j and %j', (pxPerDay, major, minor) => {
    const days = pxPerDay >= 40 ? 1 : 40
    const ticks = axisTicks({ ...scale, pxPerDay }, localDays('UTC'), scale.startMs, scale.startMs + days * MS_PER_DAY)
    expect(ticks.major.map(({ label }) => label)).toEqual(major)
    expect(ticks.minor.map(({ label }) => label).slice(0, minor.length)).toEqual(minor)
  })

  it('draws a bar wide enough to be seen, but never over the next one', () => {
    const bar = { startMs: scale.startMs, endMs: scale.startMs + MS_PER_DAY / 3, leadMs: MS_PER_DAY }
    expect(barBox(scale, bar)).toEqual({ x: 0, width: 22, leadX: -12 })
    expect(barBox(scale, bar, { startMs: scale.startMs + MS_PER_DAY }).width).toBe(10)
    expect(barBox({ ...scale, pxPerDay: 192 }, bar).width).toBe(64)
  })
})

describe('windows', () => {
  const marks = windowMarks(schedule)

  test.each([['2026-01-01T00:00Z', 0], ['2026-03-08T05:00Z', 0], ['2026-03-10T00:00Z', 0], ['2026-03-12T00:00Z', 1], ['2026-09-01T00:00Z', 2]])('near %s it is the one numbered %d', (at, index) => {
    expect(nearestWindow(marks, Date.parse(at))).toBe(windows[index]?.window)
  })

  it('are found between two instants, with those that began before and still last', () => {
    expect(marksBetween(marks, Date.parse('2026-03-08T02:00Z'), Date.parse('2026-03-15T00:00Z'), MS_PER_DAY).map(({ window }) => window.date)).toEqual(['2026-03-07', '2026-03-14'])
    expect(nearestWindow([], 0)).toBeNull()
  })

  it('are closed on black-outs, with whom they are for, and on holidays', () => {
    expect(closedMarks(schedule, 'Holiday').map(({ startMs, endMs, label }) => [new Date(startMs).toISOString(), (endMs - startMs) / MS_PER_DAY, label])).toEqual([['2026-03-19T23:00:00.000Z', 3, 'accounts, Porto'], ['2026-03-18T23:00:00.000Z', 1, 'Holiday']])
  })

  it('are drawn over the days of a zone', () => {
    const days = localDays('Europe/Lisbon')
    // An hour shorter where summer begins.
    expect([days.startOf('2026-03-29'), days.startOf('2026-03-30')].map((ms) => new Date(ms).toISOString())).toEqual(['2026-03-29T00:00:00.000Z', '2026-03-29T23:00:00.000Z'])
    expect(localDays('Asia/Tokyo').dateOf(Date.parse('2026-03-06T15:00:00Z'))).toBe('2026-03-07')
    expect(localDays('No/Where').startOf('2026-03-07')).toBe(Date.parse('2026-03-07T00:00:00Z'))
  })
})
