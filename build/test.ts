// `npm test`: runs the stages in order, stops at the first in which a step fails, and ends with the sum of the tests' results.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { text } from 'node:stream/consumers'

import { summarize, type TestCounts } from './test-run/count-tests.ts'
import { testStages, type TestStep } from './test-run/steps.ts'

const projectRoot = path.resolve(import.meta.dirname, '..')
process.chdir(projectRoot)
// Every process that the tests start compiles the same sources: the first keeps what it compiled, which halves the others' start.
process.env['NODE_COMPILE_CACHE'] ??= path.join(projectRoot, '.cache', 'node-compile')

const counts: TestCounts[] = []
const failed = await firstFailed()

console.log(failed === null ? '\nAll steps succeeded.' : `\nFailed at: ${failed}`)
console.log(summarize(counts, failed === null))
process.exitCode = failed === null ? 0 : 1

/** The names of the steps that failed in the first stage in which any did. */
async function firstFailed(): Promise<string | null> {
  for (const stage of testStages) {
    const outcomes = await Promise.all(stage.map((step) => succeeds(step, stage.length > 1 && step.results === undefined)))
    const names = stage.filter((_, index) => outcomes[index] === false).map(({ name }) => name)
    if (names.length > 0) return names.join(', ')
  }
  return null
}

/** What steps say that run side by side is held back until each has ended; tests say at once how far they are. */
async function succeeds(step: TestStep, isHeldBack: boolean): Promise<boolean> {
  if (!isHeldBack) console.log(`\n== ${step.name}`)
  if (step.results !== undefined) {
    rmSync(step.results.file, { force: true })
  }
  const startedMs = performance.now()
  const status = isHeldBack ? await runQuietly(step) : await run(step)
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1)
  console.log(`== ${step.name}: ${status === 0 ? 'ok' : 'failed'} in ${seconds} s`)

  const counted = step.results?.count(step.results.file)
  if (counted !== undefined) {
    counts.push(counted)
  }
  return status === 0
}

async function run(step: TestStep): Promise<number | null> {
  const child = spawn(process.execPath, [step.script, ...step.arguments], { stdio: ['ignore', 'inherit', 'inherit'] })
  const [status] = (await once(child, 'close')) as [number | null] // the status is the event's first value
  return status
}

async function runQuietly(step: TestStep): Promise<number | null> {
  const child = spawn(process.execPath, [step.script, ...step.arguments], { stdio: ['ignore', 'pipe', 'pipe'] })
  const [said, complained, [status]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close') as Promise<[number | null]>]) // as in run
  process.stdout.write(`\n== ${step.name}\n${said}`)
  process.stderr.write(complained)
  return status
}
