import { expect, it } from 'vitest'
import { waveSettingsSchema } from '#shared/domain/waves/wave-settings.ts'
import { checkSchedule, scheduleToCheck } from '../check-schedule.ts'
import type { WaveInput } from '../placement/wave-input.ts'
import { scheduleWaves } from '../schedule-waves.ts'
import { waveDisk, waveVm } from '../testing/wave-vms.ts'
import { listedWaveOrder } from './listed-wave-order.ts'

it('waves of a list are whole and come in the natural order of their names; VMs without one go anywhere', () => {
  const waves = ['10', '2', '2 ', '1', null, '10']
  const vms = waves.map((listedWave, index) => waveVm(`v${String(index)}`, { listedWave, hostId: `h${String(index)}`, disks: [waveDisk(1)] }))
  expect(listedWaveOrder(vms)).toEqual([{ vm: 'v1', after: ['v3'] }, { vm: 'v0', after: ['v1'] }])
  const input: WaveInput = {
    vms, plans: [], hardTies: [], today: '2026-01-01', landed: new Set(), pins: new Map(), lockedWindows: new Set(), previous: new Map(),
    settings: waveSettingsSchema.parse({ searchSteps: 0, groups: { rules: [{ by: 'wave', isConfirmed: true }], dependencies: listedWaveOrder(vms) } }),
  }
  const schedule = scheduleWaves(input)
  expect(schedule.waves.map(({ vmIds }) => vmIds.filter((id) => id !== 'v4'))).toEqual([['v3'], ['v1', 'v2'], ['v0', 'v5']])
  expect(schedule.groups.map(({ name }) => name)).toContain('listed wave 10')
  expect(checkSchedule(input, scheduleToCheck(schedule))).toEqual([])
})
