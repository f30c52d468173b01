import { driveSteps } from '#backend/turns/drive-steps.ts'
import { AppError } from '#shared/contract/app-error.ts'
import { type CancelSignal, NEVER_CANCELLED } from '#shared/domain/cancel-signal.ts'
import type { ImportReport } from '#shared/domain/estate/import-report.ts'
import type { Steps } from '#shared/domain/steps.ts'
import { createImportSink, type ImportSink } from './import-sink.ts'
import { importing, openProject, type ProjectFile, refuseMoved, refuseReadOnly } from './project-file.ts'
import { toAppError } from './sqlite-error.ts'

/** Reads one inventory (a file, a folder) into the sink. */
export type InventoryReader = (sink: ImportSink) => Promise<void>

export interface ImportOptions {
  /** ISO 8601 in UTC. */
  readonly importedAt: string
  /** Looked at while what was read is settled; the readers have a signal of their own. */
  readonly signal?: CancelSignal
}

/**
 * Runs one import as one transaction: either all of it is in the project afterwards, or the project is as it
 * was, whether reading failed, was cancelled, or the program ended. It works on a connection of its own, so
 * that whoever reads the project meanwhile sees it as it was before. One reader an inventory: which sheets
 * there are is known of each apart. AppError conflict while another import runs.
 */
export async function importIntoProject(project: ProjectFile, readers: InventoryReader | readonly InventoryReader[], { importedAt, signal = NEVER_CANCELLED }: ImportOptions): Promise<ImportReport> {
  refuseReadOnly(project)
  if (importing.has(project)) throw new AppError('conflict', 'Another import into this project is under way: wait for it or cancel it.')
  importing.add(project)
  let own: ProjectFile | null = null
  try {
    refuseMoved(project)
    own = openProject(project.path, { create: false })
    prepareForBulk(own)
    own.database.exec('BEGIN IMMEDIATE')
    const sink = createImportSink(own, importedAt)
    for (const read of typeof readers === 'function' ? [readers] : readers) {
      await inTurns(sink.nextInventory(), signal)
      await read(sink)
    }
    const report = await inTurns(sink.finish(), signal)
    refuseMoved(project)
    own.database.exec('COMMIT')
    return report
  } catch (error) {
    if (own?.database.inTransaction === true) own.database.exec('ROLLBACK')
    throw toAppError(error, project.path)
  } finally {
    own?.close()
    importing.delete(project)
  }
}

/** Other calls are answered in between: on this connection there are none. AppError cancelled. */
function inTurns<Result>(steps: Steps<Result>, signal: CancelSignal): Promise<Result> {
  return driveSteps(steps, { signal, progress: () => undefined, what: 'The import' })
}

/** In KiB, as SQLite wants a negative size. With the usual 2 MiB the pages of an index are written and read again and again; 32 MiB would gain little. */
const IMPORT_CACHE_KIB = -24_576

/**
 * The import's own connection only: every key that it writes comes from a row that it wrote before (estate-writer.ts),
 * so that looking each one up again would find nothing.
 */
function prepareForBulk({ database }: ProjectFile): void {
  database.pragma('foreign_keys = OFF')
  database.pragma(`cache_size = ${String(IMPORT_CACHE_KIB)}`)
}
