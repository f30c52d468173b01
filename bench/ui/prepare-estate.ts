import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, globSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { type Backend, createBackend } from '#backend/create-backend.ts'
import { generateSample } from '#build/sample/generate.ts'
import { DEFAULT_EXPORTED_AT } from '#build/sample/options.ts'

const SAMPLE_SEED = 42
/** A scope narrows to one of several sources. */
const VCENTERS = 3
const IMPORTED_AT = '2026-03-02T09:00:00.000Z'
const ROOT = path.resolve(import.meta.dirname, '..', '..')
/** What a kept file comes from: when one of these changes, it is made anew. */
const WORKBOOK_MAKERS = ['build/sample/**/*.ts', 'bench/ui/prepare-estate.ts']
const PROJECT_MAKERS = [...WORKBOOK_MAKERS, 'electron/backend/importers/**/*.ts', 'electron/backend/db/**/*.ts']
const HASH_LENGTH = 8
/** A target with StorageClasses of each kind. */
const PRESET = 'odf'

/** The path of a project with so many generated VMs: made once, and kept in the folder until what makes it changes. */
export async function prepareEstate(folder: string, vms: number): Promise<string> {
  return keep(folder, vms, '.portolan', async (unfinished) => {
    const workbook = await prepareWorkbook(folder, vms)
    process.stderr.write('Importing them.\n')
    await withBackend(unfinished, true, async (backend) => { await done(backend.invoke('inventory.import', { files: [workbook] })) })
  })
}

/** The same with a target and with all waves planned. */
export async function preparePlannedEstate(folder: string, vms: number): Promise<string> {
  return keep(folder, vms, '-planned.portolan', async (unfinished) => {
    copyFileSync(await prepareEstate(folder, vms), unfinished)
    process.stderr.write('Planning their waves.\n')
    await withBackend(unfinished, false, async (backend) => {
      await done(backend.invoke('target.use', { target: PRESET }))
      await done(backend.invoke('waves.plan', { today: IMPORTED_AT.slice(0, 'yyyy-mm-dd'.length) }))
    })
  })
}

/** The path of the workbook that such a project is imported from. */
export async function prepareWorkbook(folder: string, vms: number): Promise<string> {
  return keep(folder, vms, '.xlsx', async (unfinished) => {
    process.stderr.write(`Generating ${vms.toLocaleString('en')} VMs; this is done once.\n`)
    await generateSample({ vms, form: 'native', seed: SAMPLE_SEED, vcenters: VCENTERS, exportedAt: DEFAULT_EXPORTED_AT }, unfinished)
  })
}

async function keep(folder: string, vms: number, ending: string, make: (unfinished: string) => Promise<void>): Promise<string> {
  const [start, hash] = [`estate-${String(vms)}-`, hashOf(ending === '.xlsx' ? WORKBOOK_MAKERS : PROJECT_MAKERS)]
  const file = path.join(folder, `${start}${hash}${ending}`)
  if (existsSync(file)) return file
  mkdirSync(folder, { recursive: true })
  // What was made by other code is of no use any more.
  for (const name of readdirSync(folder)) if (name.startsWith(start) && name.slice(start.length + HASH_LENGTH) === ending) rmSync(path.join(folder, name))
  const unfinished = `${file}.new`
  for (const rest of ['', '-wal', '-shm']) rmSync(unfinished + rest, { force: true })
  await make(unfinished)
  renameSync(unfinished, file)
  return file
}

function hashOf(makers: readonly string[]): string {
  const hash = createHash('sha256')
  for (const file of globSync(makers, { cwd: ROOT }).filter((name) => !name.endsWith('.test.ts')).sort()) hash.update(file).update(readFileSync(path.join(ROOT, file)))
  return hash.digest('hex').slice(0, HASH_LENGTH)
}

async function withBackend(project: string, create: boolean, act: (backend: Backend) => Promise<void>): Promise<void> {
  const backend = createBackend({ now: () => IMPORTED_AT, monotonicMs: () => performance.now(), logUnexpected: (error) => String(error) })
  try {
    await done(backend.invoke('project.open', { path: project, create }))
    await act(backend)
  } finally {
    backend.close()
  }
}

async function done(call: Promise<{ readonly ok: true } | { readonly ok: false; readonly error: { readonly message: string } }>): Promise<void> {
  const outcome = await call
  if (!outcome.ok) throw new Error(outcome.error.message)
}
