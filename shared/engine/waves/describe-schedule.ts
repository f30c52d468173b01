import { compareText } from '#shared/domain/compare.ts'
import type { Reason } from '#shared/domain/plan/reason.ts'
import type { FreedSource, StretchedNetwork, Wave, WaveRun, WaveSchedule } from '#shared/domain/waves/wave-schedule.ts'
import type { WaveVm } from '#shared/domain/waves/wave-vm.ts'
import { explainUnscheduled } from './placement/explain-unscheduled.ts'
import { sourceKeysOf } from './placement/group-loads.ts'
import type { LowerBound } from './placement/lower-bound.ts'
import type { WaveProblem } from './placement/wave-problem.ts'
import type { WaveState } from './placement/wave-state.ts'
import { membersToVms } from './members-to-vms.ts'
import type { WindowRuns } from './placement/window-runs.ts'
import type { WaveRuns } from './kept-runs.ts'
import type { ScheduleProgress } from './schedule-progress.ts'
import { scheduleAssumptions } from './schedule-assumptions.ts'

/** MTV's documentation: beyond this a host needs a larger NFC buffer. */
const MOST_WITHOUT_NFC_BUFFER = 10
const MS_PER_DAY = 86_400_000

interface Finished {
  /** The groups without a window. */
  readonly left: readonly number[]
  readonly lowerBound: LowerBound
  readonly runs: WindowRuns
  readonly waveRuns: WaveRuns
  /** Whether the search ended before everything was tried. */
  readonly isCutShort: boolean
}

/** A finished placement with everything that people ask of it. Stops now and then. */
export function* describeSchedule(problem: WaveProblem, state: WaveState, { left, lowerBound, runs, waveRuns, isCutShort }: Finished): Generator<ScheduleProgress, WaveSchedule> {
  const vmsById = new Map(problem.input.vms.map((vm) => [vm.id, vm]))
  const waves: Wave[] = []
  const used = [...problem.windows.keys()].filter((window) => (state.membersOf[window]?.size ?? 0) > 0)
  for (const window of used) {
    const members = [...(state.membersOf[window] ?? [])].sort((one, other) => one - other)
    const describing = describeWave(problem, window, members, { number: waves.length + 1, runs, waveRuns })
    for (;;) {
      yield { phase: 'describing', done: waves.length, total: used.length }
      const { done, value } = describing.next()
      if (done !== true) continue
      waves.push(value)
      break
    }
  }
  return {
    groups: problem.groups,
    edges: problem.constraints.edges,
    windows: problem.windows,
    waves,
    unscheduled: left.map((group) => explainUnscheduled(problem, state, group)),
    lowerBound,
    stretchedNetworks: stretched(waves, vmsById),
    freedSources: freed(waves, vmsById),
    issues: isCutShort ? [...problem.issues, CUT_SHORT] : problem.issues,
    assumptions: scheduleAssumptions(problem),
  }
}

const CUT_SHORT: Reason = { code: 'search-cut-short', message: 'Windows that turned out too full were emptied without trying every other place, since simulating them takes too long: set a limit of VMs for each wave, or make windows shorter.' }

function* describeWave(problem: WaveProblem, place: number, members: readonly number[], { number, runs, waveRuns }: { number: number; runs: WindowRuns; waveRuns: WaveRuns }): Generator<number, Wave> {
  const window = problem.windows[place]
  if (window === undefined) throw new Error(`there is no window ${String(place)}`)
  const groups = members.map((group) => problem.groups[group]).filter((group) => group !== undefined)
  const loads = members.map((group) => problem.loads[group]).filter((load) => load !== undefined)
  const vms = membersToVms(problem, members)
  const vmIds = vms.map(({ id }) => id)
  const options = { plans: problem.input.plans, rates: problem.input.settings.rates, teams: window.teams }
  const low = runOf(yield* waveRuns.run(vms, 'best', options))
  const high = runOf(yield* runs.run(place, members))
  const sum = (amountOf: (load: (typeof loads)[number]) => number): number => loads.reduce((total, load) => total + amountOf(load), 0)
  return {
    number, window,
    groupIds: groups.map(({ id }) => id),
    vmIds,
    capacityMib: sum((load) => load.capacityMib),
    vcpus: sum((load) => load.vcpus),
    riskPoints: sum((load) => load.riskPoints),
    low, high,
    precopySeconds: { low: yield* waveRuns.precopy(vms, 'best', options), high: yield* waveRuns.precopy(vms, 'cautious', options) },
    notes: notesOf(Math.max(low.mostOnOneHost, high.mostOnOneHost), vms),
  }
}

function runOf({ seconds, migrationSeconds, bounds, timeline, mostOnOneHost }: WaveRun): WaveRun {
  return { seconds, migrationSeconds, bounds, timeline, mostOnOneHost }
}

function notesOf(mostOnOneHost: number, vms: readonly WaveVm[]): readonly Reason[] {
  const notes: Reason[] = []
  if (mostOnOneHost > MOST_WITHOUT_NFC_BUFFER && vms.some(({ sourceKind, isOffloaded }) => sourceKind === 'vsphere' && !isOffloaded)) {
    notes.push({ code: 'nfc-buffer', message: `${String(mostOnOneHost)} VMs of one ESXi host are on their way at once, more than ${String(MOST_WITHOUT_NFC_BUFFER)}: raise the NFC buffer of the hosts before the window, or lower controller_max_vm_inflight.` })
  }
  return notes
}

/** Networks whose VMs land in more than one wave, and for how long they lie on both sides. */
function stretched(waves: readonly Wave[], vmsById: ReadonlyMap<string, WaveVm>): readonly StretchedNetwork[] {
  const spans = spansOf(waves, (vms) => [...new Set(vms.flatMap(({ networkIds }) => networkIds))], vmsById)
  return [...spans]
    .filter(([, { first, last }]) => first !== last)
    .map(([networkId, { first, last }]) => ({ networkId, firstWindowId: first.window.id, lastWindowId: last.window.id, days: Math.round((last.window.startMs - first.window.startMs) / MS_PER_DAY) }))
    .sort((left, right) => right.days - left.days || compareText(left.networkId, right.networkId))
}

function freed(waves: readonly Wave[], vmsById: ReadonlyMap<string, WaveVm>): readonly FreedSource[] {
  return [...spansOf(waves, sourceKeysOf, vmsById)]
    .map(([key, { last }]) => ({ kind: key.startsWith('host ') ? ('host' as const) : ('datastore' as const), id: key.slice(key.indexOf(' ') + 1), windowId: last.window.id, at: last.window.startMs }))
    .sort((left, right) => left.at - right.at || compareText(left.kind, right.kind) || compareText(left.id, right.id))
    .map(({ kind, id, windowId }) => ({ kind, id, windowId }))
}

function spansOf(waves: readonly Wave[], keysOf: (vms: readonly WaveVm[]) => readonly string[], vmsById: ReadonlyMap<string, WaveVm>): ReadonlyMap<string, { readonly first: Wave; readonly last: Wave }> {
  const spans = new Map<string, { first: Wave; last: Wave }>()
  for (const wave of waves) {
    for (const key of keysOf(wave.vmIds.map((id) => vmsById.get(id)).filter((vm) => vm !== undefined))) spans.set(key, { first: spans.get(key)?.first ?? wave, last: wave })
  }
  return spans
}
