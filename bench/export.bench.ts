// `npm run bench -- export [--vms N] [--repeat N]`: what an export of a project costs, from a fresh process' first to one with the plan
// at hand, and how much memory a process that does nothing else has held at most: as the command `portolan export`, and as the app.
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import type { ExportMeasurement } from './export/export-measurement.ts'
import { BUILT_MEASUREMENTS, buildMeasurements } from './import/build-measurements.ts'
import { prepareEstate } from './ui/prepare-estate.ts'

const DEFAULT_VMS = '10000'
const DEFAULT_REPEAT = '2'

/** Prints a row an export. */
export async function run(benchArguments: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...benchArguments], options: { vms: { type: 'string', default: DEFAULT_VMS }, repeat: { type: 'string', default: DEFAULT_REPEAT } } })
  const kept = await prepareEstate(path.resolve(import.meta.dirname, '..', '.cache', 'bench'), Number(values.vms))
  await buildMeasurements()
  const folder = mkdtempSync(path.join(tmpdir(), 'portolan-bench-'))
  try {
    console.log('| As | Export | Files | ms by the clock | ms of CPU | Most memory so far, MiB |\n|---|---|---:|---:|---:|---:|')
    for (const as of ['command', 'app']) {
      const project = path.join(folder, `${as}.portolan`)
      copyFileSync(kept, project)
      const child = spawnSync(process.execPath, [path.join(BUILT_MEASUREMENTS, 'export-one.js'), project, as, values.repeat], { encoding: 'utf8' })
      if (child.status !== 0) throw new Error(child.stderr)
      const exports = JSON.parse(child.stdout) as readonly ExportMeasurement[] // what export-one.ts prints
      for (const [index, { files, ms, cpuMs, peakMib }] of exports.entries()) console.log(`| ${as} | ${index === 0 ? 'first' : 'again'} | ${String(files)} | ${ms.toFixed(0)} | ${cpuMs.toFixed(0)} | ${peakMib.toFixed(0)} |`)
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
