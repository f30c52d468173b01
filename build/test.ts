// `npm test`: runs the steps in order, stops at the first that fails, and ends with the sum of the tests' results.
import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'

import { summarize, type TestCounts } from './test-run/count-tests.ts'
import { testSteps, type TestStep } from './test-run/steps.ts'

const projectRoot = path.resolve(import.meta.dirname, '..')
process.chdir(projectRoot)

const counts: TestCounts[] = []
const failedStep = testSteps.find((step) => !succeeds(step))

console.log(failedStep === undefined ? '\nAll steps succeeded.' : `\nFailed at: ${failedStep.name}`)
console.log(summarize(counts, failedStep === undefined))
process.exitCode = failedStep === undefined ? 0 : 1

function succeeds(step: TestStep): boolean {
  console.log(`\n== ${step.name}`)
  if (step.results !== undefined) {
    rmSync(step.results.file, { force: true })
  }
  const startedMs = performance.now()
  const { status, error } = spawnSync(process.execPath, [step.script, ...step.arguments], { stdio: ['ignore', 'inherit', 'inherit'] })
  if (error !== undefined) {
    console.error(error.message)
  }
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1)
  console.log(`== ${step.name}: ${status === 0 ? 'ok' : 'failed'} in ${seconds} s`)

  const counted = step.results?.count(step.results.file)
  if (counted !== undefined) {
    counts.push(counted)
  }
  return status === 0
}
