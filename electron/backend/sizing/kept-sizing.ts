import { setImmediate as nextTurn } from 'node:timers/promises'
import type { ProjectFile } from '#backend/db/project-file.ts'
import type { PlanBasis } from '#backend/plan/plan-cache.ts'
import { shareWork, type SharedWork } from '#backend/turns/share-work.ts'
import { AppError } from '#shared/contract/app-error.ts'
import { DEFAULT_SCENARIO_NAME } from '#shared/contract/sizing-api.ts'
import type { CancelSignal } from '#shared/domain/cancel-signal.ts'
import { compareNatural } from '#shared/domain/compare.ts'
import { MOST_SCENARIOS } from '#shared/domain/sizing/scenario.ts'
import type { SizingResult } from '#shared/domain/sizing/sizing-result.ts'
import { type SizingEstate, sizingEstateOf } from './sizing-estate.ts'
import { sizeScenario } from './size-scenario.ts'

/** What the scenarios that a project holds come to, kept for as long as nothing changes. */
export interface KeptSizing {
  /** Up to MOST_SCENARIOS of them by name; the defaults where there is none. AppError cancelled. */
  stored(project: ProjectFile, basis: PlanBasis, signal: CancelSignal): Promise<readonly SizingResult[]>
  /** The same where it was computed since the last change, else null. */
  known(basis: PlanBasis): readonly SizingResult[] | null
}

/** An owned resource: it lives as long as its backend. Whatever changes is another basis (plan-cache.ts). */
export function createKeptSizing(): KeptSizing {
  const kept = new WeakMap<PlanBasis, readonly SizingResult[]>()
  const underWay = new WeakMap<PlanBasis, SharedWork<readonly SizingResult[]>>()

  async function work(project: ProjectFile, basis: PlanBasis, signal: CancelSignal): Promise<readonly SizingResult[]> {
    await turn(signal)
    const estate = sizingEstateOf(project, basis)
    const results: SizingResult[] = []
    for (const [name, inputs] of storedScenarios(estate)) {
      await turn(signal)
      results.push(await sizeScenario(project, estate, { name, inputs, signal }))
    }
    kept.set(basis, results)
    return results
  }

  return {
    stored: async (project, basis, signal) => {
      const known = kept.get(basis)
      if (known !== undefined) return known
      const begun = underWay.get(basis)
      // The overview asks for it twice at once, for its own figures and for the steps.
      const shared = begun?.isWanted() === true ? begun : shareWork((all) => work(project, basis, all), 'The sizing was cancelled.')
      underWay.set(basis, shared)
      return shared.join(signal)
    },
    known: (basis) => kept.get(basis) ?? null,
  }
}

function storedScenarios({ decisions }: SizingEstate): readonly (readonly [string, unknown])[] {
  const stored = Object.entries(decisions['sizing.scenario']).sort(([left], [right]) => compareNatural(left, right))
  return stored.length === 0 ? [[DEFAULT_SCENARIO_NAME, {}]] : stored.slice(0, MOST_SCENARIOS)
}

/** A turn for what else waits, a cancel among it: many packings follow each other as somebody drags. */
export async function turn(signal: CancelSignal): Promise<void> {
  await nextTurn()
  if (signal.aborted) throw new AppError('cancelled', 'The sizing was cancelled.')
}
