import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { createBackend } from '#backend/create-backend.ts'
import { generateSample } from '#build/sample/generate.ts'
import { DEFAULT_EXPORTED_AT } from '#build/sample/options.ts'

const SAMPLE_SEED = 42
/** A scope narrows to one of several sources. */
const VCENTERS = 3
const IMPORTED_AT = '2026-03-02T09:00:00.000Z'

/** The path of a project with so many generated VMs: made once, and kept in the folder for the next run. */
export async function prepareEstate(folder: string, vms: number): Promise<string> {
  const project = path.join(folder, `estate-${vms}.portolan`)
  if (existsSync(project)) return project
  mkdirSync(folder, { recursive: true })
  const workbook = path.join(folder, `estate-${vms}.xlsx`)
  const unfinished = `${project}.new`
  for (const ending of ['', '-wal', '-shm']) rmSync(unfinished + ending, { force: true })
  process.stderr.write(`Generating ${vms.toLocaleString('en')} VMs; this is done once.\n`)
  await generateSample({ vms, form: 'native', seed: SAMPLE_SEED, vcenters: VCENTERS, exportedAt: DEFAULT_EXPORTED_AT }, workbook)
  process.stderr.write('Importing them.\n')
  const backend = createBackend({ now: () => IMPORTED_AT, monotonicMs: () => performance.now(), logUnexpected: (error) => String(error) })
  try {
    for (const outcome of [await backend.invoke('project.open', { path: unfinished, create: true }), await backend.invoke('inventory.import', { files: [workbook] })]) {
      if (!outcome.ok) throw new Error(outcome.error.message)
    }
  } finally {
    backend.close()
    rmSync(workbook, { force: true })
  }
  renameSync(unfinished, project)
  return project
}
