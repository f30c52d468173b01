import type { RateCase } from '#shared/domain/waves/wave-rates.ts'
import type { WaveVm } from '#shared/domain/waves/wave-vm.ts'
import type { WavePlan } from './placement/wave-input.ts'
import { precopySteps, type RunOptions, runWaveSteps, type TimedRun } from './run-wave.ts'

/** Simulations of waves, done or remembered; see run-wave.ts. */
export interface WaveRuns {
  run(vms: readonly WaveVm[], wanted: RateCase, options: RunOptions): Generator<number, TimedRun>
  precopy(vms: readonly WaveVm[], wanted: RateCase, options: RunOptions): Generator<number, number>
}

/** Simulates everything anew, for whoever asks once. */
export const FRESH_RUNS: WaveRuns = { run: runWaveSteps, precopy: precopySteps }

/** Four simulations a wave, and the schedule before and after some edits: with 100 waves five such schedules. */
const MOST_KEPT = 2_000

interface Kept<Value> {
  readonly vms: readonly WaveVm[]
  readonly value: Value
}

/**
 * Remembers what simulations answered by the very inputs that they were made of: the VM objects one by one, the order of their plans among
 * each other, rates and teams. After a move only the waves that changed are simulated anew. Those asked longest ago are forgotten.
 */
export function createKeptRuns(): WaveRuns {
  const runs = new Map<string, Kept<TimedRun>>()
  const precopies = new Map<string, Kept<number>>()
  const placesOfPlans = new WeakMap<readonly WavePlan[], ReadonlyMap<string, number>>()

  return {
    run: (vms, wanted, options) => keep(runs, runWaveSteps, vms, wanted, options),
    // Nobody checks before the window: the number of teams says nothing.
    precopy: (vms, wanted, options) => keep(precopies, precopySteps, vms, wanted, { ...options, teams: 1 }),
  }

  function* keep<Value>(kept: Map<string, Kept<Value>>, simulate: (vms: readonly WaveVm[], wanted: RateCase, options: RunOptions) => Generator<number, Value>, vms: readonly WaveVm[], wanted: RateCase, { plans, rates, teams }: RunOptions): Generator<number, Value> {
    const own = plansAmong(vms, plans)
    // First and last tell waves apart in nearly all cases; who is in one is compared VM by VM.
    const key = JSON.stringify([wanted, teams, rates, own, vms.length, vms[0]?.id, vms.at(-1)?.id])
    const known = kept.get(key)
    kept.delete(key)
    if (known?.vms.every((vm, index) => vm === vms[index]) === true) {
      kept.set(key, known)
      return known.value
    }
    const value = yield* simulate(vms, wanted, { plans: own, rates, teams })
    kept.set(key, { vms, value })
    if (kept.size > MOST_KEPT) for (const [oldest] of kept) {
      kept.delete(oldest)
      break
    }
    return value
  }

  /** The plans that these VMs are in, in the plans' order, with what they wait for among each other: the others change nothing. */
  function plansAmong(vms: readonly WaveVm[], plans: readonly WavePlan[]): readonly WavePlan[] {
    let places = placesOfPlans.get(plans)
    if (places === undefined) placesOfPlans.set(plans, (places = new Map(plans.map(({ name }, place) => [name, place]))))
    const used = new Set(vms.map(({ planName }) => planName))
    const known = [...used].map((name) => places.get(name)).filter((place) => place !== undefined).sort((left, right) => left - right)
    return known.map((place) => plans[place]).filter((plan) => plan !== undefined).map(({ name, after }) => ({ name, after: after.filter((other) => used.has(other)) }))
  }
}
