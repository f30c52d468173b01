import fc from 'fast-check'
import { expect, test } from 'vitest'
import { waveSettingsSchema } from '#shared/domain/waves/wave-settings.ts'
import { checkSchedule, scheduleToCheck } from './check-schedule.ts'
import type { WaveInput } from './placement/wave-input.ts'
import { scheduleWaves } from './schedule-waves.ts'
import { waveDisk, waveVm } from './testing/wave-vms.ts'

const WINDOWS = 4
/** Of many drawn cases 97 in 100 were optimal; in the others one group had no window, or there was one wave more. */
const LEAST_OPTIMAL = 0.9

interface Small {
  /** VMs of each group. */
  readonly sizes: readonly number[]
  readonly limit: number
  readonly apart: readonly (readonly [number, number])[]
  /** The first comes after the second, which has the lower number: there are no rings. */
  readonly after: readonly (readonly [number, number])[]
  /** Those that have waves of their own, before all others. */
  readonly pilots: ReadonlySet<number>
}

const small: fc.Arbitrary<Small> = fc.integer({ min: 2, max: 6 }).chain((groups) => {
  const pairs = fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: groups - 1 }), fc.nat(groups - 1)).filter(([left, right]) => right < left), { maxLength: 2, selector: String })
  return fc.record({ sizes: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: groups, maxLength: groups }), limit: fc.integer({ min: 4, max: 8 }), apart: pairs, after: pairs, pilots: fc.constant(new Set<number>()) })
})

/** Two single VMs of one kind, the first of which is a pilot as the small application is, and groups that fill half a wave or more. */
const withPilots: fc.Arbitrary<Small> = fc.record({
  sizes: fc.tuple(fc.constant(1), fc.constant(1), fc.integer({ min: 3, max: 6 }), ...Array.from({ length: 3 }, () => fc.integer({ min: 15, max: 20 }))),
  limit: fc.integer({ min: 20, max: 40 }), apart: fc.constant([]), after: fc.constant([]), pilots: fc.constant(new Set([0, 2])),
})

/** The fewest waves of any schedule with all groups, found by trying every one; null: there is none. */
function fewestWaves({ sizes, limit, apart, after, pilots }: Small): number | null {
  let fewest: number | null = null
  const windowOf: number[] = []
  const place = (group: number): void => {
    if (group === sizes.length) {
      const lastOfPilots = Math.max(-1, ...[...pilots].map((pilot) => windowOf[pilot] ?? -1))
      if (windowOf.some((window, other) => window <= lastOfPilots && !pilots.has(other))) return
      const waves = new Set(windowOf).size
      if (fewest === null || waves < fewest) fewest = waves
      return
    }
    for (let window = 0; window < WINDOWS; window++) {
      windowOf[group] = window
      const filled = sizes.reduce((sum, size, other) => sum + (other <= group && windowOf[other] === window ? size : 0), 0)
      const isApart = apart.every(([left, right]) => left > group || right > group || windowOf[left] !== windowOf[right])
      const isInOrder = after.every(([later, earlier]) => later > group || (windowOf[earlier] ?? 0) < (windowOf[later] ?? 0))
      if (filled <= limit && isApart && isInOrder) place(group + 1)
    }
    windowOf.length = group
  }
  place(0)
  return fewest
}

function inputOf({ sizes, limit, apart, after, pilots }: Small): WaveInput {
  const vms = sizes.flatMap((size, group) => Array.from({ length: size }, (_, index) => waveVm(`g${String(group)}-${String(index)}`, { moveGroup: `g${String(group)}`, hostId: `h${String(group)}-${String(index)}`, disks: [waveDisk(1, `d${String(group)}`)] })))
  const first = (group: number): string => `g${String(group)}-0`
  return {
    vms, plans: [], hardTies: [], today: '2026-01-01', landed: new Set(), pins: new Map(), lockedWindows: new Set(), previous: new Map(),
    settings: waveSettingsSchema.parse({
      calendar: { latest: '2026-01-25' }, limits: { vms: limit }, isPilotFirst: pilots.size > 0, searchSteps: 300, teams: 20,
      groups: { apart: apart.map(([left, right]) => ({ vms: [first(left), first(right)] })), dependencies: after.map(([later, earlier]) => ({ vm: first(later), after: [first(earlier)] })) },
    }),
  }
}

test.each([['nearly all small cases', small, 40], ['small cases whose pilots go first', withPilots, 20]] as const)('takes as few waves as the best of all schedules in %s, and its lower bound is never too high', (_, cases, numRuns) => {
  let optimal = 0
  let solvable = 0
  fc.assert(fc.property(cases, (drawn) => {
    const fewest = fewestWaves(drawn)
    const input = inputOf(drawn)
    const schedule = scheduleWaves(input)
    expect(checkSchedule(input, scheduleToCheck(schedule))).toEqual([])
    if (fewest === null) {
      expect(schedule.unscheduled.length).toBeGreaterThan(0)
      return
    }
    solvable++
    // What greedy construction cannot place, though a better order could, is told and not forced.
    if (schedule.unscheduled.length > 0) return
    expect(schedule.lowerBound.waves).toBeLessThanOrEqual(fewest)
    expect(schedule.waves.length).toBeGreaterThanOrEqual(fewest)
    optimal += Number(schedule.waves.length === fewest)
  }), { numRuns })
  expect(optimal).toBeGreaterThanOrEqual(Math.floor(solvable * LEAST_OPTIMAL))
})
