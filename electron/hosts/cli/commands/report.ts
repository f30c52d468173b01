import { resolve } from 'node:path'
import { defineCommand, UsageError } from '../command.ts'
import { keepHeapSmall } from '../keep-heap-small.ts'
import { openExisting } from '../project-lifetime.ts'
import { WRITTEN_FORMATS, writeReports } from '../write-reports.ts'

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
      WRITTEN_FORMATS.flatMap((format) => {
        const path = args.text(format)
        return path === undefined ? [] : [[format, resolve(context.workingFolder, path)]]
      }),
    )
    if (Object.keys(paths).length === 0) throw new UsageError(`name at least one of ${WRITTEN_FORMATS.map((format) => `--${format}`).join(', ')}`)
    keepHeapSmall()
    await openExisting(args.requiredText('project'), 'read', context)
    return writeReports({ paths, force: args.flag('force'), scenario: args.text('scenario') }, context)
  },
})
