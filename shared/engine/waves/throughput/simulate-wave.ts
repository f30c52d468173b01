import type { WaveMoment } from '#shared/domain/waves/wave-schedule.ts'
import { finish } from '#shared/domain/steps.ts'
import { createEventQueue, NO_PLACE, type QueuedEvent } from './event-queue.ts'
import { createSlotLedger } from './slot-ledger.ts'
import { createBandwidthSharing, type SharingFlow } from './share-bandwidth.ts'
import type { TransferJob } from './transfer-jobs.ts'

/** A plan of MTV as the simulation runs it. */
export interface SimulatedPlan {
  /** In the plan's order. */
  readonly jobs: readonly TransferJob[]
  /** Places in the list of the plans that have to be done before. */
  readonly after: readonly number[]
}

export interface SimulationOptions {
  readonly inFlight: number
  /** Teams that check what has landed, each one VM at a time. */
  readonly teams: number
}

export interface SimulatedRun {
  readonly seconds: number
  readonly migrationSeconds: number
  readonly timeline: readonly WaveMoment[]
  readonly mostOnOneHost: number
  /** When each VM was created, seconds from the start. */
  readonly createdAt: ReadonlyMap<string, number>
  /** When each VM was checked, or created where nobody checks. */
  readonly doneAt: ReadonlyMap<string, number>
}

interface RunningFlow extends SharingFlow, QueuedEvent {
  readonly job: RunningJob
  /** MiB at the time `since`, and the rate that holds from then on. */
  left: number
  since: number
  heldRate: number
}

interface Conversion extends QueuedEvent {
  readonly job: RunningJob
}

interface RunningJob {
  readonly job: TransferJob
  readonly plan: number
  /** Place over all plans: who comes first is asked first. */
  readonly rank: number
  nextFlow: number
  openFlows: number
}

/** Flows that end so close together end at once, MiB; and conversions, seconds. */
const NOTHING_LEFT_MIB = 1e-6
const NO_TIME_SECONDS = 1e-9
/** After so many events whoever drives the simulation may look whether it is still wanted. */
const EVENTS_BETWEEN_LOOKS = 256

/** A simulation from beginning to end; see `simulateSteps`. */
export function simulateWave(plans: readonly SimulatedPlan[], options: SimulationOptions): SimulatedRun {
  return finish(simulateSteps(plans, options))
}

/**
 * Runs MTV's scheduler over the plans of a wave, event by event: whoever fits into its host's places starts, in the order of
 * the plans and with no fairness between them; what copies shares the bandwidth of hosts, datastores, link and target.
 * Stops now and then with the number of events since.
 */
