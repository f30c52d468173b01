import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { waveSettingsSchema } from '#shared/domain/waves/wave-settings.ts'
import type { WaveVm } from '#shared/domain/waves/wave-vm.ts'
import { checkSchedule, type ScheduleToCheck, scheduleToCheck } from './check-schedule.ts'
import { compareSchedules } from './edit/compare-schedules.ts'
import { judgeInsertion } from './edit/judge-insertion.ts'
import { openSchedule } from './edit/open-schedule.ts'
import type { WaveInput } from './placement/wave-input.ts'
import { scheduleWaves } from './schedule-waves.ts'
import { generateWaves } from './testing/generate-waves.ts'
import { waveDisk, waveVm } from './testing/wave-vms.ts'

const SATURDAYS = ['2026-01-03', '2026-01-10', '2026-01-17', '2026-01-24']
const SATURDAY = { kind: 'weekly', id: 'saturday-night', day: 'saturday', start: '22:00', end: '06:00' }
const windowId = (index: number): string => `saturday-night/${SATURDAYS[index] ?? ''}`

function inputOf(vms: readonly WaveVm[], settings: object = {}, more: Partial<WaveInput> = {}): WaveInput {
  return {
    vms, plans: [], hardTies: [], today: '2026-01-01', landed: new Set(), pins: new Map(), lockedWindows: new Set(), previous: new Map(),
    settings: waveSettingsSchema.parse({ searchSteps: 300, calendar: { latest: '2026-01-25' }, ...settings }),
    ...more,
  }
}
const small = (count: number): readonly WaveVm[] => Array.from({ length: count }, (_, index) => waveVm(`v${String(index)}`, { hostId: `h${String(index)}`, disks: [waveDisk(1)] }))
/** VMs by wave, in the order of the windows. */
const placesOf = (input: WaveInput): readonly string[] => scheduleWaves(input).waves.map(({ window, vmIds }) => `${window.date}: ${vmIds.join(' ')}`)

