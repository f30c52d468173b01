// `npm run bench -- large-project [--gib N] [--vms N]`: a project file of so many GiB, made of one import whose rows are repeated as older and
// newer ones, with the real schema; what opening it, looking, deciding, importing, exporting and upgrading take then. Needs three times the room.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { generateSample } from '#build/sample/generate.ts'
import { DEFAULT_EXPORTED_AT } from '#build/sample/options.ts'

const SAMPLE_SEED = 42
const DEFAULT_GIB = '2'
const DEFAULT_VMS = '10000'
const BYTES_PER_GIB = 1024 ** 3
/** The project, the copy before its upgrade, and the log of what is written. */
const ROOM = 3

/** Prints a row a step. */
export async function run(benchArguments: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...benchArguments], options: { gib: { type: 'string', default: DEFAULT_GIB }, vms: { type: 'string', default: DEFAULT_VMS } } })
  const wanted = Number(values.gib) * BYTES_PER_GIB
  const { bavail, bsize } = statfsSync(tmpdir())
  if (bavail * bsize < wanted * ROOM) throw new Error(`${tmpdir()} has no room for ${String(ROOM)} times ${values.gib} GiB.`)
  const folder = mkdtempSync(path.join(tmpdir(), 'portolan-large-'))
  try {
    const file = path.join(folder, 'estate.xlsx')
    await generateSample({ vms: Number(values.vms), form: 'native', seed: SAMPLE_SEED, vcenters: 1, exportedAt: DEFAULT_EXPORTED_AT }, file)
    if (!runStep('grow.ts', file, path.join(folder, 'estate.portolan'), String(wanted))) return
    console.log(`${(statSync(path.join(folder, 'estate.portolan')).size / BYTES_PER_GIB).toFixed(2)} GiB, ${Number(values.vms).toLocaleString('en')} VMs in force\n\n| Step | s | s of CPU | Peak RSS so far, MiB |\n|---|---:|---:|---:|`)
    runStep('measure.ts', file, path.join(folder, 'estate.portolan'))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** In a process of its own, so that its peak of memory is its own too. */
function runStep(name: string, ...given: readonly string[]): boolean {
  const { status } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', path.join(import.meta.dirname, 'large-project', name), ...given], { stdio: 'inherit' })
  process.exitCode = status ?? 1
  return status === 0
}
