import type { WaveRates } from '#shared/domain/waves/wave-rates.ts'
import type { WaveVm } from '#shared/domain/waves/wave-vm.ts'
import type { WavePlan } from '../placement/wave-input.ts'
import { runWaveSteps } from '../run-wave.ts'

/** A wave that ran, as people wrote it down. */
export interface FinishedWave {
  readonly windowId: string
  /** Those that landed in it. */
  readonly vms: readonly WaveVm[]
  /** From its start until MTV had created the last VM, or where `hasChecks` until the last check. */
  readonly seconds: number
  readonly hasChecks: boolean
  readonly teams: number
}

export interface MeasuredWave {
  readonly windowId: string
  readonly vms: number
  readonly copyMib: number
  readonly seconds: number
  /** What the rates in force would have said, at best and as it was to be counted on. */
  readonly simulated: { readonly low: number; readonly high: number }
  /** How fast disks, hosts and datastores were, as a part of the best rates in force; null: this wave does not tell. */
  readonly share: number | null
  readonly because: string
}

export interface Calibration {
  readonly waves: readonly MeasuredWave[]
  /** The rates with what was measured in place of disks, hosts and datastores of cold copies; null: no wave tells. */
  readonly rates: WaveRates | null
}

/** The share is looked for between these by halving, until it is known to a thousandth. */
const SLOWEST = 0.02
const FASTEST = 16
const HALVINGS = 16
/** A wave of which less than this was copied cold tells nothing of cold copies [ours]. */
const LEAST_COLD_SHARE = 0.8

/**
 * The rates at which the simulation takes as long as finished waves really took: the fastest wave gives the best rates, the
 * slowest those to be counted on. Conversion and checks are taken at their best, so that rates come out low rather than high. Stops now and then with the events simulated since.
 */
export function* calibrateSteps(finished: readonly FinishedWave[], plans: readonly WavePlan[], rates: WaveRates): Generator<number, Calibration> {
  const waves: MeasuredWave[] = []
  for (const wave of finished) waves.push(yield* measure(wave, plans, rates))
  const shares = waves.flatMap(({ share }) => (share === null ? [] : [share]))
  if (shares.length === 0) return { waves, rates: null }
  const [slowest, fastest] = [Math.min(...shares), Math.max(...shares)]
  const scaled = (range: WaveRates['cold']['disk']): WaveRates['cold']['disk'] => ({ best: whole(range.best * fastest), cautious: whole(range.best * slowest) })
  const { disk, host, datastore } = rates.cold
  return { waves, rates: { ...rates, cold: { disk: scaled(disk), host: scaled(host), datastore: scaled(datastore) } } }
}

function* measure(wave: FinishedWave, plans: readonly WavePlan[], rates: WaveRates): Generator<number, MeasuredWave> {
  const { windowId, vms, seconds } = wave
  const simulate = function* (wanted: 'best' | 'cautious', share: number): Generator<number, number> {
    const run = yield* runWaveSteps(vms, wanted, { plans, rates: withShare(rates, share), teams: wave.teams })
    return wave.hasChecks ? run.seconds : run.migrationSeconds
  }
  const copyMib = mibOf(vms)
  const known = { windowId, vms: vms.length, copyMib, seconds, simulated: { low: yield* simulate('best', 1), high: yield* simulate('cautious', 1) } }
  if (vms.length === 0) return { ...known, share: null, because: 'No VM landed in it.' }
  if (mibOf(vms.filter(({ type }) => type === 'cold')) < copyMib * LEAST_COLD_SHARE) return { ...known, share: null, because: 'Most of it was copied warm before the window, so its time says little of rates.' }
  if ((yield* simulate('best', FASTEST)) > seconds) return { ...known, share: null, because: 'It was quicker than conversion, checks or the link alone take: state those first.' }
  if ((yield* simulate('best', SLOWEST)) < seconds) return { ...known, share: null, because: 'It took so long that something else than copying held it up.' }
  let [slow, fast] = [SLOWEST, FASTEST]
  for (let step = 0; step < HALVINGS; step++) {
    const middle = Math.sqrt(slow * fast)
    yield 0
    if ((yield* simulate('best', middle)) > seconds) slow = middle
    else fast = middle
  }
  return { ...known, share: fast, because: 'The simulation takes as long at this part of the best rates.' }
}

function withShare(rates: WaveRates, share: number): WaveRates {
  const scaled = ({ best, cautious }: WaveRates['cold']['disk']): WaveRates['cold']['disk'] => ({ best: best * share, cautious: cautious * share })
  const { disk, host, datastore } = rates.cold
  return { ...rates, cold: { disk: scaled(disk), host: scaled(host), datastore: scaled(datastore) } }
}

function mibOf(vms: readonly WaveVm[]): number {
  return vms.reduce((sum, { disks }) => sum + disks.reduce((own, { copyMib }) => own + copyMib, 0), 0)
}

function whole(rate: number): number {
  return Math.max(1, Math.round(rate))
}
