import { copyFile, rm } from 'node:fs/promises'
import { basename } from 'node:path'
import { newProjectPath } from '#backend/projects/project-files.ts'
import type { Outcome } from '#shared/contract/api-types.ts'
import { API } from '#shared/contract/api.ts'
import { findUpload, resolveExportFolder, resolveImportPath, resolveProjectPath } from './call-paths.ts'
import { HttpProblem } from './http-problem.ts'
import { parseMessage } from './parse-message.ts'
import type { WebHostContext } from './route.ts'

/** What a page writes in place of a folder to get the bundle as a download. */
export const DOWNLOAD = 'download:'

/** A call as the backend gets it, and what is left to do once it has ended. */
export interface PreparedCall {
  readonly input: unknown
  /** Answers the outcome as the page gets it. */
  finish(outcome: Outcome<unknown>): Promise<Outcome<unknown>>
}

/** The paths in a page's call are names that this host gives a meaning to. HttpProblem where a page may not use one. */
export async function prepareCall(name: string, input: unknown, context: WebHostContext): Promise<PreparedCall> {
  const prepare = Object.hasOwn(PREPARATIONS, name) ? PREPARATIONS[name] : undefined
  return prepare === undefined ? { input, finish: (outcome) => Promise.resolve(outcome) } : prepare(input, context)
}

const PREPARATIONS: Readonly<Record<string, (input: unknown, context: WebHostContext) => Promise<PreparedCall>>> = {
  'inventory.import': (input, { uploads, folders }) => {
    const { files } = parseMessage(API['inventory.import'].input, input)
    return Promise.resolve({
      input: { files: files.map((file) => resolveImportPath(file, uploads, folders)) },
      // What was imported is of no more use; what was not can be tried again.
      finish: async (outcome: Outcome<unknown>) => {
        if (outcome.ok) for (const file of files) await uploads.remove(file)
        return outcome
      },
    })
  },
  'project.open': async (input, context) => {
    const { path, create } = parseMessage(API['project.open'].input, input)
    if (create) throw new HttpProblem(403, 'invalid-input', 'A page makes projects by name: use project.create.')
    if (path.startsWith('upload:')) return openUploaded(path, context)
    const recent = await context.backend.invoke('project.recent', {})
    const known = recent.ok ? recent.value.map((project) => project.path) : []
    return { input: { path: resolveProjectPath(path, known, [context.projectsFolder, ...context.folders]), create: false }, finish: (outcome) => Promise.resolve(outcome) }
  },
  'bundle.export': async (input, { folders, downloads, backend }) => {
    const asked = parseMessage(API['bundle.export'].input, input)
    if (asked.out !== DOWNLOAD) return { input: { ...asked, out: resolveExportFolder(asked.out, folders) }, finish: (outcome) => Promise.resolve(outcome) }
    const folder = await downloads.makeFolder()
    const project = await backend.invoke('project.info', {})
    return {
      input: { ...asked, out: folder, isDownload: true },
      finish: async (outcome) => {
        if (!outcome.ok) {
          await downloads.discardFolder(folder)
          return outcome
        }
        const out = await downloads.keepFolder(folder, `${project.ok ? project.value.name : 'portolan'}-bundle.zip`)
        return { ok: true, value: { ...(outcome.value as object), out } } // bundle.export answers an object
      },
    }
  },
}

/** A project that a page sent is copied among the app's own, under its name; one that cannot be opened leaves no copy. */
async function openUploaded(path: string, { uploads, projectsFolder, dataFolder }: WebHostContext): Promise<PreparedCall> {
  const upload = findUpload(path, uploads)
  const copy = newProjectPath(dataFolder, basename(upload), 'number')
  await copyFile(upload, copy)
  return {
    input: { path: copy, create: false },
    finish: async (outcome) => {
      if (outcome.ok) {
        await uploads.remove(path)
        return outcome
      }
      for (const ending of SIDE_FILES) await rm(`${copy}${ending}`, { force: true })
      return { ok: false, error: { ...outcome.error, message: outcome.error.message.replaceAll(copy, basename(upload)).replaceAll(projectsFolder, '') } }
    },
  }
}

/** The file, and what SQLite keeps beside it in WAL mode. */
const SIDE_FILES = ['', '-wal', '-shm']