describe('small schedules by hand', () => {
  test.each<[what: string, input: WaveInput, expected: readonly string[]]>([
    ['all fit into the first night', inputOf(small(3)), ['2026-01-03: v0 v1 v2']],
    ['a limit of two', inputOf(small(3), { limits: { vms: 2 } }), ['2026-01-03: v0 v1', '2026-01-10: v2']],
    ['a ramp-up of one, then two', inputOf(small(3), { rampUp: [1, 2] }), ['2026-01-03: v0', '2026-01-10: v1 v2']],
    // 450 minutes at 176 MiB/s (294 less a careful 0.6) are 4,640 GiB; two VMs of 2,600 GiB of one host need two nights.
    ['the rate of a host', inputOf(small(2).map((vm) => ({ ...vm, hostId: 'h', disks: [waveDisk(1_300), waveDisk(1_300)] })), { rates: { cold: { disk: { best: 200, cautious: 176 } } } }), ['2026-01-03: v0', '2026-01-10: v1']],
    ['a pair that must be apart', inputOf(small(2), { groups: { apart: [{ vms: ['v0', 'v1'] }] } }), ['2026-01-03: v0', '2026-01-10: v1']],
    ['a dependency', inputOf(small(2), { groups: { dependencies: [{ vm: 'v0', after: ['v1'] }] } }), ['2026-01-03: v1', '2026-01-10: v0']],
    ['a dependency on what has landed', inputOf(small(2), { groups: { dependencies: [{ vm: 'v0', after: ['v9'] }] } }, { landed: new Set(['v9']) }), ['2026-01-03: v0 v1']],
    ['an earliest and a latest date', inputOf(small(2), { dates: [{ vms: ['v0'], earliest: '2026-01-15' }, { vms: ['v1'], latest: '2026-01-04' }] }), ['2026-01-03: v1', '2026-01-17: v0']],
    ['a pin, and one wave rather than two', inputOf(small(2), {}, { pins: new Map([['v1', windowId(2)]]) }), ['2026-01-17: v0 v1']],
    ['a window for a site', inputOf([...small(1), ...small(1).map((vm) => ({ ...vm, id: 'x', site: 'DC2' }))], { calendar: { latest: '2026-01-11', windows: [{ kind: 'weekly', id: 'w', day: 'saturday', start: '22:00', end: '06:00', scope: { sites: ['DC2'] } }, { kind: 'weekly', id: 'v', day: 'sunday', start: '22:00', end: '06:00', scope: { sites: ['DC1'] } }] } }), ['2026-01-03: x', '2026-01-04: v0']],
    ['a black-out of a site into which a night would run', inputOf(small(1), { calendar: { latest: '2026-01-25', blackouts: [{ from: '2026-01-04', to: '2026-01-04', reason: 'move', scope: { sites: ['DC1'] } }] } }), ['2026-01-10: v0']],
    ['a black-out of a site', inputOf(small(1), { calendar: { latest: '2026-01-25', blackouts: [{ from: '2026-01-01', to: '2026-01-12', reason: 'move', scope: { sites: ['DC1'] } }] } }), ['2026-01-17: v0']],
    ['what was there before stays', inputOf(small(2), {}, { previous: new Map([['v0', windowId(1)], ['v1', windowId(0)]]) }), ['2026-01-03: v1', '2026-01-10: v0']],
    ['sharers of a disk move together, whatever a rule about hosts says', inputOf(small(2).map((vm) => ({ ...vm, antiAffinityRules: ['cluster'] })), {}, { hardTies: [{ by: 'shared-disk', label: 'shared disks', vmIds: ['v0', 'v1'] }] }), ['2026-01-03: v0 v1']],
    ['a confirmed pattern of names keeps apart', inputOf(small(2), { groups: { apartByName: [{ pattern: String.raw`^(v)\d$`, isConfirmed: true }] } }), ['2026-01-03: v0', '2026-01-10: v1']],
    ['one that nobody confirmed keeps nobody apart', inputOf(small(2), { groups: { apartByName: [{ pattern: String.raw`^(v)\d$`, isConfirmed: false }] } }), ['2026-01-03: v0 v1']],
    ['sharers of a disk move together, whatever a pattern of names says', inputOf(small(2), { groups: { apartByName: [{ pattern: '^(v)', isConfirmed: true }] } }, { hardTies: [{ by: 'shared-disk', label: 'shared disks', vmIds: ['v0', 'v1'] }] }), ['2026-01-03: v0 v1']],
    ['a rule about hosts keeps others apart', inputOf(small(2).map((vm) => ({ ...vm, antiAffinityRules: ['cluster'] }))), ['2026-01-03: v0', '2026-01-10: v1']],
    ['rules of one name in two clusters are two', inputOf(small(2).map((vm) => ({ ...vm, clusterName: vm.id, antiAffinityRules: ['apart'] }))), ['2026-01-03: v0 v1']],
    ['an owner who refused a window', inputOf(small(2).map((vm) => ({ ...vm, owner: vm.id })), {}, { refusals: new Map([[windowId(0), new Set(['v1'])]]) }), ['2026-01-10: v0 v1']],
    ['a locked wave takes nobody in', inputOf(small(2), {}, { previous: new Map([['v0', windowId(0)]]), lockedWindows: new Set([windowId(0)]) }), ['2026-01-03: v0', '2026-01-10: v1']],
  ])('%s', (_, input, expected) => {
    expect(placesOf(input)).toEqual(expected)
    expect(checkSchedule(input, scheduleToCheck(scheduleWaves(input)))).toEqual([])
  })
})

it('closes a wave that the simulation finds room for elsewhere, though windows were emptied by guesses', () => {
  const { waves, lowerBound } = scheduleWaves(generateWaves({ vms: 49, groups: 17, windows: 20, seed: 15, settings: { teams: 20, searchSteps: 0, rates: { link: 100 } } }))
  expect([waves.length, lowerBound.waves]).toEqual([2, 2])
})

