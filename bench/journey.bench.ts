// `npm run bench -- journey [--vms N,N] [--file FILE]`: what the main job costs, step by step: import, plan, export.
// Each estate has a process of its own, so that its peak of memory is its own too.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { generateSample } from '#build/sample/generate.ts'
import { DEFAULT_EXPORTED_AT } from '#build/sample/options.ts'

const SAMPLE_SEED = 42
const DEFAULT_VMS = '1000,10000'

/** Prints one table: a row a step, for each estate. */
export async function run(benchArguments: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...benchArguments], options: { vms: { type: 'string', default: DEFAULT_VMS }, file: { type: 'string' } } })
  console.log('| Estate | Step | ms | Peak RSS so far, MiB |\n|---|---|---:|---:|')
  if (values.file !== undefined) {
    measure(path.basename(values.file), values.file)
    return
  }
  for (const vms of values.vms.split(',').map(Number)) {
    const folder = mkdtempSync(path.join(tmpdir(), 'portolan-bench-'))
    try {
      const file = path.join(folder, 'estate.xlsx')
      await generateSample({ vms, form: 'native', seed: SAMPLE_SEED, vcenters: 1, exportedAt: DEFAULT_EXPORTED_AT }, file)
      measure(`${vms.toLocaleString('en')} VMs`, file)
    } finally {
      rmSync(folder, { recursive: true })
    }
  }
}

function measure(title: string, file: string): void {
  const output = execFileSync(process.execPath, [path.join(import.meta.dirname, 'journey', 'measure.ts'), file], { encoding: 'utf8' })
  for (const line of output.trim().split('\n')) console.log(`| ${title} | ${line} |`)
}
