// `npm run bench -- export [--vms N] [--repeat N] [--waves]`: what an export of a project costs, and how much memory a process that does nothing
// else has held at most: as the command `portolan export`, from its start to its end, and as the app, from an open project on; with --waves of one
// whose waves are planned, so that there are more plans, run-books and capacities.
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { createBackend } from '#backend/create-backend.ts'
import type { ExportMeasurement } from './export/export-measurement.ts'
import { BUILT_MEASUREMENTS, buildMeasurements } from './import/build-measurements.ts'
import { prepareEstate, preparePlannedEstate } from './ui/prepare-estate.ts'

const DEFAULT_VMS = '10000'
const DEFAULT_REPEAT = '5'
const NOW = '2026-03-02T10:00:00.000Z'

/** Prints the median of each row of figures, and the worst memory. Commands and apps take turns, each in a process of its own. */
export async function run(benchArguments: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...benchArguments], options: { vms: { type: 'string', default: DEFAULT_VMS }, repeat: { type: 'string', default: DEFAULT_REPEAT }, waves: { type: 'boolean', default: false } } })
  const kept = await (values.waves ? preparePlannedEstate : prepareEstate)(path.resolve(import.meta.dirname, '..', '.cache', 'bench'), Number(values.vms))
  await buildMeasurements()
  const folder = mkdtempSync(path.join(tmpdir(), 'portolan-bench-'))
  try {
    const project = path.join(folder, 'estate.portolan')
    copyFileSync(kept, project)
    await chooseTarget(project)
    // The first command of a user compiles the program; those that follow find it compiled.
    measureCommand(project, folder, 'unmeasured')
    const rounds = Array.from({ length: Number(values.repeat) }, (_, round) => [measureCommand(project, folder, String(round)), ...measureApp(project, folder, String(round))])
    console.log('| As | Export | Files | ms by the clock | ms of CPU | Most memory so far, MiB |\n|---|---|---:|---:|---:|---:|')
    for (const [index, [as, which]] of [['command', 'whole'], ['app', 'first'], ['app', 'again']].entries()) {
      const row = rounds.flatMap((round) => round[index] ?? [])
      console.log(`| ${String(as)} | ${String(which)} | ${String(row[0]?.files)} | ${median(row.map(({ ms }) => ms)).toFixed(0)} | ${median(row.map(({ cpuMs }) => cpuMs)).toFixed(0)} | ${Math.max(...row.map(({ peakMib }) => peakMib)).toFixed(0)} |`)
    }
  } finally {
    // All at the end: ext4 looks for room around what was deleted within the last minutes, which made later exports several times as slow.
    rmSync(folder, { recursive: true })
  }
}

async function chooseTarget(project: string): Promise<void> {
  const backend = createBackend({ now: () => NOW, monotonicMs: () => performance.now(), logUnexpected: (error) => String(error) })
  try {
    for (const outcome of [await backend.invoke('project.open', { path: project, create: false }), await backend.invoke('target.use', { target: 'odf' })]) if (!outcome.ok) throw new Error(outcome.error.message)
  } finally {
    backend.close()
  }
}

/** As a user starts it; what the process itself cannot see, its own start, is in the time by the clock. */
function measureCommand(kept: string, folder: string, round: string): ExportMeasurement {
  const project = path.join(folder, `command-${round}.portolan`)
  copyFileSync(kept, project)
  const usage = path.join(folder, `usage-${round}.json`)
  const args = ['--import', pathToFileURL(path.join(BUILT_MEASUREMENTS, 'report-usage.js')).href, path.join(BUILT_MEASUREMENTS, '..', 'cli', 'portolan.js')]
  const started = performance.now()
  const child = spawnSync(process.execPath, [...args, 'export', '--project', project, '--out', path.join(folder, `command-${round}`), '--force'], { encoding: 'utf8', maxBuffer: Infinity, env: { ...process.env, XDG_CACHE_HOME: folder, BENCH_USAGE_FILE: usage } })
  const ms = performance.now() - started
  if (child.status !== 0) throw new Error(child.stderr)
  const files = readdirSync(path.join(folder, `command-${round}`), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return { files: files.length, ms, ...(JSON.parse(readFileSync(usage, 'utf8')) as Pick<ExportMeasurement, 'cpuMs' | 'peakMib'>) } // what report-usage.ts writes
}

function measureApp(kept: string, folder: string, round: string): readonly ExportMeasurement[] {
  const project = path.join(folder, `app-${round}.portolan`)
  copyFileSync(kept, project)
  const child = spawnSync(process.execPath, [path.join(BUILT_MEASUREMENTS, 'export-one.js'), project, path.join(folder, `app-${round}`)], { encoding: 'utf8' })
  if (child.status !== 0) throw new Error(child.stderr)
  return JSON.parse(child.stdout) as readonly ExportMeasurement[] // what export-one.ts prints
}

function median(values: readonly number[]): number {
  return [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN
}
