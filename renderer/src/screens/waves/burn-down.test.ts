import { expect, it } from 'vitest'
import { burnDown } from './burn-down.ts'
import { burnDownChart } from './wave-charts.ts'
import type { WaveSummary } from './wave-schedule.ts'

const TIB = 1024 * 1024
const schedule = {
  today: '2026-03-04',
  waves: [{ date: '2026-03-07', vms: 1, capacityMib: TIB }, { date: '2026-03-08', vms: 1, capacityMib: TIB }, { date: '2026-03-21', vms: 1, capacityMib: 2 * TIB }],
  scheduled: { vms: 4, capacityMib: 7 * TIB, vmsWithout: 1, capacityMibWithout: 3 * TIB },
} as unknown as WaveSummary // what the burn-down does not look at is left out

it('what is left goes down week by week, from the week before the planning until the last wave', () => {
  expect(burnDown(schedule).map(({ week, movedVms, vms, tib, vmsWithout, tibWithout }) => [week, movedVms, vms, tib, vmsWithout, tibWithout])).toEqual([
    ['2026-02-23', 0, 4, 7, 1, 3],
    ['2026-03-02', 2, 2, 5, 1, 3],
    ['2026-03-09', 0, 2, 5, 1, 3],
    ['2026-03-16', 1, 1, 3, 1, 3],
  ])
})

it('nothing is drawn of no waves, and no line for VMs without a wave where there are none', () => {
  expect(burnDown({ ...schedule, waves: [] })).toEqual([])
  const names = { week: 'Week', left: 'Left', without: 'Without', moved: 'Moved' }
  expect(burnDownChart(burnDown(schedule), 'tib', names).table.columns.map(({ title }) => title)).toEqual(['Week', 'Moved', 'Left', 'Without'])
  expect(burnDownChart(burnDown({ ...schedule, scheduled: { vms: 3, capacityMib: 4 * TIB, vmsWithout: 0, capacityMibWithout: 0 } }), 'vms', names).table.columns).toHaveLength(3)
})
