import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { countPlaywright, countVitest, summarize } from './count-tests.ts'

let folder: string
beforeAll(() => (folder = mkdtempSync(path.join(tmpdir(), 'portolan-counts-'))))
afterAll(() => rmSync(folder, { recursive: true }))

function resultsFile(results: unknown): string {
  const file = path.join(folder, 'results.json')
  writeFileSync(file, JSON.stringify(results))
  return file
}

describe('the counts of a test run', () => {
  test('are read from Vitest, skipped and to-do tests together', () => {
    const file = resultsFile({ numPassedTests: 7, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 })

    expect(countVitest(file)).toEqual({ passed: 7, failed: 1, skipped: 3 })
  })

  test('are read from Playwright, where a flaky test passed in the end', () => {
    const file = resultsFile({ stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 2 } })

    expect(countPlaywright(file)).toEqual({ passed: 4, failed: 1, skipped: 2 })
  })

  test('are unknown when there are no results', () => {
    expect(countVitest(path.join(folder, 'nowhere.json'))).toBeUndefined()
  })
})

describe('the closing line', () => {
  const unit = { passed: 7, failed: 0, skipped: 3 }

  test.each([
    ['adds the steps up', [unit, { passed: 4, failed: 0, skipped: 1 }], true, '11 passed, 0 failed, 4 skipped'],
    ['shows failed tests', [{ ...unit, failed: 2 }], false, '7 passed, 2 failed, 3 skipped'],
    ['counts a step that failed before any test', [], false, '0 passed, 1 failed, 0 skipped'],
    ['counts a step that failed with all tests passed', [unit], false, '7 passed, 1 failed, 3 skipped'],
  ])('%s', (_, counts, hasSucceeded, line) => {
    expect(summarize(counts, hasSucceeded)).toBe(line)
  })
})
