import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createBackend } from '#backend/create-backend.ts'
import { findResourcesFolder } from '#backend/resources.ts'

/** When the sample estate was imported into the project, as ISO 8601. */
export const SAMPLE_IMPORTED_AT = '2026-01-01T00:00:00Z'

/** The bytes of the file: test files that share a process share the import. */
let imported: Promise<Buffer> | null = null

/** Writes a project file with the sample estate and no decision, for tests whose concern is not the import. Nothing may be open at that path. */
export async function writeSampleProject(path: string): Promise<void> {
  imported ??= importSample()
  writeFileSync(path, await imported)
}

async function importSample(): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'portolan-sample-project-'))
  try {
    const path = join(folder, 'estate.portolan')
    const backend = createBackend({ now: () => SAMPLE_IMPORTED_AT, monotonicMs: () => 0, logUnexpected: String })
    const outcomes = [await backend.invoke('project.open', { path, create: true }), await backend.invoke('inventory.import', { files: [join(findResourcesFolder(), 'sample', 'portolan-sample-estate.xlsx')] })]
    backend.close()
    for (const outcome of outcomes) if (!outcome.ok) throw new Error(outcome.error.message)
    return readFileSync(path)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
