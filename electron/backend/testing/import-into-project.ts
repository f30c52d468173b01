import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'
import { ZipFile } from 'yazl'
import { importIntoProject } from '#backend/db/import-transaction.ts'
import type { ProjectFile } from '#backend/db/project-file.ts'
import { loadEstate } from '#backend/db/repositories/estate-repository.ts'
import { dumpProject, withTemporaryProject } from '#backend/db/testing/temporary-project.ts'
import { AppError } from '#shared/contract/app-error.ts'
import type { Estate } from '#shared/domain/estate/estate.ts'
import type { ImportReport } from '#shared/domain/estate/import-report.ts'
import { chooseImporter } from '#backend/importers/choose-importer.ts'
import type { ImportProgress } from '#backend/importers/importer.ts'

export interface ProjectImport {
  /** Of the import that succeeded. */
  readonly report: ImportReport | null
  readonly estate: Estate
  /** Of the import that failed. */
  readonly error: AppError | null
  /** Whether the project holds, row by row, what it held before. */
  readonly isUnchanged: boolean
}

/** What a test does while the import runs. */
export interface ImportHooks {
  readonly onProgress?: (progress: ImportProgress) => void
  /** Called each time that the import looks whether it was cancelled. */
  readonly onLook?: () => void
}

const AT = { importedAt: '2026-03-02T09:00:00.000Z' }
const EARLIER = 'VM,VM ID,CPUs,Memory\nearlier,vm-1,1,1024\n'

/**
 * For tests: imports a file as a user does, by whichever importer wants it, into a project that holds something. What is
 * thrown and is no AppError fails the test.
 */
export async function importIntoUsedProject(path: string, hooks: ImportHooks = {}): Promise<ProjectImport> {
  return withTemporaryProject(async (project, folder) => {
    const earlier = join(folder, 'vInfo.csv')
    writeFileSync(earlier, EARLIER)
    await importPath(project, earlier, {})
    const before = JSON.stringify(dumpProject(project))
    const outcome = await importPath(project, path, hooks).catch((error: unknown) => {
      if (error instanceof AppError && error.code !== 'internal') return error
      throw error
    })
    const isUnchanged = JSON.stringify(dumpProject(project)) === before
    const [report, error] = outcome instanceof AppError ? [null, outcome] : [outcome, null]
    return { report, error, estate: loadEstate(project), isUnchanged }
  })
}

async function importPath(project: ProjectFile, path: string, { onProgress, onLook }: ImportHooks): Promise<ImportReport> {
  const signal = {
    get aborted() {
      onLook?.()
      return false
    },
  }
  const context = { signal, progress: (progress: ImportProgress) => onProgress?.(progress) }
  return importIntoProject(project, async (sink) => (await chooseImporter(path, context)).read(path, sink, context), AT)
}

/** For tests: a folder with these files, gone when the running test is. Answers its path. */
export function temporaryFolder(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'portolan-hostile-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true })
  })
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  return folder
}

/** For tests: a zip archive of these files. */
export async function zipOfFiles(files: Readonly<Record<string, string | Uint8Array>>): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name)
  zip.end()
  return buffer(zip.outputStream)
}
