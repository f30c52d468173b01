import { expect, it, test } from 'vitest'
import { waveRatesSchema } from '#shared/domain/waves/wave-rates.ts'
import { waveDisk, waveVm } from '../testing/wave-vms.ts'
import { runWaveSteps } from '../run-wave.ts'
import { finish } from '../steps.ts'
import { type Calibration, calibrateSteps, type FinishedWave } from './calibrate-rates.ts'

const RATES = waveRatesSchema.parse({})
const vms = Array.from({ length: 12 }, (_, index) => waveVm(`v${String(index)}`, { hostId: `h${String(index % 2)}` }))
const ran = (share: number): number => {
  const { disk, host, datastore } = RATES.cold
  const scaled = ({ best }: typeof disk) => ({ best: best * share, cautious: best * share })
  return finish(runWaveSteps(vms, 'best', { plans: [], rates: { ...RATES, cold: { disk: scaled(disk), host: scaled(host), datastore: scaled(datastore) } }, teams: 4 })).migrationSeconds
}
const wave = (windowId: string, seconds: number, more: Partial<FinishedWave> = {}): FinishedWave => ({ windowId, vms, seconds, hasChecks: false, teams: 4, ...more })
const calibrateRates = (finished: readonly FinishedWave[]): Calibration => finish(calibrateSteps(finished, [], RATES))

it('finds the rates that a wave ran at: the fastest gives the best, the slowest what is to be counted on', () => {
  const { waves, rates } = calibrateRates([wave('a', ran(0.5)), wave('b', ran(0.8))])
  expect(waves.map(({ share }) => Math.round((share ?? 0) * 1000) / 1000)).toEqual([0.5, 0.8])
  expect(rates?.cold.host).toEqual({ best: Math.round(RATES.cold.host.best * 0.8), cautious: Math.round(RATES.cold.host.best * 0.5) })
  expect(rates?.warm).toEqual(RATES.warm)
})

test.each<[what: string, finished: FinishedWave, because: string]>([
  ['nothing landed', wave('a', 3_600, { vms: [] }), 'No VM landed'],
  ['warm VMs', wave('a', 3_600, { vms: vms.map((vm) => ({ ...vm, type: 'warm' as const })) }), 'copied warm'],
  ['quicker than a conversion', wave('a', 60), 'quicker than conversion'],
  ['it lay about', wave('a', 10_000_000, { vms: vms.map((vm) => ({ ...vm, disks: [waveDisk(1)] })) }), 'held it up'],
])('a wave that does not tell: %s', (_, finished, because) => {
  const { waves, rates } = calibrateRates([finished])
  expect(waves).toMatchObject([{ share: null, because: expect.stringContaining(because) as string }])
  expect(rates).toBeNull()
})
