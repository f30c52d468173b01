import type { WaveRates } from '#shared/domain/waves/wave-rates.ts'
import type { WavePlan } from '../placement/wave-input.ts'
import { type FinishedWave, type MeasuredWave, measureWave } from './measure-wave.ts'
import { withShare } from './with-share.ts'

export interface Calibration {
  /** A wave may tell of its first copies and of its night: a row each. */
  readonly waves: readonly MeasuredWave[]
  /** The rates with what was measured in place of disks, hosts and datastores of cold and warm copies, and of the daily change; null: no wave tells. */
  readonly rates: WaveRates | null
}

/**
 * The rates at which the simulation takes as long as finished waves really took: the fastest wave gives the best rates, the
 * slowest those to be counted on; of the daily change the least is the best. Conversion and checks are taken at their best, so that rates
 * come out low rather than high, and the change high rather than low. Stops now and then with the events simulated since.
 */
export function* calibrateSteps(finished: readonly FinishedWave[], plans: readonly WavePlan[], rates: WaveRates): Generator<number, Calibration> {
  const waves: MeasuredWave[] = []
  for (const wave of finished) waves.push(...(yield* measureWave(wave, plans, rates)))
  const shares = { cold: sharesOf(waves, 'cold'), warm: sharesOf(waves, 'precopy') }
  const changes = waves.flatMap(({ dailyChangePercent }) => (dailyChangePercent === null ? [] : [dailyChangePercent]))
  if (shares.cold.length + shares.warm.length + changes.length === 0) return { waves, rates: null }
  return {
    waves,
    rates: {
      ...rates, cold: measured(rates, 'cold', shares.cold), warm: measured(rates, 'warm', shares.warm),
      ...(changes.length === 0 ? {} : { dailyChangePercent: { best: tenths(Math.min(...changes)), cautious: tenths(Math.max(...changes)) } }),
    },
  }
}

function sharesOf(waves: readonly MeasuredWave[], wanted: MeasuredWave['part']): readonly number[] {
  return waves.flatMap(({ part, share }) => (share === null || part !== wanted ? [] : [share]))
}

function measured(rates: WaveRates, way: 'cold' | 'warm', shares: readonly number[]): WaveRates['cold'] {
  if (shares.length === 0) return rates[way]
  const [best, cautious] = [withShare(rates, way, Math.max(...shares))[way], withShare(rates, way, Math.min(...shares))[way]]
  const of = (part: 'disk' | 'host' | 'datastore'): WaveRates['cold']['disk'] => ({ best: whole(best[part].best), cautious: whole(cautious[part].best) })
  return { disk: of('disk'), host: of('host'), datastore: of('datastore') }
}

function whole(rate: number): number {
  return Math.max(1, Math.round(rate))
}

function tenths(percent: number): number {
  return Math.max(1, Math.round(percent * 10)) / 10
}
