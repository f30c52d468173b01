import { REPORT_FORMATS, type ReportFormat } from '#shared/contract/report-api.ts'
import type { CommandContext } from './command.ts'
import { EXIT_STATUS, type ExitStatus } from './exit-status.ts'
import { formatCsv, formatJson, formatTable } from './output/format.ts'
import { progressBar } from './output/progress-reporter.ts'
import { unwrap } from './unwrap.ts'

/** What a command can write for people: nothing here can print. */
export const WRITTEN_FORMATS = REPORT_FORMATS.filter((format) => format !== 'pdf')

export interface ReportWish {
  /** Full paths by format, at least one. */
  readonly paths: Readonly<Partial<Record<ReportFormat, string>>>
  readonly force: boolean
  /** Undefined: the first of the project by name, else the defaults. */
  readonly scenario: string | undefined
}

/** Writes the workbook, the report or the tables of the open project, and prints what was written. */
export async function writeReports({ paths, force, scenario }: ReportWish, context: CommandContext): Promise<ExitStatus> {
  const outcome = await context.backend.invoke(
    'report.export',
    { ...paths, force, ...(scenario === undefined ? {} : { scenario }) },
    { signal: context.signal, onProgress: ({ phase, done, total }) => context.progress.update(phase, progressBar(done, total)) },
  )
  context.progress.clear()
  if (!outcome.ok && outcome.error.details['reason'] === 'exists') return unwrap({ ok: false, error: { ...outcome.error, message: `${outcome.error.message} --force replaces it.` } })
  const written = unwrap(outcome)
  const rows = { columns: ['format', 'path', 'bytes'], rows: written.files }
  if (context.format === 'json') context.print(formatJson(written))
  else context.print(context.format === 'csv' ? formatCsv(rows) : formatTable(rows))
  if (written.emptyTables.length > 0) context.note(`The project has nothing for these tables: ${written.emptyTables.join(', ')}.`)
  return EXIT_STATUS.done
}
