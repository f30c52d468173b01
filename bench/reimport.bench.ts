// `npm run bench -- reimport [--vms N,N]`: what it costs to import a vCenter again, to see what changed and to take it back.
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
const MS_PER_DAY = 86_400_000
const DAYS_BETWEEN = 30
/** So many VMs fewer in the older export. */
const NEW_VMS_SHARE = 0.01

/** Prints one table: a row a step, for each estate. */
export async function run(benchArguments: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...benchArguments], options: { vms: { type: 'string', default: DEFAULT_VMS } } })
  console.log('| Estate | Step | ms |\n|---|---|---:|')
  for (const vms of values.vms.split(',').map(Number)) {
    const folder = mkdtempSync(path.join(tmpdir(), 'portolan-bench-'))
    try {
      const [older, newer] = [path.join(folder, 'older.xlsx'), path.join(folder, 'newer.xlsx')]
      const options = { form: 'native', seed: SAMPLE_SEED, vcenters: 1 } as const
      await generateSample({ ...options, vms: vms - Math.ceil(vms * NEW_VMS_SHARE), exportedAt: DEFAULT_EXPORTED_AT }, older)
      await generateSample({ ...options, vms, exportedAt: DEFAULT_EXPORTED_AT + DAYS_BETWEEN * MS_PER_DAY }, newer)
      const output = execFileSync(process.execPath, [path.join(import.meta.dirname, 'reimport', 'measure.ts'), path.join(folder, 'estate.portolan'), older, newer], { encoding: 'utf8' })
      for (const line of output.trim().split('\n')) console.log(`| ${vms.toLocaleString('en')} VMs | ${line} |`)
    } finally {
      rmSync(folder, { recursive: true })
    }
  }
}
