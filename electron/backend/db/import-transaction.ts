import type { EstateSink } from '#backend/importers/importer.ts'
import { AppError } from '#shared/contract/app-error.ts'
import type { ImportReport } from '#shared/domain/estate/import-report.ts'
import { createImportSink } from './import-sink.ts'
import type { ProjectFile } from './project-file.ts'

/**
 * Runs one import as one transaction: either all of it is in the project afterwards, or the project is as it
 * was, whether reading failed, was cancelled, or the program ended. AppError conflict while another import runs.
 */
export async function importIntoProject(project: ProjectFile, read: (sink: EstateSink) => Promise<void>, { importedAt }: { readonly importedAt: string }): Promise<ImportReport> {
  const { database } = project
  if (database.inTransaction) throw new AppError('conflict', 'Another import into this project is under way: wait for it or cancel it.')
  begin(project)
  try {
    const sink = createImportSink(project, importedAt)
    await read(sink)
    const report = sink.finish()
    database.exec('COMMIT')
    return report
  } catch (error) {
    if (database.inTransaction) database.exec('ROLLBACK')
    throw error instanceof AppError ? error : explain(error, project)
  }
}

function begin(project: ProjectFile): void {
  try {
    project.database.exec('BEGIN IMMEDIATE')
  } catch (error) {
    throw new AppError('conflict', `${project.path} is in use by another program: close it there first.`, { path: project.path }, { cause: error })
  }
}

function explain(error: unknown, project: ProjectFile): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'SQLITE_FULL' || code === 'SQLITE_IOERR_WRITE') {
    return new AppError('io', `There is no room left to write ${project.path}: free some space and import again.`, { path: project.path }, { cause: error })
  }
  return error
}
