import type { WaveMoment, WaveRun } from '#shared/domain/waves/wave-schedule.ts'
import type { RateCase, WaveRates } from '#shared/domain/waves/wave-rates.ts'
import type { WaveVm } from '#shared/domain/waves/wave-vm.ts'
import type { WavePlan } from './placement/wave-input.ts'
import { pickRates } from './throughput/pick-rates.ts'
import { type SimulatedPlan, simulateSteps, simulateWave } from './throughput/simulate-wave.ts'
import { cutoverJob, precopyJob, type TransferJob } from './throughput/transfer-jobs.ts'
import { waveBounds } from './throughput/wave-bounds.ts'

/** What a run depends on beside its VMs. */
export interface RunOptions {
  readonly plans: readonly WavePlan[]
  readonly rates: WaveRates
  readonly teams: number
}

/** A run with what each VM of it does. */
export interface TimedRun extends WaveRun {
  /** When each VM was created, and when it was checked, seconds from the start of the window. */
  readonly createdAt: ReadonlyMap<string, number>
  readonly doneAt: ReadonlyMap<string, number>
  /** What the simulation cost. */
  readonly events: number
}

/** Enough to draw a curve by. */
const MOST_MOMENTS = 60

/** How long a wave of these VMs takes from the start of its window, by a simulation of MTV over the wave's parts of the plans. Stops now and then. */
export function* runWaveSteps(vms: readonly WaveVm[], wanted: RateCase, { plans, rates, teams }: RunOptions): Generator<number, TimedRun> {
  const picked = pickRates(rates, wanted)
  const simulated = plansOf(vms, plans, (vm) => cutoverJob(vm, picked))
  const { timeline, createdAt, ...run } = yield* simulateSteps(simulated, { inFlight: picked.inFlight, teams })
  return { ...run, createdAt, timeline: thin(timeline), bounds: waveBounds(simulated.flatMap(({ jobs }) => jobs), { inFlight: picked.inFlight, teams }), events: timeline.length }
}

/** The same at once, only the seconds: for who asks often. */
export function waveSeconds(vms: readonly WaveVm[], wanted: RateCase, { plans, rates, teams }: RunOptions): number {
  const picked = pickRates(rates, wanted)
  return simulateWave(plansOf(vms, plans, (vm) => cutoverJob(vm, picked)), { inFlight: picked.inFlight, teams }).seconds
}

/** How long before the window the warm VMs of a wave have to begin to copy, seconds; 0 without any. Stops now and then. */
export function* precopySteps(vms: readonly WaveVm[], wanted: RateCase, { plans, rates }: Omit<RunOptions, 'teams'>): Generator<number, number> {
  const warm = vms.filter(({ type }) => type === 'warm')
  if (warm.length === 0) return 0
  const picked = pickRates(rates, wanted)
  const run = yield* simulateSteps(plansOf(warm, plans, (vm) => precopyJob(vm, picked)), { inFlight: picked.inFlight, teams: 1 })
  return run.migrationSeconds
}

/** The wave's parts of the plans, in the plans' order; a plan waits only for what is in the same wave. */
function plansOf(vms: readonly WaveVm[], plans: readonly WavePlan[], jobOf: (vm: WaveVm) => TransferJob): readonly SimulatedPlan[] {
  const jobs = new Map<string, TransferJob[]>()
  for (const vm of vms) {
    const own = jobs.get(vm.planName)
    if (own === undefined) jobs.set(vm.planName, [jobOf(vm)])
    else own.push(jobOf(vm))
  }
  const named = plans.filter(({ name }) => jobs.has(name))
  const unnamed = [...jobs.keys()].filter((name) => !named.some((plan) => plan.name === name)).map((name): WavePlan => ({ name, after: [] }))
  const all = [...named, ...unnamed]
  const placeOf = new Map(all.map(({ name }, index) => [name, index]))
  return all.map(({ name, after }) => ({ jobs: jobs.get(name) ?? [], after: after.map((other) => placeOf.get(other)).filter((place) => place !== undefined) }))
}

/** Of moments that lie close together the busiest stays. */
function thin(timeline: readonly WaveMoment[]): readonly WaveMoment[] {
  const step = Math.ceil(timeline.length / MOST_MOMENTS)
  if (step <= 1) return timeline
  const kept: WaveMoment[] = []
  for (let index = 0; index < timeline.length; index += step) {
    const run = timeline.slice(index, index + step)
    kept.push(run.reduce((most, moment) => (moment.mibPerSecond > most.mibPerSecond ? moment : most)))
  }
  const last = timeline.at(-1)
  return last === undefined || kept.at(-1) === last ? kept : [...kept, last]
}
