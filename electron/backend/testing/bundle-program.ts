import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { build } from 'vite'

/** Below the project, so that the program finds packages and resources where the sources find them. */
const PROGRAMS = join(import.meta.dirname, '../../../.cache/test-programs')

/** A program in one file. */
export interface BundledProgram {
  readonly file: string
  remove(): void
}

/**
 * Makes one file of a program of the sources, packages left out, for tests that start it many times: a process that loads hundreds of modules takes more
 * than a second of the processor to begin, one that loads a single file a third of it.
 */
export async function bundleProgram(source: string): Promise<BundledProgram> {
  mkdirSync(PROGRAMS, { recursive: true })
  const folder = mkdtempSync(join(PROGRAMS, 'program-'))
  const name = `${basename(source, '.ts')}.js`
  await build({
    configFile: false,
    logLevel: 'warn',
    build: { ssr: source, outDir: folder, emptyOutDir: false, minify: false, target: 'esnext', reportCompressedSize: false, rolldownOptions: { output: { format: 'es', entryFileNames: name, codeSplitting: false } } },
  })
  return { file: join(folder, name), remove: () => rmSync(folder, { recursive: true, force: true }) }
}
