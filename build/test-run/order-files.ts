import { readFileSync } from 'node:fs'
import path from 'node:path'

import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** What the first line of a test of components says. */
const NAMES_A_PAGE = '// @vitest-environment '

/**
 * Files that take five seconds and more where nothing else runs, the longest first. Without the times of an earlier run the largest files go first,
 * which says nothing of what a file starts: one of these at the end would leave the other cores without work.
 */
export const LONG_FILES: readonly string[] = [
  'electron/hosts/cli/plan.test.ts',
  'electron/backend/exporters/workbook/recalculate.test.ts',
  'electron/hosts/desktop/main/supervise-backend.test.ts',
  'electron/hosts/cli/map.test.ts',
  'electron/backend/importers/rvtools/rvtools-samples.test.ts',
  'electron/backend/importers/bad-input.test.ts',
  'electron/backend/testing/fuzz/fuzz.test.ts',
  'electron/hosts/cli/waves.test.ts',
  'electron/backend/plan/plan-cache.property.test.ts',
  'build/types/check-pages.test.ts',
  'electron/hosts/desktop/main/answer-bridge.test.ts',
  'electron/backend/testing/faults/faults.test.ts',
  'electron/backend/importers/tables/xlsx/sheetjs-differential.test.ts',
  'build/sample/forms.test.ts',
  'electron/backend/handlers/bundle.test.ts',
  'electron/backend/importers/tables/xls/open-xls.test.ts',
]

const projectRoot = path.resolve(import.meta.dirname, '../..')
const longFiles = new Map(LONG_FILES.map((file, index) => [path.join(projectRoot, file), index]))

/**
 * The order of test files. A worker serves files of one environment and ends when the next in turn wants another, with all modules that it has
 * loaded: files of components therefore go together, at the beginning, and the longest of the others come right behind them.
 */
export class FileOrder extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return inTurn(await super.sort(files), (file) => file.moduleId)
  }
}

/** Puts files into the order in which they are run, each by its absolute path; what counts the same stays as it was. */
export function inTurn<File>(files: readonly File[], pathOf: (file: File) => string): File[] {
  const turns = new Map(files.map((file) => [file, turnOf(pathOf(file))]))
  return [...files].sort((left, right) => (turns.get(left) ?? 0) - (turns.get(right) ?? 0))
}

function turnOf(file: string): number {
  if (readFileSync(file, 'utf8').startsWith(NAMES_A_PAGE)) return -1
  return longFiles.get(file) ?? LONG_FILES.length
}
