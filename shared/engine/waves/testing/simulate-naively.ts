import type { SimulatedPlan } from '../throughput/simulate-wave.ts'
import type { TransferFlow, TransferJob } from '../throughput/transfer-jobs.ts'

interface State {
  readonly job: TransferJob
  readonly plan: number
  phase: 'waiting' | 'copying' | 'converting' | 'created'
  left: number[]
  convertedAt: number
}

/**
 * MTV's scheduler once more, to check the other simulation by: at every step it counts the places anew from what every VM
 * does, and shares bandwidth by raising all rates bit by bit through the list of what may stop them. Answers when each VM was created.
 */
export function simulateNaively(plans: readonly SimulatedPlan[], inFlight: number): ReadonlyMap<string, number> {
  const states = plans.flatMap((plan, index) => plan.jobs.map((job): State => ({ job, plan: index, phase: 'waiting', left: job.flows.map(({ mib }) => mib), convertedAt: 0 })))
  const created = new Map<string, number>()
  let now = 0
  for (let step = 0; step < 10_000; step++) {
    for (let hasChanged = true; hasChanged; ) hasChanged = settle()
    const copies = states.filter(({ phase }) => phase === 'copying').flatMap((state) => openDisks(state).map((disk) => ({ state, disk, flow: state.job.flows[disk] as TransferFlow })))
    const rates = fairRates(copies.map(({ flow }) => flow))
    const ends = [...copies.map(({ state, disk }, index) => (state.left[disk] ?? 0) / (rates[index] ?? 1)), ...states.filter(({ phase }) => phase === 'converting').map(({ convertedAt }) => convertedAt - now)]
    if (ends.length === 0) return created
    const elapsed = Math.max(0, Math.min(...ends))
    now += elapsed
    for (const [index, { state, disk }] of copies.entries()) {
      const left = (state.left[disk] ?? 0) - (rates[index] ?? 0) * elapsed
      state.left[disk] = left < 1e-6 ? 0 : left
    }
  }
  throw new Error('the naive simulation does not end')

  /** One thing that happens at this moment; false where nothing does. */
  function settle(): boolean {
    for (const state of states) {
      if (state.phase === 'copying' && openDisks(state).length === 0) {
        state.phase = 'converting'
        state.convertedAt = now + state.job.conversionSeconds
        return true
      }
    }
    for (const state of states) {
      if (state.phase === 'converting' && state.convertedAt <= now + 1e-9) {
        state.phase = 'created'
        created.set(state.job.vmId, now)
        return true
      }
    }
    for (const state of states) {
      if (state.phase !== 'waiting' || !isOpen(state.plan)) continue
      const taken = states.filter((other) => other.job.slotKey === state.job.slotKey).reduce((sum, other) => sum + placesOf(other), 0)
      const { cost, releases } = state.job
      if (releases === 'takes-none' || taken + cost <= inFlight || (cost > inFlight && taken === 0)) {
        state.phase = 'copying'
        return true
      }
    }
    return false
  }

  function isOpen(plan: number): boolean {
    return (plans[plan]?.after ?? []).every((other) => isOpen(other) && states.every((state) => state.plan !== other || state.phase === 'created'))
  }
}

function openDisks(state: State): readonly number[] {
  const open = [...state.left.keys()].filter((disk) => (state.left[disk] ?? 0) > 1e-6)
  return state.job.isParallel ? open : open.slice(0, 1)
}

function placesOf({ job, phase, left }: State): number {
  if (phase === 'waiting' || phase === 'created' || job.releases === 'takes-none') return 0
  if (job.releases === 'disk-by-disk') return left.filter((mib) => mib > 1e-6).length
  if (job.releases === 'when-converting') return phase === 'copying' ? job.cost : 0
  return job.cost
}

/** Max-min fair: raise all together until something is full, keep those, and go on with the others. */
function fairRates(flows: readonly TransferFlow[]): readonly number[] {
  const rates = flows.map(() => 0)
  const isFixed = flows.map(() => false)
  while (isFixed.includes(false)) {
    let rise = Number.POSITIVE_INFINITY
    for (const [index, flow] of flows.entries()) {
      if (isFixed[index] === true) continue
      rise = Math.min(rise, flow.maxRate - (rates[index] ?? 0), ...flow.resources.map(({ key }) => headroom(key)))
    }
    for (const index of flows.keys()) if (isFixed[index] === false) rates[index] = (rates[index] ?? 0) + Math.max(0, rise)
    for (const [index, flow] of flows.entries()) {
      if (isFixed[index] === false && (flow.maxRate - (rates[index] ?? 0) < 1e-9 || flow.resources.some(({ key }) => usedOf(key) > 1 - 1e-9))) isFixed[index] = true
    }
  }
  return rates

  function usedOf(key: string): number {
    return flows.reduce((sum, flow, index) => sum + flow.resources.filter((entry) => entry.key === key).reduce((own, { capacity }) => own + (rates[index] ?? 0) / capacity, 0), 0)
  }

  function headroom(key: string): number {
    const demand = flows.reduce((sum, flow, index) => sum + (isFixed[index] === true ? 0 : flow.resources.filter((entry) => entry.key === key).reduce((own, { capacity }) => own + 1 / capacity, 0)), 0)
    return (1 - usedOf(key)) / demand
  }
}