describe('what has no window says why, and the rest is scheduled', () => {
  const grouped = small(3).map((vm) => ({ ...vm, moveGroup: vm.id === 'v2' ? null : 'shop' }))
  test.each<[what: string, input: WaveInput, codes: readonly string[], scheduled: number]>([
    ['a group larger than any wave', inputOf(grouped, { limits: { vms: 1 } }), ['limit-vms'], 1],
    ['a VM longer than any window', inputOf([...small(1), waveVm('big', { disks: [waveDisk(9_000)] })]), ['duration'], 1],
    ['a latest date before the first window', inputOf(small(2), { dates: [{ vms: ['v0'], latest: '2026-01-02' }] }), ['latest'], 1],
    ['dates that are reversed', inputOf(small(2), { dates: [{ vms: ['v0'], earliest: '2026-02-02', latest: '2026-01-02' }] }), ['dates-reversed'], 1],
    ['a ring of dependencies', inputOf(small(3), { groups: { dependencies: [{ vm: 'v0', after: ['v1'] }, { vm: 'v1', after: ['v0'] }] } }), ['dependency-cycle', 'dependency-cycle'], 1],
    ['apart and together', inputOf(grouped, { groups: { apart: [{ vms: ['v0', 'v1'] }] } }), ['apart-and-together'], 1],
    ['two that clash together only', inputOf(small(1), { dates: [{ vms: ['v0'], earliest: '2026-01-08' }], calendar: { latest: '2026-01-17', blackouts: [{ from: '2026-01-09', to: '2026-01-20', reason: 'freeze', scope: { sites: ['DC1'] } }] } }), ['blackout', 'earliest'], 0],
    ['a calendar that is full', inputOf(small(5), { limits: { vms: 1 } }), ['room-vms'], 4],
    ['a pin to a window that is gone', inputOf(small(2), {}, { pins: new Map([['v0', 'saturday-night/2025-12-27']]) }), ['pin-window-gone'], 1],
    ['whoever waits for one without a window', inputOf(small(3), { groups: { dependencies: [{ vm: 'v0', after: ['v1'] }] }, dates: [{ vms: ['v1'], latest: '2026-01-02' }] }), ['dependency', 'latest'], 1],
    ['a group with more TiB than any wave', inputOf(grouped.map((vm) => ({ ...vm, disks: [waveDisk(600)] })), { limits: { tib: 1 } }), ['limit-tib'], 1],
    ['a group with more vCPUs than any wave', inputOf(grouped, { limits: { vcpus: 3 } }), ['limit-vcpus'], 1],
    ['a group with more risk points than any wave', inputOf(grouped, { limits: { riskPoints: 1 } }), ['limit-risk'], 1],
    // 2 x 2,600 GiB of one host at 176 MiB/s are longer than 450 minutes; each alone is not.
    ['a group longer than any window, none of whose VMs is', inputOf(grouped.map((vm) => ({ ...vm, hostId: 'h', disks: [waveDisk(1_300), waveDisk(1_300)] })), { rates: { cold: { disk: { best: 200, cautious: 176 } } } }), ['duration'], 1],
    ['a limit and a black-out that leave no window together', inputOf(grouped, { rampUp: [1, 1], calendar: { latest: '2026-01-25', blackouts: [{ from: '2026-01-17', to: '2026-01-25', reason: 'freeze', scope: { groups: ['shop'] } }] } }), ['limit-vms', 'blackout'], 1],
    ['a site that no window is for, until a date', inputOf(small(2).map((vm) => ({ ...vm, site: vm.id })), { dates: [{ vms: ['v0'], latest: '2026-01-05' }], calendar: { latest: '2026-01-12', windows: [SATURDAY, { ...SATURDAY, id: 'v1', day: 'sunday', scope: { sites: ['v1'] } }].map((rule, index) => (index === 0 ? { ...rule, from: '2026-01-08' } : rule)) } }), ['scope', 'latest'], 1],
    ['an owner who refused every window', inputOf(small(2).map((vm) => ({ ...vm, owner: vm.id })), {}, { refusals: new Map(SATURDAYS.map((_, index) => [windowId(index), new Set(['v0'])])) }), ['refused'], 1],
    ['pins of one group to two windows', inputOf(grouped, {}, { pins: new Map([['v0', windowId(0)], ['v1', windowId(1)]]) }), ['pins-differ'], 1],
    ['a pin to a window of another site', inputOf(small(2), { calendar: { latest: '2026-01-12', windows: [SATURDAY, { ...SATURDAY, id: 'far', day: 'sunday', scope: { sites: ['DC9'] } }] } }, { pins: new Map([['v0', 'far/2026-01-04']]) }), ['scope', 'pin'], 1],
    ['waves that are all locked', inputOf(small(2), { calendar: { latest: '2026-01-11' } }, { previous: new Map([['v1', windowId(0)]]), lockedWindows: new Set([windowId(0), windowId(1)]) }), ['locked'], 1],
    ['more that must be apart than there are windows', inputOf(small(3), { groups: { apart: [{ vms: ['v0', 'v1', 'v2'] }] }, calendar: { latest: '2026-01-11' } }), ['apart'], 2],
    ['a calendar without windows', inputOf(small(2), { calendar: { windows: [] } }), ['no-windows', 'no-windows'], 0],
  ])('%s', (_, input, codes, scheduled) => {
    const schedule = scheduleWaves(input)
    expect(schedule.unscheduled.flatMap(({ reasons }) => reasons.map(({ code }) => code))).toEqual(codes)
    expect(schedule.waves.flatMap(({ vmIds }) => vmIds)).toHaveLength(scheduled)
    expect(checkSchedule(input, scheduleToCheck(schedule))).toEqual([])
  })
})

