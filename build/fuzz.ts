// `npm run fuzz -- [--minutes N] [--seed S] [--target T]`: imports files that are changed at random, until something breaks
// or the time is over. What broke is made small and kept as a regression case of the tests.
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import fc from 'fast-check'
import { startFuzzRun } from '#backend/testing/fuzz/fuzz-run.ts'
import { FUZZ_TARGETS, type FuzzInput, type FuzzTarget } from '#backend/testing/fuzz/fuzz-targets.ts'

const USAGE_EXIT_STATUS = 2
const DEFAULT_MINUTES = 5
const MS_PER_MINUTE = 60_000
const RUNS_OF_A_ROUND = 200
const REGRESSIONS = path.join(import.meta.dirname, '..', 'electron', 'backend', 'testing', 'fuzz', 'regressions')

const { values } = parseArgs({ options: { minutes: { type: 'string' }, seed: { type: 'string' }, target: { type: 'string' } } })
const minutes = values.minutes === undefined ? DEFAULT_MINUTES : Number(values.minutes)
const firstSeed = values.seed === undefined ? Date.now() % 2 ** 31 : Number(values.seed)
const targets = FUZZ_TARGETS.filter(({ id }) => values.target === undefined || id === values.target)

if (!(minutes > 0) || !Number.isSafeInteger(firstSeed) || targets.length === 0) {
  const names = FUZZ_TARGETS.map(({ id }) => id).join(', ')
  process.stderr.write(`Usage: npm run fuzz -- [--minutes N] [--seed S] [--target T]; targets: ${names}\n`)
  process.exitCode = USAGE_EXIT_STATUS
} else {
  await fuzzUntil(Date.now() + minutes * MS_PER_MINUTE)
}

async function fuzzUntil(end: number): Promise<void> {
  const totals = new Map<string, { reported: number; refused: number }>()
  for (let seed = firstSeed; Date.now() < end; seed += 1) {
    for (const target of targets) {
      const counts = totals.get(target.id) ?? { reported: 0, refused: 0 }
      totals.set(target.id, counts)
      const failure = await fuzzRound(target, seed, end, counts)
      if (failure === null) continue
      const file = `${target.id}-${String(seed)}--${failure.input.name}`
      writeFileSync(path.join(REGRESSIONS, file), await failure.input.bytes())
      process.stderr.write(`${target.id}: seed ${String(seed)}: ${failure.message}\nThe file is kept as ${path.relative(process.cwd(), path.join(REGRESSIONS, file))}: mend it and commit both.\n`)
      process.exitCode = 1
      return
    }
  }
  for (const [id, { reported, refused }] of totals) process.stdout.write(`${id}: ${String(reported + refused)} files, ${String(reported)} with a report, ${String(refused)} refused\n`)
  process.stdout.write(`No failure in ${String(minutes)} minutes, seeds from ${String(firstSeed)} on.\n`)
}

async function fuzzRound({ input, share }: FuzzTarget, seed: number, end: number, counts: { reported: number; refused: number }): Promise<{ input: FuzzInput; message: string } | null> {
  const run = await startFuzzRun()
  try {
    const property = fc.asyncProperty(input, async (file) => {
      counts[await run.importFile(file.name, await file.bytes())] += 1
    })
    const details = await fc.check(property, { seed, numRuns: Math.ceil(RUNS_OF_A_ROUND * share), interruptAfterTimeLimit: Math.max(1, end - Date.now()) })
    const [failed] = details.counterexample ?? []
    if (!details.failed || failed === undefined) return null
    const error = details.errorInstance
    return { input: failed, message: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  } finally {
    run.close()
  }
}
