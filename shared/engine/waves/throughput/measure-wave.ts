import type { WaveRates } from '#shared/domain/waves/wave-rates.ts'
import type { WaveVm } from '#shared/domain/waves/wave-vm.ts'
import type { WavePlan } from '../placement/wave-input.ts'
import { precopySteps, runWaveSteps } from '../run-wave.ts'
import { withShare } from './with-share.ts'

/** A wave that ran, as people wrote it down. */
export interface FinishedWave {
  readonly windowId: string
  /** Those that landed in it. */
  readonly vms: readonly WaveVm[]
  /** From its start until MTV had created the last VM, or where `hasChecks` until the last check; null: nobody wrote it down. */
  readonly seconds: number | null
  readonly hasChecks: boolean
  /** From the start of the first copies of warm VMs until all had one; null: nobody wrote it down. */
  readonly precopySeconds: number | null
  readonly teams: number
}

export interface MeasuredWave {
  readonly windowId: string
  /** A night of cold copies, first copies of warm VMs, or a night of last deltas. */
  readonly part: 'cold' | 'precopy' | 'delta'
  readonly vms: number
  readonly copyMib: number
  readonly seconds: number
  /** What the rates in force would have said, at best and as it was to be counted on. */
  readonly simulated: { readonly low: number; readonly high: number }
  /** How fast disks, hosts and datastores were, as a part of the best rates in force; null: this does not tell. */
  readonly share: number | null
  /** What warm VMs changed in a day, percent of what they use; null: this does not tell. */
  readonly dailyChangePercent: number | null
  readonly because: string
}

/** Shares are looked for between these by halving, until they are known to a thousandth; so are percents of change. */
const SHARES = { slowest: 0.02, fastest: 16 } as const
const CHANGES = { least: 0.01, most: 100 } as const
const HALVINGS = 16
/** A night of which less than this was copied cold tells nothing of cold copies, and the same of warm ones [ours]. */
const LEAST_OF_ONE_WAY = 0.8
const HELD_UP = 'It took so long that something else than copying held it up.'

/** What a finished wave says of the rates in force. Nights are of one way of copying or say nothing. Stops now and then with the events simulated since. */
export function* measureWave(wave: FinishedWave, plans: readonly WavePlan[], rates: WaveRates): Generator<number, readonly MeasuredWave[]> {
  const { windowId, vms, seconds, precopySeconds, hasChecks, teams } = wave
  const night = function* (wanted: 'best' | 'cautious', own: WaveRates): Generator<number, number> {
    const run = yield* runWaveSteps(vms, wanted, { plans, rates: own, teams })
    return hasChecks ? run.seconds : run.migrationSeconds
  }
  const warm = vms.filter(({ type }) => type === 'warm')
  const rows: MeasuredWave[] = []
  let warmShare = 1
  if (precopySeconds !== null) {
    const first = function* (wanted: 'best' | 'cautious', own: WaveRates): Generator<number, number> {
      return yield* precopySteps(vms, wanted, { plans, rates: own })
    }
    const known = { windowId, part: 'precopy', vms: warm.length, copyMib: mibOf(warm), seconds: precopySeconds, dailyChangePercent: null, simulated: { low: yield* first('best', rates), high: yield* first('cautious', rates) } } as const
    const found = warm.length === 0 ? { share: null, because: 'No VM of it was copied warm.' } : yield* findShare(precopySeconds, (share) => first('best', withShare(rates, 'warm', share)), 'the link alone takes')
    warmShare = found.share ?? 1
    rows.push({ ...known, ...found })
  }
  if (seconds === null) return rows
  const copyMib = mibOf(vms)
  const isOf = (own: number): boolean => own >= copyMib * LEAST_OF_ONE_WAY
  const simulated = { low: yield* night('best', rates), high: yield* night('cautious', rates) }
  const known = { windowId, vms: vms.length, copyMib, seconds, simulated, share: null, dailyChangePercent: null }
  if (vms.length === 0) return [...rows, { ...known, part: 'cold', because: 'No VM landed in it.' }]
  if (isOf(mibOf(vms.filter(({ type, isOffloaded }) => type === 'cold' && !isOffloaded)))) return [...rows, { ...known, part: 'cold', ...(yield* findShare(seconds, (share) => night('best', withShare(rates, 'cold', share)), 'conversion, checks or the link alone take')) }]
  if (vms.some(({ isOffloaded }) => isOffloaded) && !isOf(mibOf(warm))) return [...rows, { ...known, part: 'cold', because: 'The array copied a part of it by itself, so its time says nothing of copies through the hosts.' }]
  if (!isOf(mibOf(warm))) return [...rows, { ...known, part: 'cold', because: 'Warm and cold VMs shared the night, so its time says little of either.' }]
  if (warm.every(({ dailyChangeMib }) => dailyChangeMib !== null)) return [...rows, { ...known, part: 'delta', because: 'A list says what its VMs change in a day, so there is no assumption to measure.' }]
  const own = withShare(rates, 'warm', warmShare)
  return [...rows, { ...known, part: 'delta', ...(yield* findChange(seconds, (percent) => night('best', { ...own, dailyChangePercent: { best: percent, cautious: percent } }))) }]
}

type Simulate = (value: number) => Generator<number, number>

function* findShare(seconds: number, simulate: Simulate, rest: string): Generator<number, Pick<MeasuredWave, 'share' | 'because'>> {
  if ((yield* simulate(SHARES.fastest)) > seconds) return { share: null, because: `It was quicker than ${rest}: state those first.` }
  if ((yield* simulate(SHARES.slowest)) < seconds) return { share: null, because: HELD_UP }
  return { share: yield* halve(SHARES.slowest, SHARES.fastest, seconds, simulate), because: 'The simulation takes as long at this part of the best rates.' }
}

function* findChange(seconds: number, simulate: Simulate): Generator<number, Pick<MeasuredWave, 'dailyChangePercent' | 'because'>> {
  if ((yield* simulate(CHANGES.least)) > seconds) return { dailyChangePercent: null, because: 'It was quicker than conversion and checks alone take: state those first.' }
  if ((yield* simulate(CHANGES.most)) < seconds) return { dailyChangePercent: null, because: HELD_UP }
  return { dailyChangePercent: yield* halve(CHANGES.most, CHANGES.least, seconds, simulate), because: 'The simulation takes as long where its VMs change so much in a day.' }
}

/** Between a value that takes too long and one that does not. */
function* halve(tooLong: number, quick: number, seconds: number, simulate: Simulate): Generator<number, number> {
  let [slow, fast] = [tooLong, quick]
  for (let step = 0; step < HALVINGS; step++) {
    const middle = Math.sqrt(slow * fast)
    yield 0
    if ((yield* simulate(middle)) > seconds) slow = middle
    else fast = middle
  }
  return fast
}

function mibOf(vms: readonly WaveVm[]): number {
  return vms.reduce((sum, { disks }) => sum + disks.reduce((own, { copyMib }) => own + copyMib, 0), 0)
}
