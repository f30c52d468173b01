import { judgeExportAge } from '#shared/domain/estate/export-age.ts'
import type { ImportRun } from '../import-run.ts'
import { checkCounts } from './check-counts.ts'
import { checkVmSizes } from './check-vm-sizes.ts'

/**
 * Reports what the sheets of one file say against each other, object by object, with the place where each stands.
 * Nothing is mended: the totals of compareTotals say how much of it there is.
 */
export function checkSanity(run: ImportRun): void {
  for (const { place, sourceName, exportedAt } of run.exportTimes.values()) {
    const issue = judgeExportAge(exportedAt, run.context.importedAt, { ...place, sourceName })
    if (issue !== null) run.report(issue)
  }
  checkCounts(run)
  for (const vm of run.vms.entries()) checkVmSizes(run, vm)
}
