import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { writeReason } from '#backend/files/write-reason.ts'
import { AppError } from '#shared/contract/app-error.ts'

/** More than a person looks through. */
const MOST_RECENT = 20
const FILE = 'recent-projects.json'
const PRIVATE_FOLDER = 0o700
const PRIVATE_FILE = 0o600

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
  const file = join(folder, FILE)

  function list(): readonly RecentProject[] {
    try {
      if (!existsSync(file)) return []
      const stored = parse(readFileSync(file, 'utf8'))
      if (stored !== null) return stored
      renameSync(file, `${file}.damaged`)
    } catch (cause) {
      throw new AppError('io', `The list of recent projects in ${folder} cannot be read: ${writeReason(cause)}.`, { folder }, { cause })
    }
    tell(`The list of recent projects was damaged: it is kept as ${file}.damaged, and a new one begins. The projects themselves are untouched.`)
    return []
  }

  /** Written beside its place and renamed, so that a crash leaves the old list or the new one. */
  function store(projects: readonly RecentProject[]): void {
    const draft = `${file}.${process.pid}.draft`
    try {
      mkdirSync(folder, { recursive: true, mode: PRIVATE_FOLDER })
      writeFileSync(draft, `${JSON.stringify(projects, null, 2)}\n`, { mode: PRIVATE_FILE, flush: true })
      renameSync(draft, file)
    } catch (cause) {
      if (existsSync(draft)) rmSync(draft)
      throw new AppError('io', `The list of recent projects cannot be written to ${folder}: ${writeReason(cause)}.`, { folder }, { cause })
    }
  }

  return {
    list,
    note: (path, openedAt) => store([{ path, openedAt }, ...list().filter((project) => project.path !== path)].slice(0, MOST_RECENT)),
    forget: (path) => {
      const projects = list()
      if (projects.some((project) => project.path === path)) store(projects.filter((project) => project.path !== path))
    },
  }
}

function parse(text: string): readonly RecentProject[] | null {
  try {
    return recentSchema.parse(JSON.parse(text))
  } catch {
    // Not JSON, or not ours: the caller sets it aside.
    return null
  }
}
