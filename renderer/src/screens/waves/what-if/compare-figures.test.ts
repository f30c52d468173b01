import { expect, it } from 'vitest'
import type { WaveSchedule, WaveSummary } from '../wave-schedule.ts'
import { leftByDay, scheduleFigures } from './compare-figures.ts'

const wave = (date: string, vms: number, high: number) => ({ date, vms, seconds: { low: 1, high } })
const kept = { waves: [wave('2026-03-07', 2, 60), wave('2026-03-14', 1, 90)], vms: [{}, {}, {}, {}], scheduled: { vms: 4 }, unscheduled: [{ vms: ['d'] }], lowerBound: { waves: 2 }, stretchedNetworks: [{ days: 7 }, { days: 3 }], issues: [] } as unknown as WaveSchedule & WaveSummary // what is compared
const tried = { ...kept, waves: [wave('2026-03-08', 4, 120)], unscheduled: [], stretchedNetworks: [] } as unknown as WaveSchedule

it('schedules are compared by their figures', () => {
  expect(scheduleFigures(kept)).toEqual({ waves: 2, bound: 2, vms: 3, without: 1, last: '2026-03-14', longestSeconds: 90, largest: 2, stretched: 2, stretchedDays: 10, issues: 0 })
  expect(scheduleFigures({ ...tried, waves: [] })).toMatchObject({ waves: 0, last: null, longestSeconds: 0 })
})

it('what is left is told for every day on which one of the two has a wave', () => {
  expect(leftByDay(kept, tried)).toEqual([{ date: '2026-03-07', kept: 2, tried: 4 }, { date: '2026-03-08', kept: 2, tried: 0 }, { date: '2026-03-14', kept: 1, tried: 0 }])
})
