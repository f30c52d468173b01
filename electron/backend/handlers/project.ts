import type { Handlers } from '#shared/contract/api-types.ts'
import type { Api } from '#shared/contract/api.ts'
import { currentTarget } from '#backend/db/repositories/decision-repository.ts'
import { countEstate } from '#backend/db/repositories/estate-repository.ts'
import type { ProjectFile } from '#backend/db/project-file.ts'
import type { Session } from '#backend/session.ts'

/** Opening, closing and describing the project file. */
export function projectHandlers(session: Session): Pick<Handlers<Api>, 'project.open' | 'project.info' | 'project.close'> {
  return {
    'project.open': ({ path, create }) => describe(session.open(path, create)),
    'project.info': () => describe(session.project()),
    'project.close': () => {
      session.close()
      return {}
    },
  }
}

function describe(project: ProjectFile): { path: string; sources: number; vms: number; target: string | null } {
  const counts = countEstate(project)
  return { path: project.path, sources: counts.sources, vms: counts.vms, target: currentTarget(project)?.id ?? null }
}
