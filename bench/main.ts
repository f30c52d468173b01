// `npm run bench -- <name> [options]`: runs one benchmark of this folder.
import { readdirSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'

const USAGE_EXIT_STATUS = 2

/** A benchmark is a file of this folder that exports `run`. */
interface Benchmark {
  run(benchArguments: readonly string[]): Promise<void> | void
}

const folder = import.meta.dirname
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => file.slice(0, -'.bench.ts'.length))
  .sort()

const [name, ...benchArguments] = process.argv.slice(2)

if (name === undefined || !names.includes(name)) {
  const available = names.length === 0 ? 'none yet' : names.join(', ')
  process.stderr.write(`${name === undefined ? '' : `There is no benchmark "${name}". `}Usage: npm run bench -- NAME [OPTIONS]; benchmarks: ${available}\n`)
  process.exitCode = USAGE_EXIT_STATUS
} else {
  // The file's name comes from the folder itself; that it exports `run` is this folder's rule.
  const benchmark = (await import(pathToFileURL(path.join(folder, `${name}.bench.ts`)).href)) as Benchmark
  await benchmark.run(benchArguments)
}
