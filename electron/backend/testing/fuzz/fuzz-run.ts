import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importIntoProject } from '#backend/db/import-transaction.ts'
import { openProject, type ProjectFile } from '#backend/db/project-file.ts'
import { AppError } from '#shared/contract/app-error.ts'
import { chooseImporter } from '#backend/importers/choose-importer.ts'
import { createRecordingSink } from '#backend/importers/testing/recording-sink.ts'
import { BASE_CSV } from './base-inputs.ts'

/** For tests: imports files one after another into a project of its own. */
export interface FuzzRun {
  /** Throws where the outcome is neither a report that accounts for every row nor one clear error. */
  importFile(name: string, bytes: Uint8Array): Promise<'reported' | 'refused'>
  close(): void
}

const CONTEXT = { signal: { aborted: false }, progress: () => undefined }
const AT = { importedAt: '2026-03-02T09:00:00.000Z' }
/** A message is one sentence; one that quotes a cell of the file can be a little longer. */
const MESSAGE_AT_MOST = 2_000

export async function startFuzzRun(): Promise<FuzzRun> {
  const folder = mkdtempSync(join(tmpdir(), 'portolan-fuzz-'))
  const project = openProject(join(folder, 'fuzz.portolan'), { create: true })
  await importInventory(project, folder)
  const imports = project.database.prepare('SELECT count(*) FROM import').pluck()

  return {
    async importFile(name, bytes) {
      const path = join(folder, name)
      writeFileSync(path, bytes)
      const before = Number(imports.get())
      try {
        const importer = await chooseImporter(path, CONTEXT)
        // First by the schemas of the model, then by the rules of the tables.
        const recording = createRecordingSink()
        await importer.read(path, recording, CONTEXT)
        const rejected = recording.sheets.reduce((sum, sheet) => sum + sheet.rejected, 0)
        if (rejected !== recording.rejections.length) throw new Error(`The report counts ${String(rejected)} rejected rows, and ${String(recording.rejections.length)} were handed over.`)
        const odd = recording.sheets.find(({ rows, kept, rejected: lost }) => kept + lost > rows)
        if (odd !== undefined) throw new Error(`Of the ${String(odd.rows)} rows of ${odd.name} ${String(odd.kept)} are kept and ${String(odd.rejected)} rejected.`)
        await importIntoProject(project, (sink) => importer.read(path, sink, CONTEXT), AT)
        return 'reported'
      } catch (error) {
        if (!(error instanceof AppError) || error.code === 'internal') throw error
        if (error.message.length > MESSAGE_AT_MOST || error.message.trim() === '') throw new Error(`The message is no sentence: ${error.message.slice(0, MESSAGE_AT_MOST)}`, { cause: error })
        if (Number(imports.get()) !== before) throw new Error('An import that failed left something in the project.', { cause: error })
        return 'refused'
      }
    },
    close() {
      project.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** What files that add to an inventory are joined to. */
async function importInventory(project: ProjectFile, folder: string): Promise<void> {
  const [{ name, text }] = BASE_CSV
  const path = join(folder, name)
  writeFileSync(path, text)
  const importer = await chooseImporter(path, CONTEXT)
  await importIntoProject(project, (sink) => importer.read(path, sink, CONTEXT), AT)
}
