import type { ApiOutput } from '#shared/contract/api.ts'
import { type Command, defineCommand, UsageError } from '../command.ts'
import { EXIT_STATUS } from '../exit-status.ts'
import { hasErrors, importEngine, importFiles } from '../import-files.ts'
import { formatCsv, formatJson, formatTable } from '../output/format.ts'
import { singleLine } from '../output/single-line.ts'
import { withProject } from '../project-lifetime.ts'

export const importCommand: Command = defineCommand({
  name: 'import',
  summary: 'Reads inventories into a project file and reports what was found.',
  usage: 'import {FILE... | --engine URL --user NAME [--ca FILE]} --project FILE [--strict]',
  options: { project: { type: 'string' }, strict: { type: 'boolean' }, engine: { type: 'string' }, user: { type: 'string' }, ca: { type: 'string' } },
  optionHelp: {
    project: 'the project file; created where there is none',
    strict: 'exit status 4 where the data has errors',
    engine: 'read an oVirt engine live, https://...; the password is asked for, or read from standard input',
    user: "the engine's user with its profile, e.g. admin@internal; one that may only read is enough",
    ca: "the engine's CA certificate in PEM, where the machine does not know it",
  },
  positionals: { min: 0, max: Number.POSITIVE_INFINITY },
  run: async (args, context) => {
    const engine = args.text('engine')
    if ((engine === undefined) === (args.positionals.length === 0)) throw new UsageError(`usage: portolan ${importCommand.usage}`)
    const project = args.requiredText('project')
    const access = engine === undefined ? null : { url: engine, user: args.requiredText('user'), ca: args.text('ca') }
    const password = access === null ? '' : await context.readPassword(`Password of ${access.user}`)
    const report = await withProject(project, context, () => (access === null ? importFiles(args.positionals, context) : importEngine({ ...access, password }, context)))
    if (context.format === 'json') context.print(formatJson(report))
    else if (context.format === 'csv') context.print(formatCsv({ columns: ISSUE_COLUMNS, rows: report.issues }))
    else context.print(describeReport(report))
    return args.flag('strict') && hasErrors(report) ? EXIT_STATUS.doubtful : EXIT_STATUS.done
  },
})

const ISSUE_COLUMNS = ['code', 'severity', 'sheet', 'row', 'column', 'value', 'assumed', 'message']

/** The report for people: files, counts, sheets, and each kind of issue with one example. */
function describeReport(report: ApiOutput<'inventory.import'>): string {
  const files = report.files.map((file) => `${file.name}: ${file.format}${file.producer === null ? '' : `, ${file.producer}`}`)
  const sources = report.sources.map((source) => `source ${source.name} (${source.kind}${source.version === null ? '' : ` ${source.version}`}), exported ${source.exportedAt ?? 'at an unknown time'}`)
  const counts = Object.entries(report.counts).map(([what, count]) => `${count} ${what}`).join(', ')
  const sheets = formatTable({
    columns: ['sheet', 'rows', 'kept', 'rejected', 'missing columns', 'extra columns'],
    rows: report.sheets.map((sheet) => ({
      sheet: sheet.name,
      rows: sheet.rows,
      kept: sheet.kept,
      rejected: sheet.rejected,
      'missing columns': sheet.missingColumns.length,
      'extra columns': sheet.extraColumns.length,
    })),
  })
  const examples = new Map(report.issues.map((issue) => [issue.code, issue]))
  const issues = Object.entries(report.issueCounts).map(([code, times]) => ({
    issue: code,
    severity: examples.get(code)?.severity ?? null,
    times,
    example: examples.get(code)?.message ?? null,
  }))
  const issueTable = issues.length === 0 ? 'no issues\n' : formatTable({ columns: ['issue', 'severity', 'times', 'example'], rows: issues })
  const side = report.sideData.map(describeSideData)
  return `${[...files, ...sources, counts, ...side].map(singleLine).join('\n')}\n\n${sheets}\n${issueTable}`
}

/** "application: 120 rows, 117 of a VM; 3 added, 2 changed, 0 removed, 112 unchanged" */
function describeSideData({ kind, rows, vms, changes }: ApiOutput<'inventory.import'>['sideData'][number]): string {
  const joined = vms === null ? '' : `, ${vms.joined} of a VM`
  return `${kind}: ${rows} rows${joined}; ${Object.entries(changes).map(([what, count]) => `${count} ${what}`).join(', ')}`
}
