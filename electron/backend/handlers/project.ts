import { existsSync } from 'node:fs'
import { AppError } from '#shared/contract/app-error.ts'
import type { Handlers } from '#shared/contract/api-types.ts'
import type { Api, ApiOutput } from '#shared/contract/api.ts'
import { currentTarget } from '#backend/db/repositories/decision-repository.ts'
import { countEstate } from '#backend/db/repositories/estate-repository.ts'
import type { ProjectFile } from '#backend/db/project-file.ts'
import { newProjectPath, projectName } from '#backend/projects/project-files.ts'
import { openRecentProjects } from '#backend/projects/recent-projects.ts'
import type { Session } from '#backend/session.ts'

type ProjectMethods = 'project.open' | 'project.create' | 'project.info' | 'project.close' | 'project.recent' | 'project.forget'

/** Opening, creating, closing and describing project files. Without a data folder nothing is remembered and none is made by name. */
export function projectHandlers(session: Session, dataFolder: string | null): Pick<Handlers<Api>, ProjectMethods> {
  const recent = dataFolder === null ? null : openRecentProjects(dataFolder)
  function open(path: string, create: boolean): ApiOutput<'project.info'> {
    const info = describe(session.open(path, create))
    noteRecent(path)
    return info
  }
  function noteRecent(path: string): void {
    try {
      recent?.note(path, session.now())
    } catch (error) {
      // The project is open: a list that cannot be written (a full disk, a folder of root's) is no reason to say that it is not.
      if (!(error instanceof AppError)) throw error
    }
  }
  return {
    'project.open': ({ path, create }) => open(path, create),
    'project.create': ({ name, ifTaken }) => {
      if (dataFolder === null) throw new AppError('not-found', 'This host has no folder for projects: open one by its path.')
      return open(newProjectPath(dataFolder, name, ifTaken), true)
    },
    'project.info': () => describe(session.project()),
    'project.close': () => {
      session.close()
      return {}
    },
    'project.recent': () => (recent?.list() ?? []).map(({ path, openedAt }) => ({ path, name: projectName(path), openedAt, isMissing: !existsSync(path) })),
    'project.forget': ({ path }) => {
      recent?.forget(path)
      return {}
    },
  }
}

function describe(project: ProjectFile): ApiOutput<'project.info'> {
  const counts = countEstate(project)
  return { path: project.path, name: projectName(project.path), sources: counts.sources, vms: counts.vms, target: currentTarget(project)?.id ?? null }
}