describe('what contradicts itself in the settings is named, and the rest is scheduled', () => {
  test.each<[what: string, input: WaveInput, issues: readonly (readonly [code: string, names: string])[], waves: readonly string[]]>([
    ['windows that overlap', inputOf(small(1), { calendar: { latest: '2026-01-11', windows: [SATURDAY, { ...SATURDAY, id: 'late', start: '23:00' }] } }), [['windows-overlap', 'saturday-night/2026-01-03 and late/2026-01-03']], ['2026-01-03: v0']],
    ['a time zone that does not exist', inputOf(small(1), { calendar: { latest: '2026-01-11', windows: [{ ...SATURDAY, timeZone: 'Europe/Atlantis' }, { ...SATURDAY, id: 'sunday-night', day: 'sunday' }] } }), [['time-zone-unknown', 'Europe/Atlantis']], ['2026-01-04: v0']],
    ['VMs that are in no plan', inputOf(small(2), { groups: { links: [{ vms: ['v0', 'ghost-1'] }], apart: [{ vms: ['v1', 'ghost-2'] }], dependencies: [{ vm: 'v1', after: ['ghost-3'] }] }, dates: [{ vms: ['ghost-4'], latest: '2026-01-02' }] }), [['vm-unknown', 'ghost-1'], ['vm-unknown', 'ghost-2'], ['vm-unknown', 'ghost-3'], ['vm-unknown', 'ghost-4']], ['2026-01-03: v0 v1']],
    ['a VM that is named twice', inputOf(small(2), { groups: { links: [{ vms: ['v0', 'v0'] }], apart: [{ vms: ['v0', 'v0', 'v1', 'v1'] }] } }), [], ['2026-01-03: v0', '2026-01-10: v1']],
    ['a ramp-up that falls', inputOf(small(3), { rampUp: [2, 1] }), [['ramp-up-falls', '2, 1']], ['2026-01-03: v0 v1', '2026-01-10: v2']],
  ])('%s', (_, input, issues, waves) => {
    const schedule = scheduleWaves(input)
    expect(schedule.issues).toEqual(issues.map(([code, names]) => ({ code, message: expect.stringContaining(names) as string })))
    expect(placesOf(input)).toEqual(waves)
    expect(checkSchedule(input, scheduleToCheck(schedule))).toEqual([])
  })
})

