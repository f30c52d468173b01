import { z } from 'zod'
import { privateJsonFile } from '#backend/files/private-json-file.ts'

/** More than a person looks through. */
const MOST_RECENT = 20

const recentSchema = z.array(z.object({ path: z.string().min(1), openedAt: z.iso.datetime() }))

export type RecentProject = z.infer<typeof recentSchema>[number]

/** The project files that were opened last, newest first, in one small file of the user's own. AppError io where it cannot be read or written. */
export interface RecentProjects {
  list(): readonly RecentProject[]
  /** It was opened just now. */
  note(path: string, openedAt: string): void
  forget(path: string): void
}

/** A list that cannot be understood is set aside under another name, and `tell` hears so: it is no reason not to start. */
export function openRecentProjects(folder: string, tell: (sentence: string) => void): RecentProjects {
  const file = privateJsonFile({ folder, file: 'recent-projects.json', schema: recentSchema, what: 'The list of recent projects', tell, untouched: 'The projects themselves are untouched.' })
  const list = (): readonly RecentProject[] => file.read() ?? []
  return {
    list,
    note: (path, openedAt) => file.write([{ path, openedAt }, ...list().filter((project) => project.path !== path)].slice(0, MOST_RECENT)),
    forget: (path) => {
      const projects = list()
      if (projects.some((project) => project.path === path)) file.write(projects.filter((project) => project.path !== path))
    },
  }
}
