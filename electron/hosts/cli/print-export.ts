import type { CommandContext } from './command.ts'
import { describeExport } from './describe-export.ts'
import type { ExportResult } from './export-bundle.ts'
import { formatCsv, formatJson } from './output/format.ts'

/** Prints what an export wrote: all of it as JSON, its plans as CSV, or an overview for people. `more` goes into the JSON first, `lines` into the overview. */
export function printExport(result: ExportResult, context: CommandContext, more: Readonly<Record<string, unknown>> = {}, lines: readonly string[] = []): void {
  if (context.format === 'json') context.print(formatJson({ ...more, ...result }))
  else if (context.format === 'csv') context.print(formatCsv({ columns: PLAN_COLUMNS, rows: result.plan.plans.map(({ prerequisites, ...plan }) => ({ ...plan, prerequisites: prerequisites.map((reason) => reason.message) })) }))
  else context.print(describeExport(result, lines))
}

const PLAN_COLUMNS = ['name', 'provider', 'targetNamespace', 'type', 'vms', 'disks', 'capacityMib', 'after', 'prerequisites', 'because', 'window']