const settingsOf = fc.record({
  limits: fc.record({ vms: fc.constantFrom(undefined, 8, 20), tib: fc.constantFrom(undefined, 2), vcpus: fc.constantFrom(undefined, 60) }, { requiredKeys: [] }),
  teams: fc.integer({ min: 1, max: 4 }), searchSteps: fc.constantFrom(0, 400), rampUp: fc.constantFrom([], [2, 5, 10]),
  groups: fc.record({
    apart: fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 39 }).map((index) => `vm-${String(index)}`), { minLength: 2, maxLength: 4 }).map((vms) => ({ vms })), { maxLength: 4 }),
    dependencies: fc.array(fc.record({ vm: fc.integer({ min: 0, max: 39 }).map((index) => `vm-${String(index)}`), after: fc.array(fc.integer({ min: 0, max: 39 }).map((index) => `vm-${String(index)}`), { minLength: 1, maxLength: 2 }) }), { maxLength: 5 }),
  }),
})
const inputs = fc.record({ seed: fc.integer({ min: 0, max: 10_000 }), vms: fc.integer({ min: 1, max: 70 }), windows: fc.integer({ min: 1, max: 14 }), settings: settingsOf })
  .map(({ seed, vms, windows, settings }) => generateWaves({ vms, groups: Math.ceil(vms / 3), windows, seed, settings: JSON.parse(JSON.stringify(settings)) as object })) // absent limits go with JSON

describe('whatever the estate', () => {
  it('every hard constraint holds, as a checker sees it that counts by itself', () => {
    fc.assert(fc.property(inputs, (input) => {
      expect(checkSchedule(input, scheduleToCheck(scheduleWaves(input)))).toEqual([])
    }), { numRuns: 60 })
  })

  it('the same input gives the same schedule, whatever the order of the VMs of a set', () => {
    fc.assert(fc.property(inputs, (input) => {
      expect(JSON.stringify(scheduleWaves(input))).toBe(JSON.stringify(scheduleWaves(input)))
    }), { numRuns: 10 })
  })

  it('no schedule has fewer waves than its bound', () => {
    fc.assert(fc.property(inputs, (input) => {
      const { waves, lowerBound } = scheduleWaves(input)
      expect(waves.length).toBeGreaterThanOrEqual(lowerBound.waves)
    }), { numRuns: 60 })
  })

  it('planning again moves nothing, what is pinned stays, and more windows never end later', () => {
    fc.assert(fc.property(inputs, fc.nat(), (input, which) => {
      const first = scheduleWaves(input)
      const previous = new Map(first.waves.flatMap(({ window, vmIds }) => vmIds.map((id) => [id, window.id] as const)))
      const settings = { ...input.settings, searchSteps: 0 }
      const again = { ...input, previous, settings }
      expect(compareSchedules(again, scheduleWaves(again)).filter(({ from }) => from !== null)).toEqual([])
      const [id, pinned] = [...previous][which % Math.max(1, previous.size)] ?? ['', '']
      if (id === '') return
      const pinnedInput = { ...input, previous, pins: new Map([[id, pinned]]) }
      expect(scheduleWaves(pinnedInput).waves.find(({ vmIds }) => vmIds.includes(id))?.window.id).toBe(pinned)
      const calendar = { ...settings.calendar, windows: [...settings.calendar.windows, { kind: 'weekly' as const, id: 'more', day: 'tuesday' as const, start: '22:00', end: '06:00', everyWeeks: 1, scope: { sites: [], groups: [] } }] }
      const roomier = scheduleWaves({ ...again, settings: { ...settings, rampUp: [], calendar } })
      if (first.unscheduled.length === 0 && input.settings.rampUp.length === 0) expect(roomier.waves.at(-1)?.window.startMs).toBeLessThanOrEqual(first.waves.at(-1)?.window.startMs ?? 0)
    }), { numRuns: 40 })
  })
})