export function* simulateSteps(plans: readonly SimulatedPlan[], { inFlight, teams }: SimulationOptions): Generator<number, SimulatedRun> {
  const resourceNumbers = new Map<string, number>()
  const ledger = createSlotLedger(inFlight)
  const waiting = new Map<string, RunningJob[]>()
  const openJobs = plans.map((plan) => plan.jobs.length)
  const isOpened = plans.map(() => false)
  /** Plans that wait for others, in order. */
  let unopened: readonly number[] = [...plans.keys()]
  const sharing = createBandwidthSharing<RunningFlow>()
  const flowEnds = createEventQueue<RunningFlow>()
  const conversions = createEventQueue<Conversion>()
  const teamFreeAt = Array.from({ length: teams }, () => 0)
  const createdAt = new Map<string, number>()
  const doneAt = new Map<string, number>()
  const runningOnHost = new Map<string, number>()
  const timeline: WaveMoment[] = []
  /** Places that were given back, not yet handed on. */
  const freed: [key: string, cost: number][] = []
  const firstRank = ranksOf(plans)
  let now = 0
  let running = 0
  let mostOnOneHost = 0
  let checkedAt = 0
  let startedFlows = 0
  const hasFreeRiders = plans.some(({ jobs }) => jobs.some(({ cost }) => cost === 0))
  let mibPerSecond = 0

  openPlans()
  for (let events = 1; ; events++) {
    settleRates()
    timeline.push({ atSeconds: now, running, mibPerSecond })
    if (flowEnds.size === 0 && conversions.size === 0) break
    advance()
    if (events % EVENTS_BETWEEN_LOOKS === 0) yield EVENTS_BETWEEN_LOOKS
  }
  return { seconds: Math.max(now, checkedAt), migrationSeconds: now, timeline, mostOnOneHost, createdAt, doneAt }

  function openPlans(): void {
    const before = unopened.length
    // A plan that holds nothing here is done at once and may open others.
    for (let left = Number.POSITIVE_INFINITY; unopened.length < left; ) {
      left = unopened.length
      for (const index of unopened) {
        const plan = plans[index]
        if (plan === undefined || plan.after.some((other) => isOpened[other] !== true || (openJobs[other] ?? 0) > 0)) continue
        isOpened[index] = true
        for (const [place, job] of plan.jobs.entries()) {
          const entry = { job, plan: index, rank: (firstRank[index] ?? 0) + place, nextFlow: 0, openFlows: 0 }
          if (job.releases === 'takes-none') begin(entry)
          else enqueue(entry)
        }
      }
      unopened = unopened.filter((index) => isOpened[index] !== true)
    }
    // Whoever waited before was asked as soon as there was a place.
    if (unopened.length === before) return
    for (const key of [...waiting.keys()]) startWaiting(key)
    settleFreed()
  }

  function enqueue(entry: RunningJob): void {
    const queue = waiting.get(entry.job.slotKey) ?? []
    queue.push(entry)
    if ((queue.at(-2)?.rank ?? -1) > entry.rank) queue.sort((left, right) => left.rank - right.rank)
    waiting.set(entry.job.slotKey, queue)
  }

  function startWaiting(key: string): void {
    const queue = waiting.get(key)
    if (queue === undefined || queue.length === 0) return
    const stay: RunningJob[] = []
    const start: RunningJob[] = []
    let looked = 0
    // A VM without disks needs no place, but waits as well where one with too many has all of them and more.
    for (; looked < queue.length && (hasFreeRiders || ledger.hasPlace(key)); looked++) {
      const entry = queue[looked]
      if (entry === undefined) continue
      if (!ledger.canTake(key, entry.job.cost)) {
        stay.push(entry)
        continue
      }
      ledger.take(key, entry.job.cost)
      start.push(entry)
    }
    queue.splice(0, looked, ...stay)
    for (const entry of start) begin(entry)
  }

  function begin(entry: RunningJob): void {
    const { job } = entry
    running++
    const onHost = (runningOnHost.get(job.slotKey) ?? 0) + 1
    runningOnHost.set(job.slotKey, onHost)
    mostOnOneHost = Math.max(mostOnOneHost, onHost)
    if (job.isParallel) for (const index of job.flows.keys()) startFlow(entry, index)
    else startFlow(entry, 0)
    if (entry.openFlows === 0) copied(entry)
  }

  /** Empty disks are passed over. */
  function startFlow(entry: RunningJob, index: number): void {
    const flow = entry.job.flows[index]
    entry.nextFlow = index + 1
    if (flow === undefined) return
    if (flow.mib <= NOTHING_LEFT_MIB) {
      if (entry.job.releases === 'disk-by-disk') freed.push([entry.job.slotKey, 1])
      if (!entry.job.isParallel) startFlow(entry, index + 1)
      return
    }
    entry.openFlows++
    const resources = flow.resources.map(({ key }) => {
      const number = resourceNumbers.get(key) ?? resourceNumbers.size
      resourceNumbers.set(key, number)
      return number
    })
    sharing.add({
      job: entry, left: flow.mib, since: now, heldRate: 0, maxRate: flow.maxRate, resources, costs: flow.resources.map(({ capacity }) => 1 / capacity), rate: 0,
      at: 0, rank: startedFlows++, place: NO_PLACE, sharedIn: 0,
    })
  }

  function copied(entry: RunningJob): void {
    if (entry.job.releases === 'when-converting') freed.push([entry.job.slotKey, entry.job.cost])
    conversions.put({ at: now + entry.job.conversionSeconds, rank: entry.rank, place: NO_PLACE, job: entry })
  }

  /** Answers whether its plan is done with it. */
  function created(entry: RunningJob): boolean {
    const { job } = entry
    running--
    runningOnHost.set(job.slotKey, (runningOnHost.get(job.slotKey) ?? 1) - 1)
    createdAt.set(job.vmId, now)
    doneAt.set(job.vmId, now)
    openJobs[entry.plan] = (openJobs[entry.plan] ?? 1) - 1
    if (job.releases === 'when-created') freed.push([job.slotKey, job.cost])
    if (job.checkSeconds > 0) {
      const free = teamFreeAt.indexOf(Math.min(...teamFreeAt))
      const until = Math.max(now, teamFreeAt[free] ?? 0) + job.checkSeconds
      teamFreeAt[free] = until
      checkedAt = Math.max(checkedAt, until)
      doneAt.set(job.vmId, until)
    }
    return openJobs[entry.plan] === 0
  }

  function settleRates(): void {
    for (const flow of sharing.settle()) {
      if (flow.rate === flow.heldRate) continue
      flow.left -= flow.heldRate * (now - flow.since)
      flow.since = now
      mibPerSecond += flow.rate - flow.heldRate
      flow.heldRate = flow.rate
      flow.at = now + Math.max(0, flow.left) / flow.rate
      flowEnds.put(flow)
    }
    // What rounding leaves of a sum must not look like a copy.
    if (flowEnds.size === 0) mibPerSecond = 0
  }

  function advance(): void {
    now = Math.max(now, Math.min(flowEnds.first()?.at ?? Number.POSITIVE_INFINITY, conversions.first()?.at ?? Number.POSITIVE_INFINITY))
    const ended: RunningFlow[] = []
    for (let flow = flowEnds.first(); flow !== undefined && (flow.at - now) * flow.rate <= NOTHING_LEFT_MIB; flow = flowEnds.first()) {
      flowEnds.takeFirst()
      ended.push(flow)
    }
    for (const flow of ended) {
      sharing.remove(flow)
      mibPerSecond -= flow.heldRate
      const entry = flow.job
      entry.openFlows--
      if (entry.job.releases === 'disk-by-disk') freed.push([entry.job.slotKey, 1])
      if (!entry.job.isParallel) startFlow(entry, entry.nextFlow)
      if (entry.openFlows === 0) copied(entry)
    }
    const due: Conversion[] = []
    for (let next = conversions.first(); next !== undefined && next.at <= now + NO_TIME_SECONDS; next = conversions.first()) {
      conversions.takeFirst()
      due.push(next)
    }
    let hasPlanEnded = false
    for (const { job } of due.sort((left, right) => left.rank - right.rank)) hasPlanEnded = created(job) || hasPlanEnded
    settleFreed()
    if (hasPlanEnded) openPlans()
  }

  function settleFreed(): void {
    while (freed.length > 0) {
      const batch = freed.splice(0)
      for (const [key, cost] of batch) ledger.release(key, cost)
      for (const key of new Set(batch.map(([entry]) => entry))) startWaiting(key)
    }
  }
}

/** The place of each plan's first job among all jobs. */
function ranksOf(plans: readonly SimulatedPlan[]): readonly number[] {
  let rank = 0
  return plans.map(({ jobs }) => {
    const first = rank
    rank += jobs.length
    return first
  })
}
