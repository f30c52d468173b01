// `npm run bench -- many-imports [--imports N] [--vms N]`: imports an inventory into one project again and again, and says what the process
// holds every so often: neither memory nor open files may grow with the number of imports.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'

const DEFAULT_IMPORTS = '1000'
const DEFAULT_VMS = '200'

/** Prints a row for each tenth of the imports. */
export function run(benchArguments: readonly string[]): void {
  const { values } = parseArgs({ args: [...benchArguments], options: { imports: { type: 'string', default: DEFAULT_IMPORTS }, vms: { type: 'string', default: DEFAULT_VMS } } })
  // Garbage is collected before each look, so that what is seen is what is held.
  const { status } = spawnSync(process.execPath, ['--expose-gc', '--disable-warning=ExperimentalWarning', path.join(import.meta.dirname, 'many-imports', 'import-again.ts'), values.imports, values.vms], { stdio: 'inherit' })
  process.exitCode = status ?? 1
}