describe('the checker sees schedules that are broken', () => {
  const input = generateWaves({ vms: 60, groups: 20, windows: 12, seed: 7, settings: { limits: { vms: 14 }, searchSteps: 0, groups: { dependencies: [{ vm: 'vm-1', after: ['vm-2'] }], apart: [{ vms: ['vm-3', 'vm-4'] }] } } })
  const sound = scheduleToCheck(scheduleWaves(input))
  const all = sound.waves.flatMap(({ vmIds }) => vmIds)
  const waveOf = (id: string): number => sound.waves.findIndex(({ vmIds }) => vmIds.includes(id))
  const moved = (ids: readonly string[], to: number): ScheduleToCheck => ({ ...sound, waves: sound.waves.map((wave, index) => ({ ...wave, vmIds: [...wave.vmIds.filter((id) => !ids.includes(id)), ...(index === to ? ids : [])] })) })
  const groupOf = (id: string): readonly string[] => input.vms.filter(({ moveGroup }) => moveGroup === input.vms.find((vm) => vm.id === id)?.moveGroup).map((vm) => vm.id)

  test.each<[code: string, schedule: ScheduleToCheck]>([
    ['vm-lost', { ...sound, waves: sound.waves.slice(1) }],
    ['vm-twice', { ...sound, unscheduled: [all[0] ?? ''] }],
    ['vm-unknown', { ...sound, unscheduled: ['ghost'] }],
    ['no-window', { ...sound, waves: sound.waves.map((wave, index) => (index === 0 ? { ...wave, windowId: 'friday/2026-01-02' } : wave)) }],
    ['group-torn', moved([input.vms.find((vm) => groupOf(vm.id).length > 1)?.id ?? ''], sound.waves.length - 1 - waveOf(input.vms.find((vm) => groupOf(vm.id).length > 1)?.id ?? ''))],
    ['limit-vms', moved(all, 0)],
    ['dependency', moved(groupOf('vm-1'), waveOf('vm-2'))],
    ['apart-together', moved(groupOf('vm-3'), waveOf('vm-4'))],
  ])('%s', (code, schedule) => {
    expect(checkSchedule(input, sound)).toEqual([])
    expect(checkSchedule(input, schedule).map((entry) => entry.code)).toContain(code)
  })

  it('VMs in a window that their owner refused', () => {
    const [wave = { windowId: '', vmIds: [] }] = sound.waves
    const refused = { ...input, vms: input.vms.map((vm) => ({ ...vm, owner: vm.id })), refusals: new Map([[wave.windowId, new Set(wave.vmIds.slice(0, 1))]]) }
    expect(checkSchedule(refused, sound).map((entry) => entry.code)).toEqual(['refused'])
  })

  it('a wave that takes longer than its window', () => {
    const long = inputOf(small(60), { teams: 1 })
    expect(checkSchedule({ ...long, settings: { ...long.settings, rollbackMinutes: 300 } }, { waves: [{ windowId: windowId(0), vmIds: long.vms.map(({ id }) => id) }], unscheduled: [] })).toMatchObject([{ code: 'duration' }])
  })
})

