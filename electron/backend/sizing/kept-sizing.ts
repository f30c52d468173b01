import type { ProjectFile } from '#backend/db/project-file.ts'
import { createKeptAnswers } from '#backend/plan/kept-answers.ts'
import type { PlanBasis } from '#backend/plan/plan-cache.ts'
import { nextTurn } from '#backend/turns/next-turn.ts'
import { shareWork, type SharedWork } from '#backend/turns/share-work.ts'
import { AppError } from '#shared/contract/app-error.ts'
import { DEFAULT_SCENARIO_NAME } from '#shared/contract/sizing-api.ts'
import type { CancelSignal } from '#shared/domain/cancel-signal.ts'
import { compareNatural } from '#shared/domain/compare.ts'
import { MOST_SCENARIOS } from '#shared/domain/sizing/scenario.ts'
import type { SizingResult } from '#shared/domain/sizing/sizing-result.ts'
import { readScenario } from '#shared/engine/sizing/read-scenario.ts'
import { type SizingEstate, sizingEstateOf } from './sizing-estate.ts'
import { sizeScenario } from './size-scenario.ts'

/** So many scenarios are kept besides those that a project can hold: somebody tries inputs, goes to another screen and back, or back by one change. */
const MOST_TRIED = 4

/** A scenario by its name and inputs, of which each may make no sense. */
export interface WantedScenario {
  readonly name: string
  readonly inputs: unknown
}

/** What scenarios come to, kept for as long as nothing changes. */
export interface KeptSizing {
  /** Those that the project holds, up to MOST_SCENARIOS of them by name; the defaults where there is none. AppError cancelled. */
  stored(project: ProjectFile, basis: PlanBasis, signal: CancelSignal): Promise<readonly SizingResult[]>
  /** The same where it was computed since the last change, else null. */
  known(basis: PlanBasis): readonly SizingResult[] | null
  /** What is asked for, one after the other; what the project holds is such an answer, too. AppError cancelled. */
  wanted(project: ProjectFile, basis: PlanBasis, scenarios: readonly WantedScenario[], signal: CancelSignal): Promise<readonly SizingResult[]>
}

/** An owned resource: it lives as long as its backend. Whatever changes is another basis (plan-cache.ts). */
export function createKeptSizing(): KeptSizing {
  const sized = createKeptAnswers<SharedWork<SizingResult>>(MOST_SCENARIOS + MOST_TRIED)
  const storedKept = new WeakMap<PlanBasis, readonly SizingResult[]>()

  async function wanted(project: ProjectFile, basis: PlanBasis, scenarios: readonly WantedScenario[], signal: CancelSignal): Promise<readonly SizingResult[]> {
    let estate: SizingEstate | null = null
    const results: SizingResult[] = []
    for (const { name, inputs } of scenarios) {
      await turn(signal)
      const shared = await sized.ask(basis, questionOf({ name, inputs }), () => shareWork((all) => sizeScenario(project, (estate ??= sizingEstateOf(project, basis)), { name, inputs, signal: all }), 'The sizing was cancelled.'))
      results.push(await shared.join(signal))
    }
    return results
  }

  return {
    wanted,
    stored: async (project, basis, signal) => {
      const known = storedKept.get(basis)
      if (known !== undefined) return known
      const results = await wanted(project, basis, storedScenarios(basis), signal)
      storedKept.set(basis, results)
      return results
    },
    known: (basis) => storedKept.get(basis) ?? null,
  }
}

/** How a scenario is known: inputs that make sense are the same with their defaults and without; all others are known by what was given. */
export function questionOf({ name, inputs }: WantedScenario): unknown {
  const { scenario, findings } = readScenario(inputs)
  return findings.length === 0 ? { name, scenario } : { name, inputs }
}

/** The scenarios that a project holds, up to MOST_SCENARIOS of them by name; the defaults where there is none. */
export function storedScenarios({ decisions }: Pick<PlanBasis, 'decisions'>): readonly [WantedScenario, ...WantedScenario[]] {
  const stored = Object.entries(decisions['sizing.scenario']).sort(([left], [right]) => compareNatural(left, right))
  const [first = { name: DEFAULT_SCENARIO_NAME, inputs: {} }, ...others] = stored.slice(0, MOST_SCENARIOS).map(([name, inputs]) => ({ name, inputs }))
  return [first, ...others]
}

/** A turn for what else waits, a cancel among it: many packings follow each other as somebody drags. */
export async function turn(signal: CancelSignal): Promise<void> {
  await nextTurn()
  if (signal.aborted) throw new AppError('cancelled', 'The sizing was cancelled.')
}
