import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FUZZ_TARGETS } from './fuzz-targets.ts'
import { startFuzzRun } from './fuzz-run.ts'

/** Brief: `npm run fuzz` is the long one. A fixed seed, so that what fails here fails everywhere. */
const RUNS = 40
const SEED = 1

describe('files that are changed at random', () => {
  it.each(FUZZ_TARGETS.map(({ id }) => id))('%s: give a report or one clear error', async (id) => {
    const target = FUZZ_TARGETS.find((one) => one.id === id)
    if (target === undefined) throw new Error(`There is no target ${id}.`)
    const run = await startFuzzRun()
    try {
      await fc.assert(fc.asyncProperty(target.input, async (input) => void (await run.importFile(input.name, await input.bytes()))), { numRuns: Math.ceil(RUNS * target.share), seed: SEED })
    } finally {
      run.close()
    }
  })
})

const REGRESSIONS = new URL('regressions/', import.meta.url)
const FAILED_ONCE = readdirSync(REGRESSIONS).filter((name) => name !== 'README.md').sort()

describe('files that failed once', () => {
  it.each(FAILED_ONCE)('%s', async (file) => {
    const run = await startFuzzRun()
    try {
      // The name that it had stands behind the first "--": what a file is says its ending too.
      const name = file.slice(file.indexOf('--') + 2)
      expect(['reported', 'refused']).toContain(await run.importFile(name, readFileSync(new URL(file, REGRESSIONS))))
    } finally {
      run.close()
    }
  })
})
