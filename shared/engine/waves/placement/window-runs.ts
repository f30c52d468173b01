import { membersToVms } from '../members-to-vms.ts'
import type { WaveRuns } from '../kept-runs.ts'
import type { TimedRun } from '../run-wave.ts'
import type { WaveProblem } from './wave-problem.ts'

/** Simulations of windows at the rates that are to be counted on. */
export interface WindowRuns {
  /** A window with these groups, as MTV runs it. The newest run of each window is kept until its groups are others. */
  run(window: number, groups: Iterable<number>): Generator<number, TimedRun>
  /** Events that were simulated so far, or would have been had nobody remembered them: a schedule must not depend on what was kept. */
  spentEvents(): number
}

export function createWindowRuns(problem: WaveProblem, waveRuns: WaveRuns): WindowRuns {
  const { plans, settings } = problem.input
  const kept = new Map<number, { readonly key: string; readonly run: TimedRun }>()
  let spent = 0
  return {
    spentEvents: () => spent,
    *run(window, groups) {
      const members = [...groups].sort((left, right) => left - right)
      const key = members.join(' ')
      const known = kept.get(window)
      if (known?.key === key) return known.run
      const run = yield* waveRuns.run(membersToVms(problem, members), 'cautious', { plans, rates: settings.rates, teams: problem.windows[window]?.teams ?? 1 })
      spent += run.events
      kept.set(window, { key, run })
      return run
    },
  }
}
