import type { WaveMoment } from '#shared/domain/waves/wave-schedule.ts'
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
}

interface RunningFlow extends SharingFlow {
  readonly job: RunningJob
  left: number
}

interface RunningJob {
  readonly job: TransferJob
  readonly plan: number
  /** Place over all plans: who comes first is asked first. */
  readonly rank: number
  nextFlow: number
  openFlows: number
}

/** Flows that end so close together end at once, MiB. */
const NOTHING_LEFT_MIB = 1e-6

/**
 * Runs MTV's scheduler over the plans of a wave, event by event: whoever fits into its host's places starts, in the order of
 * the plans and with no fairness between them; what copies shares the bandwidth of hosts, datastores, link and target.
 */
export function simulateWave(plans: readonly SimulatedPlan[], { inFlight, teams }: SimulationOptions): SimulatedRun {
  const resourceNumbers = new Map<string, number>()
  const ledger = createSlotLedger(inFlight)
  const waiting = new Map<string, RunningJob[]>()
  const openJobs = plans.map((plan) => plan.jobs.length)
  const isOpened = plans.map(() => false)
  const flows = new Set<RunningFlow>()
  const sharing = createBandwidthSharing()
  const conversions: { readonly at: number; readonly job: RunningJob }[] = []
  const teamFreeAt = Array.from({ length: teams }, () => 0)
  const createdAt = new Map<string, number>()
  const runningOnHost = new Map<string, number>()
  const timeline: WaveMoment[] = []
  /** Places that were given back, not yet handed on. */
  const freed: [key: string, cost: number][] = []
  const firstRank = ranksOf(plans)
  let now = 0
  let running = 0
  let mostOnOneHost = 0
  let checkedAt = 0

  openPlans()
  for (;;) {
    sharing.settle()
    note()
    const next = nextEventAt()
    if (next === null) break
    advance(next)
  }
  return { seconds: Math.max(now, checkedAt), migrationSeconds: now, timeline, mostOnOneHost, createdAt }

  function openPlans(): void {
    // A plan that holds nothing here is done at once and may open others.
    for (let hasOpened = true; hasOpened; ) {
      hasOpened = false
      for (const [index, plan] of plans.entries()) {
        if (isOpened[index] === true || plan.after.some((other) => isOpened[other] !== true || (openJobs[other] ?? 0) > 0)) continue
        isOpened[index] = true
        hasOpened = true
        for (const [place, job] of plan.jobs.entries()) enqueue({ job, plan: index, rank: (firstRank[index] ?? 0) + place, nextFlow: 0, openFlows: 0 })
      }
    }
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
    for (const entry of queue) {
      if (entry.job.releases !== 'takes-none' && !ledger.canTake(key, entry.job.cost)) {
        stay.push(entry)
        continue
      }
      if (entry.job.releases !== 'takes-none') ledger.take(key, entry.job.cost)
      start.push(entry)
    }
    waiting.set(key, stay)
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
    const started: RunningFlow = { job: entry, left: flow.mib, maxRate: flow.maxRate, resources, costs: flow.resources.map(({ capacity }) => 1 / capacity), rate: 0 }
    flows.add(started)
    sharing.add(started)
  }

  function copied(entry: RunningJob): void {
    if (entry.job.releases === 'when-converting') freed.push([entry.job.slotKey, entry.job.cost])
    conversions.push({ at: now + entry.job.conversionSeconds, job: entry })
  }

  function created(entry: RunningJob): void {
    const { job } = entry
    running--
    runningOnHost.set(job.slotKey, (runningOnHost.get(job.slotKey) ?? 1) - 1)
    createdAt.set(job.vmId, now)
    openJobs[entry.plan] = (openJobs[entry.plan] ?? 1) - 1
    if (job.releases === 'when-created') freed.push([job.slotKey, job.cost])
    if (job.checkSeconds > 0) {
      const free = teamFreeAt.indexOf(Math.min(...teamFreeAt))
      const until = Math.max(now, teamFreeAt[free] ?? 0) + job.checkSeconds
      teamFreeAt[free] = until
      checkedAt = Math.max(checkedAt, until)
    }
  }

  function nextEventAt(): number | null {
    let next = Number.POSITIVE_INFINITY
    for (const flow of flows) next = Math.min(next, now + flow.left / flow.rate)
    for (const { at } of conversions) next = Math.min(next, at)
    return next === Number.POSITIVE_INFINITY ? null : next
  }

  function advance(at: number): void {
    const elapsed = at - now
    now = at
    const ended: RunningFlow[] = []
    for (const flow of flows) {
      flow.left -= flow.rate * elapsed
      if (flow.left <= NOTHING_LEFT_MIB) ended.push(flow)
    }
    for (const flow of ended) {
      flows.delete(flow)
      sharing.remove(flow)
      const entry = flow.job
      entry.openFlows--
      if (entry.job.releases === 'disk-by-disk') freed.push([entry.job.slotKey, 1])
      if (!entry.job.isParallel) startFlow(entry, entry.nextFlow)
      if (entry.openFlows === 0) copied(entry)
    }
    const due = conversions.filter((entry) => entry.at <= now).sort((left, right) => left.job.rank - right.job.rank)
    if (due.length > 0) {
      const later = conversions.filter((entry) => entry.at > now)
      conversions.splice(0, conversions.length, ...later)
      for (const { job } of due) created(job)
    }
    settleFreed()
    if (due.length > 0) openPlans()
  }

  function settleFreed(): void {
    while (freed.length > 0) {
      const batch = freed.splice(0)
      for (const [key, cost] of batch) ledger.release(key, cost)
      for (const key of new Set(batch.map(([entry]) => entry))) startWaiting(key)
    }
  }

  function note(): void {
    let mibPerSecond = 0
    for (const flow of flows) mibPerSecond += flow.rate
    timeline.push({ atSeconds: now, running, mibPerSecond })
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
