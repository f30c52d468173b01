import { setImmediate as nextTurn } from 'node:timers/promises'
import type { ProjectFile } from '#backend/db/project-file.ts'
import type { PlanBasis } from '#backend/plan/plan-cache.ts'
import { AppError } from '#shared/contract/app-error.ts'
import type { CancelSignal } from '#shared/domain/cancel-signal.ts'
import { compareNatural } from '#shared/domain/compare.ts'
import { MOST_SCENARIOS } from '#shared/domain/sizing/scenario.ts'
import type { SizingResult } from '#shared/domain/sizing/sizing-result.ts'
import { type SizingEstate, sizingEstateOf } from './sizing-estate.ts'
import { sizeScenario } from './size-scenario.ts'

/** The name under which the defaults are computed where a project holds no scenario. */
const DEFAULT_NAME = 'Defaults'

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
  return {
    stored: async (project, basis, signal) => {
      const known = kept.get(basis)
      if (known !== undefined) return known
      await turn(signal)
      const estate = sizingEstateOf(project, basis)
      const results: SizingResult[] = []
      for (const [name, inputs] of storedScenarios(estate)) {
        await turn(signal)
        results.push(sizeScenario(project, estate, name, inputs))
      }
      kept.set(basis, results)
      return results
    },
    known: (basis) => kept.get(basis) ?? null,
  }
}

function storedScenarios({ decisions }: SizingEstate): readonly (readonly [string, unknown])[] {
  const stored = Object.entries(decisions['sizing.scenario']).sort(([left], [right]) => compareNatural(left, right))
  return stored.length === 0 ? [[DEFAULT_NAME, {}]] : stored.slice(0, MOST_SCENARIOS)
}

/** A turn for what else waits, a cancel among it: one packing is short, and many follow each other as somebody drags. */
export async function turn(signal: CancelSignal): Promise<void> {
  await nextTurn()
  if (signal.aborted) throw new AppError('cancelled', 'The sizing was cancelled.')
}
