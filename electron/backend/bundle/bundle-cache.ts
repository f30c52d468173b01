import type { ProjectFile } from '#backend/db/project-file.ts'
import { isSameState, type ProjectState, projectState } from '#backend/db/project-state.ts'
import { storeLastExport, type StoredExport, type StoredFile } from '#backend/db/repositories/last-export-repository.ts'
import type { PlanCache } from '#backend/plan/plan-cache.ts'
import { type BundleChoice, type BundleContext, computeBundle, type ComputedBundle } from './compute-bundle.ts'

/** The bundle last looked at, kept in memory for as long as its project stays as it is. */
export interface BundleCache {
  /** The bundle of the project as it is now, computed where that was not done yet. */
  bundle(project: ProjectFile, choice: BundleChoice, context: BundleContext): Promise<ComputedBundle>
  /** Puts an export in place of the one before, on which no bundle depends: where this connection writes it, what is kept stays valid. */
  storeExport: StoreExport
}

/** As storeLastExport, for whoever cannot write. */
export type StoreExport = (project: ProjectFile, record: StoredExport, files: readonly StoredFile[]) => Promise<void>

/** An owned resource: it lives as long as its backend, and keeps one bundle a project; a closed project takes it along. `elsewhere`: who writes in place of this connection. */
export function createBundleCache(plans: PlanCache, elsewhere: StoreExport | null): BundleCache {
  const kept = new WeakMap<ProjectFile, Kept>()
  return {
    bundle: async (project, choice, context) => {
      const state = projectState(project)
      const key = JSON.stringify([choice.only ?? null, choice.mtv ?? null, choice.openshift ?? null])
      const known = kept.get(project)
      if (known !== undefined && known.key === key && isSameState(known.state, state)) return known.bundle
      const bundle = await computeBundle(plans, project, choice, context)
      // What changed in the meantime may be in it by half: whoever asks next gets it computed anew.
      if (isSameState(projectState(project), state)) kept.set(project, { key, state, bundle })
      return bundle
    },
    storeExport: async (project, record, files) => {
      if (elsewhere !== null) return elsewhere(project, record, files)
      const before = projectState(project)
      storeLastExport(project, record, files)
      const known = kept.get(project)
      const after = projectState(project)
      if (known !== undefined && isSameState(known.state, before) && after.others === before.others) kept.set(project, { ...known, state: after })
    },
  }
}

interface Kept {
  readonly key: string
  readonly state: ProjectState
  readonly bundle: ComputedBundle
}
