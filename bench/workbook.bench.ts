// `npm run bench -- workbook [--vms 10000] [--repeat N]`: the workbook of a generated estate, its time and the memory of a process that does nothing else.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { createBackend } from '#backend/create-backend.ts'
import { generateSample } from '#build/sample/generate.ts'
import { DEFAULT_EXPORTED_AT } from '#build/sample/options.ts'
import { BUILT_MEASUREMENTS, buildMeasurements } from './import/build-measurements.ts'

const SAMPLE_SEED = 42
/** 400 MB. */
const BUDGET = { ms: 5_000, mib: 381 } as const
/** As `portolan report` writes it, and as the app does. */
const WRITERS = ['command', 'app'] as const
const KIB_PER_MIB = 1024
const IMPORTED_AT = '2026-03-02T09:00:00.000Z'

interface Measured {
  readonly gatherMs: number
  readonly writeMs: number
  readonly writeCpuMs: number
  readonly beforeMib: number
  readonly peakMib: number
}

/** Prints how long gathering and writing take and what memory they need, and fails where writing, or the memory of the command as a whole, is beyond the budget. */
export async function run(benchArguments: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...benchArguments], options: { vms: { type: 'string', default: '10000' }, repeat: { type: 'string', default: '3' } } })
  const folder = mkdtempSync(path.join(tmpdir(), 'portolan-bench-workbook-'))
  try {
    await buildMeasurements()
    console.log('| VMs | As | Run | Gathering, ms | Writing, ms | Writing, CPU, ms | Peak RSS before writing, MiB | Peak RSS, MiB | Size, MiB |\n|---:|---|---:|---:|---:|---:|---:|---:|---:|')
    for (const vms of values.vms.split(',').map(Number)) {
      const project = path.join(folder, `${vms}.portolan`)
      await importSample(vms, folder, project)
      for (const [as, round] of WRITERS.flatMap((writer) => Array.from({ length: Number(values.repeat) }, (_, index) => [writer, index + 1] as const))) {
        const out = path.join(folder, `${vms}-${as}-${round}.xlsx`)
        const child = spawnSync(process.execPath, [path.join(BUILT_MEASUREMENTS, 'write-one.js'), project, out, as], { encoding: 'utf8' })
        if (child.status !== 0) throw new Error(child.stderr)
        const { gatherMs, writeMs, writeCpuMs, beforeMib, peakMib } = JSON.parse(child.stdout) as Measured // what write-one.ts prints
        console.log(`| ${vms} | ${as} | ${round} | ${Math.round(gatherMs)} | ${Math.round(writeMs)} | ${Math.round(writeCpuMs)} | ${Math.round(beforeMib)} | ${Math.round(peakMib)} | ${(statSync(out).size / KIB_PER_MIB / KIB_PER_MIB).toFixed(1)} |`)
        if (writeCpuMs > BUDGET.ms || (as === 'command' && peakMib > BUDGET.mib)) process.exitCode = 1
      }
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function importSample(vms: number, folder: string, project: string): Promise<void> {
  const file = path.join(folder, `${vms}.xlsx`)
  await generateSample({ vms, form: 'native', seed: SAMPLE_SEED, vcenters: 1, exportedAt: DEFAULT_EXPORTED_AT }, file)
  const backend = createBackend({ now: () => IMPORTED_AT, monotonicMs: () => performance.now(), logUnexpected: String })
  const opened = await backend.invoke('project.open', { path: project, create: true })
  const imported = opened.ok ? await backend.invoke('inventory.import', { files: [file] }) : opened
  backend.close()
  if (!imported.ok) throw new Error(imported.error.message)
}
