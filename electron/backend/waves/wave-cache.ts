import type { ProjectFile } from '#backend/db/project-file.ts'
import { isSameState, type ProjectState, projectState } from '#backend/db/project-state.ts'
import type { PlanCache } from '#backend/plan/plan-cache.ts'
import { AppError } from '#shared/contract/app-error.ts'
import { type OpenSchedule, openSchedule } from '#shared/engine/waves/edit/open-schedule.ts'
import type { WaveInput } from '#shared/engine/waves/placement/wave-input.ts'
import { loadWaveProject, type WaveProject } from './wave-input.ts'

/** A schedule that is being edited. */
export interface EditedWaves {
  readonly loaded: WaveProject
  readonly input: WaveInput
  readonly open: OpenSchedule
}

/** The schedule that was edited last, held open for as long as its project stays as it is, so that a drag is judged at once. */
export interface WaveCache {
  /** The schedule that the project keeps, as of the day that it was planned on where none is given. AppError not-found where there is none. */
  edited(project: ProjectFile, today: string | undefined): Promise<EditedWaves>
}

/** An owned resource: it lives as long as its backend; a closed project takes what is kept of it along. */
export function createWaveCache(plans: PlanCache): WaveCache {
  const kept = new WeakMap<ProjectFile, { readonly state: ProjectState; readonly today: string | undefined; readonly edited: EditedWaves }>()
  return {
    edited: async (project, today) => {
      const state = projectState(project)
      const known = kept.get(project)
      if (known !== undefined && known.today === today && isSameState(known.state, state)) return known.edited
      const loaded = await loadWaveProject(plans, project, today)
      if (loaded.plannedOn === null) throw new AppError('not-found', 'There are no waves yet: plan them first.')
      const edited = { loaded, input: loaded.input, open: openSchedule(loaded.input) }
      // What changed in the meantime may be in it by half: whoever asks next gets it anew.
      if (isSameState(projectState(project), state)) kept.set(project, { state, today, edited })
      return edited
    },
  }
}
