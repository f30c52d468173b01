import { existsSync } from 'node:fs'
import { AppError } from '#shared/contract/app-error.ts'
import type { Handlers } from '#shared/contract/api-types.ts'
import type { Api, ApiOutput } from '#shared/contract/api.ts'
import { currentTargetId } from '#backend/db/repositories/decision-repository.ts'
import { countEstate } from '#backend/db/repositories/estate-repository.ts'
import { inventoryMemo } from '#backend/db/inventory-memo.ts'
import type { ProjectFile } from '#backend/db/project-file.ts'
import { projectName, reserveProjectFile } from '#backend/projects/project-files.ts'
import { openRecentProjects } from '#backend/projects/recent-projects.ts'
import { removeProjectFile } from '#backend/projects/remove-project-file.ts'
import type { ProjectAccess, Session } from '#backend/session.ts'

type ProjectMethods = 'project.open' | 'project.create' | 'project.info' | 'project.close' | 'project.recent' | 'project.forget'

/**
 * Opening, creating, closing and describing project files. Without a data folder nothing is remembered and none is
 * made by name. `tell` hears what went wrong with the list of recent projects where the call itself did not.
 */
export function projectHandlers(session: Session, dataFolder: string | null, tell: (sentence: string) => void): Pick<Handlers<Api>, ProjectMethods> {
  const recent = dataFolder === null ? null : openRecentProjects(dataFolder, tell)
  function open(path: string, create: boolean, access: ProjectAccess): ApiOutput<'project.info'> {
    const info = describe(session.open(path, create, access))
    noteRecent(path)
    return info
  }
  function noteRecent(path: string): void {
    try {
      recent?.note(path, session.now())
    } catch (error) {
      // The project is open: a list that cannot be written (a full disk, a folder of root's) is no reason to say that it is not.
      if (!(error instanceof AppError)) throw error
      tell(error.message)
    }
  }
  function make(folder: string, name: string, ifTaken: 'refuse' | 'number'): ApiOutput<'project.info'> {
    session.refuseWhileImporting()
    const path = reserveProjectFile(folder, name, ifTaken)
    try {
      return open(path, true, 'write')
    } catch (error) {
      removeProjectFile(path)
      throw error
    }
  }
  return {
    'project.open': ({ path, create, access }) => open(path, create, access),
    'project.create': ({ name, ifTaken }) => {
      if (dataFolder === null) throw new AppError('not-found', 'This host has no folder for projects: open one by its path.')
      return make(dataFolder, name, ifTaken)
    },
    'project.info': () => describe(session.project()),
    'project.close': () => {
      session.refuseWhileImporting()
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
  const counts = inventoryMemo(project).part(countEstate, project)
  return { path: project.path, name: projectName(project.path), sources: counts.sources, vms: counts.vms, target: currentTargetId(project), isReadOnly: project.isReadOnly, localLocks: project.localLocks ?? null }
}
