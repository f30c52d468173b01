import { expect, it, test } from 'vitest'
import { waveRatesSchema } from '#shared/domain/waves/wave-rates.ts'
import { finish } from '#shared/domain/steps.ts'
import { waveDisk, waveVm } from '../testing/wave-vms.ts'
import { precopySteps, runWaveSteps } from '../run-wave.ts'
import { type Calibration, calibrateSteps } from './calibrate-rates.ts'
import type { FinishedWave } from './measure-wave.ts'
import { withShare } from './with-share.ts'

const RATES = waveRatesSchema.parse({})
const vms = Array.from({ length: 12 }, (_, index) => waveVm(`v${String(index)}`, { hostId: `h${String(index % 2)}` }))
const ran = (share: number): number => finish(runWaveSteps(vms, 'best', { plans: [], rates: withShare(RATES, 'cold', share), teams: 4 })).migrationSeconds
const warm = vms.map((vm) => ({ ...vm, type: 'warm' as const }))
const copied = (share: number): number => finish(precopySteps(warm, 'best', { plans: [], rates: withShare(RATES, 'warm', share) }))
/** A night of last deltas at warm rates of a share, where VMs change so much in a day. */
const cutOver = (share: number, percent: number): number => finish(runWaveSteps(warm, 'best', { plans: [], rates: { ...withShare(RATES, 'warm', share), dailyChangePercent: { best: percent, cautious: percent } }, teams: 4 })).migrationSeconds
const wave = (windowId: string, seconds: number, more: Partial<FinishedWave> = {}): FinishedWave => ({ windowId, vms, seconds, hasChecks: false, precopySeconds: null, teams: 4, ...more })
const calibrateRates = (finished: readonly FinishedWave[]): Calibration => finish(calibrateSteps(finished, [], RATES))

it('finds the rates that a wave ran at: the fastest gives the best, the slowest what is to be counted on', () => {
  const { waves, rates } = calibrateRates([wave('a', ran(0.5)), wave('b', ran(0.8))])
  expect(waves.map(({ share }) => Math.round((share ?? 0) * 1000) / 1000)).toEqual([0.5, 0.8])
  expect(rates?.cold.host).toEqual({ best: Math.round(RATES.cold.host.best * 0.8), cautious: Math.round(RATES.cold.host.best * 0.5) })
  expect(rates?.warm).toEqual(RATES.warm)
})

it('finds how fast first copies of warm VMs were, and with it what they change in a day', () => {
  const night = (windowId: string, share: number, percent: number): FinishedWave => wave(windowId, cutOver(share, percent), { vms: warm, precopySeconds: copied(share) })
  const { waves, rates } = calibrateRates([night('a', 0.5, 40), night('b', 0.9, 20)])
  expect(waves.map(({ windowId, part, share, dailyChangePercent }) => [windowId, part, share === null ? null : Math.round(share * 100), dailyChangePercent === null ? null : Math.round(dailyChangePercent)])).toEqual([['a', 'precopy', 50, null], ['a', 'delta', null, 40], ['b', 'precopy', 90, null], ['b', 'delta', null, 20]])
  expect(rates?.warm.disk).toEqual({ best: Math.round(RATES.warm.disk.best * 0.9), cautious: Math.round(RATES.warm.disk.best * 0.5) })
  expect([rates?.dailyChangePercent, rates?.cold]).toEqual([{ best: 20, cautious: 40 }, RATES.cold])
})

test.each<[what: string, finished: FinishedWave, because: string]>([
  ['nothing landed', wave('a', 3_600, { vms: [] }), 'No VM landed'],
  ['warm and cold VMs', wave('a', 3_600, { vms: vms.map((vm, index) => ({ ...vm, type: index % 2 === 0 ? 'warm' as const : 'cold' as const })) }), 'shared the night'],
  ['what the array copied', wave('a', 3_600, { vms: vms.map((vm, index) => ({ ...vm, isOffloaded: index % 2 === 0 })) }), 'copied a part of it by itself'],
  ['warm VMs whose change a list states', wave('a', 3_600, { vms: warm.map((vm) => ({ ...vm, dailyChangeMib: 100 })) }), 'A list says'],
  ['warm VMs, quicker than a conversion', wave('a', 60, { vms: warm }), 'conversion and checks alone'],
  ['warm VMs, it lay about', wave('a', 10_000_000, { vms: warm }), 'held it up'],
  ['quicker than a conversion', wave('a', 60), 'quicker than conversion'],
  ['it lay about', wave('a', 10_000_000, { vms: vms.map((vm) => ({ ...vm, disks: [waveDisk(1)] })) }), 'held it up'],
])('a wave that does not tell: %s', (_, finished, because) => {
  const { waves, rates } = calibrateRates([finished])
  expect(waves).toMatchObject([{ share: null, dailyChangePercent: null, because: expect.stringContaining(because) as string }])
  expect(rates).toBeNull()
})
