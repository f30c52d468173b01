import type { ProjectFile } from '#backend/db/project-file.ts'
import { isSameState, type ProjectState, projectState } from '#backend/db/project-state.ts'
import { storeLastExport, type StoredExport, type StoredFile } from '#backend/db/repositories/last-export-repository.ts'
import { shareWork, type SharedWork } from '#backend/turns/share-work.ts'
import type { Finding } from '#shared/domain/finding.ts'
import { type BundleChoice, type BundleContext, type BundleProgress, type BundleSources, computeBundle, type ComputedBundle } from './compute-bundle.ts'

/** The bundle last looked at, kept in memory for as long as its project stays as it is. */
export interface BundleCache {
  /** The bundle of the project as it is now, computed where that was not done yet; who asks meanwhile waits for the same. */
  bundle(project: ProjectFile, choice: BundleChoice, context: BundleContext): Promise<ComputedBundle>
  /** What would stop an export of the whole bundle for the target's own releases, where it was made and nothing has changed since; else null. */
  criticals(project: ProjectFile): readonly Finding[] | null
  /** Puts an export in place of the one before, on which no bundle depends: where this connection writes it, what is kept stays valid. */
  storeExport: StoreExport
}

/** As storeLastExport, for whoever cannot write. */
export type StoreExport = (project: ProjectFile, record: StoredExport, files: readonly StoredFile[]) => Promise<void>

/** An owned resource: it lives as long as its backend, and keeps one bundle a project; a closed project takes it along. `elsewhere`: who writes in place of this connection. */
export function createBundleCache(sources: BundleSources, elsewhere: StoreExport | null): BundleCache {
  const kept = new WeakMap<ProjectFile, Kept>()
  // Known still while a part of it, or one for other releases, is looked at.
  const verdicts = new WeakMap<ProjectFile, { readonly state: ProjectState; readonly criticals: readonly Finding[] }>()

  function begin(project: ProjectFile, key: string, choice: BundleChoice, writer: WhileMade): Kept {
    // It is about the first making: a later one would be another caller's.
    let once: WhileMade | undefined = writer
    const begun: Kept = {
      key,
      state: projectState(project),
      work: shareWork((signal, progress) => {
        const own = once
        once = undefined
        return computeBundle(sources, project, choice, { signal, progress, ...own })
      }, 'Making the bundle was cancelled; nothing was written.'),
    }
    kept.set(project, begun)
    return begun
  }

  return {
    bundle: async (project, choice, { signal, progress, ...writer }) => {
      const state = projectState(project)
      const key = keyOf(choice)
      const known = kept.get(project)
      const own = known?.key === key && isSameState(known.state, state) ? known : begin(project, key, choice, writer)
      const bundle = await own.work.join(signal, progress)
      // What changed in the meantime may be in it by half: whoever asks next gets it computed anew.
      const isAsBefore = isSameState(projectState(project), own.state)
      if (kept.get(project) === own && !isAsBefore) kept.delete(project)
      if (key === WHOLE && isAsBefore) verdicts.set(project, { state: own.state, criticals: bundle.checks.findings.filter(({ severity }) => severity === 'critical') })
      return bundle
    },
    criticals: (project) => {
      const known = verdicts.get(project)
      return known !== undefined && isSameState(known.state, projectState(project)) ? known.criticals : null
    },
    storeExport: async (project, record, files) => {
      if (elsewhere !== null) return elsewhere(project, record, files)
      const before = projectState(project)
      storeLastExport(project, record, files)
      const known = kept.get(project)
      const after = projectState(project)
      if (known !== undefined && isSameState(known.state, before) && after.others === before.others) kept.set(project, { ...known, state: after })
      const verdict = verdicts.get(project)
      if (verdict !== undefined && isSameState(verdict.state, before) && after.others === before.others) verdicts.set(project, { ...verdict, state: after })
    },
  }
}

/** How a bundle is known. */
const keyOf = ({ only, mtv, openshift }: BundleChoice): string => JSON.stringify([only ?? null, mtv ?? null, openshift ?? null])
const WHOLE = keyOf({})

/** What somebody has of a bundle before it is whole. */
type WhileMade = Omit<BundleContext, 'signal' | 'progress'>

interface Kept {
  readonly key: string
  readonly state: ProjectState
  readonly work: SharedWork<ComputedBundle, BundleProgress>
}
