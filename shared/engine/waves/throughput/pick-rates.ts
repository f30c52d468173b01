import type { RateCase, WaveRates } from '#shared/domain/waves/wave-rates.ts'

/** The rates of one case, in MiB/s and seconds. Infinity is "does not limit". */
export interface PickedRates {
  readonly cold: CopyRates
  readonly warm: CopyRates
  readonly offload: number
  readonly link: number
  readonly target: number
  readonly conversionSeconds: number
  readonly checkSeconds: number
  readonly inFlight: number
  readonly dailyChangePercent: number
  readonly precopyMinutes: number
}

export interface CopyRates {
  readonly disk: number
  readonly host: number
  readonly datastore: number
}

/** What holds at best, or what is to be counted on. */
export function pickRates(rates: WaveRates, wanted: RateCase): PickedRates {
  const copy = (of: WaveRates['cold']): CopyRates => ({ disk: of.disk[wanted], host: of.host[wanted], datastore: of.datastore[wanted] })
  return {
    cold: copy(rates.cold),
    warm: copy(rates.warm),
    offload: rates.offload[wanted],
    link: rates.link ?? Number.POSITIVE_INFINITY,
    target: rates.target ?? Number.POSITIVE_INFINITY,
    conversionSeconds: rates.conversionSeconds[wanted],
    checkSeconds: rates.checkMinutes[wanted] * SECONDS_PER_MINUTE,
    inFlight: rates.inFlight,
    dailyChangePercent: rates.dailyChangePercent[wanted],
    precopyMinutes: rates.precopyMinutes,
  }
}

const SECONDS_PER_MINUTE = 60
