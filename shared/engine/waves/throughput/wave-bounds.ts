import { compareText } from '#shared/domain/compare.ts'
import type { WaveBound } from '#shared/domain/waves/wave-schedule.ts'
import type { TransferJob } from './transfer-jobs.ts'

/**
 * What a wave takes at least, by each of its limits, longest first: whatever the scheduler does, the run is not shorter.
 * Each copy is followed by its VM's conversion and check.
 */
export function waveBounds(jobs: readonly TransferJob[], { inFlight, teams }: { readonly inFlight: number; readonly teams: number }): readonly WaveBound[] {
  if (jobs.length === 0) return []
  const shares = new Map<string, number>()
  const held = new Map<string, number>()
  let longest: WaveBound = { kind: 'disk', subject: null, seconds: 0 }
  let firstLanding = Number.POSITIVE_INFINITY
  let checks = 0
  for (const job of jobs) {
    const copy = copySeconds(job)
    const landed = copy + job.conversionSeconds
    firstLanding = Math.min(firstLanding, landed)
    checks += job.checkSeconds
    if (landed + job.checkSeconds > longest.seconds) longest = { kind: 'disk', subject: job.vmId, seconds: landed + job.checkSeconds }
    for (const flow of job.flows) for (const { key, capacity } of flow.resources) shares.set(key, (shares.get(key) ?? 0) + flow.mib / capacity)
    const place = placeSeconds(job, copy, inFlight)
    if (place > 0) held.set(job.slotKey, (held.get(job.slotKey) ?? 0) + place)
  }
  const tail = Math.min(...jobs.map((job) => job.conversionSeconds + job.checkSeconds))
  const bounds = [longest, { kind: 'checks' as const, subject: null, seconds: firstLanding + checks / teams }]
  for (const [key, seconds] of shares) bounds.push({ ...resourceOf(key), seconds: seconds + tail })
  for (const [key, seconds] of held) bounds.push({ kind: 'slots' as const, subject: key, seconds: seconds / inFlight })
  return bounds.filter(({ seconds }) => seconds > 0).sort((left, right) => right.seconds - left.seconds || compareText(left.kind, right.kind) || compareText(left.subject ?? '', right.subject ?? ''))
}

/** A VM's own copy with nothing beside it, seconds. */
export function copySeconds(job: TransferJob): number {
  const times = job.flows.map((flow) => flow.mib / Math.min(flow.maxRate, ...flow.resources.map(({ capacity }) => capacity)))
  return job.isParallel ? Math.max(0, ...times) : times.reduce((sum, seconds) => sum + seconds, 0)
}

/** Places times the seconds that a VM holds them at least. */
export function placeSeconds(job: TransferJob, copy: number, inFlight: number): number {
  switch (job.releases) {
    case 'takes-none':
      return 0
    case 'when-created':
      return Math.min(job.cost, inFlight) * (copy + job.conversionSeconds)
    case 'when-converting':
      return Math.min(job.cost, inFlight) * copy
    case 'disk-by-disk':
      // A VM with more disks than places holds all places, so no more than those count.
      return job.cost > inFlight ? 0 : job.flows.reduce((sum, flow) => sum + flow.mib / flow.maxRate, 0)
  }
}

function resourceOf(key: string): Pick<WaveBound, 'kind' | 'subject'> {
  const [kind = '', ...rest] = key.split(' ')
  const subject = rest.length === 0 ? null : rest.join(' ')
  // Keys are made by transfer-jobs.ts alone.
  return { kind: kind as WaveBound['kind'], subject }
}