describe('a move', () => {
  const base = inputOf(small(4), { limits: { vms: 2 }, groups: { links: [{ vms: ['v0', 'v1'] }] } })
  const previous = new Map([['v0', windowId(0)], ['v1', windowId(0)], ['v2', windowId(1)], ['v3', windowId(1)]])
  const open = openSchedule({ ...base, previous })

  it('takes the group along and is judged at once, with the nearest valid place that is not its own', () => {
    expect(open.judgeMove('v0', windowId(2))).toEqual({ vmIds: ['v0', 'v1'], broken: [], nearestWindowId: windowId(2) })
    expect(open.judgeMove('v0', windowId(1))).toMatchObject({ broken: [{ code: 'room-vms' }], nearestWindowId: windowId(2) })
    expect(open.judgeMove('v2', windowId(0))).toMatchObject({ broken: [{ code: 'room-vms' }], nearestWindowId: windowId(2) })
    expect(open.judgeMove('v0', 'nowhere')).toBeNull()
  })

  it('takes several groups at once, or none', () => {
    expect(open.judgeMoves(['v2', 'v3'], windowId(2))).toEqual({ vmIds: ['v2', 'v3'], broken: [], nearestWindowId: windowId(2) })
    expect(open.judgeMoves(['v0', 'v2'], windowId(2))).toMatchObject({ vmIds: ['v0', 'v1', 'v2'], broken: [{ code: 'room-vms' }], nearestWindowId: null })
    expect(open.judgeMoves(['v0', 'nobody'], windowId(2))).toBeNull()
  })

  test.each<[what: string, window: number, vms: readonly string[] | null, expected: object]>([
    ['by a group, into the nearest window without a wave', 1, ['v3'], { vmIds: ['v3'], broken: [], nearestWindowId: windowId(2) }],
    ['by halves', 1, null, { vmIds: ['v3'], broken: [], nearestWindowId: windowId(2) }],
    ['of one group', 0, null, { broken: [{ code: 'split-whole' }] }],
    ['by all of it', 1, ['v2', 'v3'], { broken: [{ code: 'split-whole' }] }],
    ['by a VM that is elsewhere', 1, ['v0'], { broken: [{ code: 'split-elsewhere' }] }],
  ])('splits a wave %s', (_, window, vms, expected) => {
    expect(open.judgeSplit(windowId(window), vms)).toMatchObject(expected)
    expect(open.vmsIn(windowId(1))).toEqual(['v2', 'v3'])
  })

  it('has no window for a part where all have a wave', () => {
    const full = openSchedule({ ...base, previous: new Map([...previous, ['v2', windowId(2)], ['v3', windowId(2)]]), settings: { ...base.settings, calendar: { ...base.settings.calendar, latest: '2026-01-18' } } })
    expect(full.judgeSplit(windowId(2), ['v3'])).toMatchObject({ broken: [], nearestWindowId: windowId(1) })
    const fuller = openSchedule({ ...base, previous, settings: { ...base.settings, calendar: { ...base.settings.calendar, latest: '2026-01-11' } } })
    expect(fuller.judgeSplit(windowId(1), ['v3'])).toMatchObject({ broken: [{ code: 'split-no-window' }], nearestWindowId: null })
  })

  const extra = { kind: 'date' as const, id: 'extra', start: '20:00', end: '23:00', scope: { sites: [], groups: [] } }
  test.each<[what: string, date: string, codes: readonly string[], nearest: string | null]>([
    ['on a free day', '2026-01-07', [], '2026-01-07'],
    ['where it meets another one, which would give way', '2026-01-10', ['windows-overlap', 'window-displaced'], '2026-01-11'],
    ['before the day of planning', '2025-12-20', ['window-never'], '2026-01-01'],
    ['on a holiday', '2026-01-20', ['window-closed'], '2026-01-21'],
    ['far away', '2027-01-20', ['window-never'], null],
  ])('a window can be inserted %s', (_, date, codes, nearest) => {
    const input = { ...base, previous, settings: { ...base.settings, calendar: { ...base.settings.calendar, holidays: ['2026-01-20'] } } }
    const verdict = judgeInsertion(input, { ...extra, date })
    expect(verdict.broken.map(({ code }) => code)).toEqual(codes)
    expect(verdict).toMatchObject({ windowId: `extra/${date}`, nearestDate: nearest })
  })

  it('planning again says what it moved, and why', () => {
    const input = { ...base, previous, pins: new Map([['v0', windowId(1)]]) }
    const moved = compareSchedules(input, scheduleWaves(input))
    expect(moved.find(({ groupId }) => groupId === 'v0')).toMatchObject({ from: windowId(0), to: windowId(1), because: 'it is pinned there' })
    expect(moved.find(({ groupId }) => groupId === 'v2')).toMatchObject({ from: windowId(1), because: expect.stringContaining('others have its place: too few VMs') as string })
  })
})
