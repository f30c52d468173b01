import { currentTarget } from '#backend/db/repositories/decision-repository.ts'
import type { ProjectFile } from '#backend/db/project-file.ts'
import { loadTarget } from '#backend/targets/load-target.ts'
import type { Target } from '#shared/domain/target/target.ts'

/** The preset that a project uses until someone chooses. */
const DEFAULT_PRESET = 'odf'

/** The target of a project for which none was chosen. */
export function defaultTarget(): Promise<Target> {
  return loadTarget(DEFAULT_PRESET)
}

/** The project's target, or the default preset where none was chosen. */
export async function projectTarget(project: ProjectFile): Promise<Target> {
  return currentTarget(project) ?? defaultTarget()
}
