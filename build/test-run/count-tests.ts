import { existsSync, readFileSync } from 'node:fs'

export interface TestCounts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

/** What Vitest's JSON reporter writes, as far as the counts go. */
interface VitestResults {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly numTodoTests: number
}

/** What Playwright's JSON reporter writes, as far as the counts go. */
interface PlaywrightResults {
  readonly stats: { readonly expected: number; readonly unexpected: number; readonly flaky: number; readonly skipped: number }
}

/** The counts of a run of Vitest; undefined when it wrote no results. */
export function countVitest(resultsFile: string): TestCounts | undefined {
  return readResults<VitestResults, TestCounts>(resultsFile, (results) => ({
    passed: results.numPassedTests,
    failed: results.numFailedTests,
    skipped: results.numPendingTests + results.numTodoTests,
  }))
}

/** The counts of a run of Playwright; undefined when it wrote no results. A flaky test passed in the end. */
export function countPlaywright(resultsFile: string): TestCounts | undefined {
  return readResults<PlaywrightResults, TestCounts>(resultsFile, ({ stats }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
  }))
}

/**
 * The line that ends a test run. A step that failed without a failed test (types, lint, a test file
 * that does not load) counts as one failure, so that a failed run never reads as a clean one.
 */
export function summarize(counts: readonly TestCounts[], hasSucceeded: boolean): string {
  const total = (kind: keyof TestCounts) => counts.reduce((sum, count) => sum + count[kind], 0)
  const failed = hasSucceeded ? total('failed') : Math.max(1, total('failed'))
  return `${total('passed')} passed, ${failed} failed, ${total('skipped')} skipped`
}

function readResults<Results, Counts>(resultsFile: string, count: (results: Results) => Counts): Counts | undefined {
  // The reporter of a pinned version wrote this file a moment ago.
  return existsSync(resultsFile) ? count(JSON.parse(readFileSync(resultsFile, 'utf8')) as Results) : undefined
}
