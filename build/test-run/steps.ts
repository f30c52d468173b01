import path from 'node:path'

import { countPlaywright, countVitest, type TestCounts } from './count-tests.ts'

export interface TestStep {
  readonly name: string
  /** A script of this project or of a package, run by the Node that runs this. */
  readonly script: string
  readonly arguments: readonly string[]
  /** For a step that runs tests: where it writes its results, and how to count them. */
  readonly results?: { readonly file: string; readonly count: (file: string) => TestCounts | undefined }
}

const resultsFolder = path.join('.cache', 'test-results')
const unitResults = path.join(resultsFolder, 'unit.json')
const endToEndResults = path.join(resultsFolder, 'end-to-end.json')

/**
 * What `npm test` runs, in this order: the cheapest proof of a mistake first. The steps of one stage run side by side: each
 * of those without tests keeps one core busy.
 */
export const testStages: readonly (readonly TestStep[])[] = [
  [
    { name: 'layers', script: path.join('build', 'layers.ts'), arguments: [] },
    { name: 'unused', script: packageScript('knip', 'bin', 'knip.js'), arguments: ['--config', path.join('build', 'knip.json')] },
    // For the end-to-end tests.
    { name: 'build', script: path.join('build', 'build.ts'), arguments: [] },
  ],
  [
    // Each takes minutes on one core in a fresh clone: beside the tests no core is idle.
    { name: 'types', script: path.join('build', 'typecheck.ts'), arguments: [] },
    { name: 'lint', script: path.join('build', 'lint.ts'), arguments: [] },
    {
      name: 'unit tests',
      script: packageScript('vitest', 'vitest.mjs'),
      arguments: ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${unitResults}`],
      results: { file: unitResults, count: countVitest },
    },
  ],
  [
    {
      name: 'end-to-end tests',
      script: packageScript('@playwright/test', 'cli.js'),
      arguments: ['test'],
      results: { file: endToEndResults, count: countPlaywright },
    },
  ],
]

function packageScript(...segments: string[]): string {
  return path.join('node_modules', ...segments)
}
