import { resolve } from 'node:path'
import { REPORT_FORMATS } from '#shared/contract/report-api.ts'
import { defineCommand, UsageError } from '../command.ts'
import { EXIT_STATUS } from '../exit-status.ts'
import { keepHeapSmall } from '../keep-heap-small.ts'
import { formatCsv, formatJson, formatTable } from '../output/format.ts'
import { progressBar } from '../output/progress-reporter.ts'
import { openExisting } from '../project-lifetime.ts'
import { unwrap } from '../unwrap.ts'

/** Nothing here can print. */
const FORMATS = REPORT_FORMATS.filter((format) => format !== 'pdf')

export const report = defineCommand({
  name: 'report',
  summary: 'Writes the workbook, the report and the tables of a project.',
  usage: 'report --project FILE [--workbook FILE] [--html FILE] [--csv DIR] [--json FILE] [--scenario NAME] [--force]',
  options: { project: { type: 'string' }, workbook: { type: 'string' }, html: { type: 'string' }, csv: { type: 'string' }, json: { type: 'string' }, scenario: { type: 'string' }, force: { type: 'boolean' } },
  optionHelp: {
    project: 'the project file',
    workbook: 'write the workbook (.xlsx), with formulas, to this file',
    html: 'write the report, to read and to print, to this file',
    csv: 'write each table as a CSV file into this folder',
    json: 'write all tables to this JSON file',
    scenario: 'the scenario that it is about; without it the first of the project',
    force: 'replace files that are there',
  },
  positionals: { min: 0, max: 0 },
  run: async (args, context) => {
    const paths = Object.fromEntries(
      FORMATS.flatMap((format) => {
        const path = args.text(format)
        return path === undefined ? [] : [[format, resolve(context.workingFolder, path)]]
      }),
    )
    if (Object.keys(paths).length === 0) throw new UsageError(`name at least one of ${FORMATS.map((format) => `--${format}`).join(', ')}`)
    keepHeapSmall()
    await openExisting(args.requiredText('project'), 'read', context)
    const scenario = args.text('scenario')
    const outcome = await context.backend.invoke(
      'report.export',
      { ...paths, force: args.flag('force'), ...(scenario === undefined ? {} : { scenario }) },
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
  },
})
