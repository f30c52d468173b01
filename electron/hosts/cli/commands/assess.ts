import type { ApiOutput } from '#shared/contract/api.ts'
import { defineCommand, type CommandContext } from '../command.ts'
import { EXIT_STATUS } from '../exit-status.ts'
import { formatJson, formatTable, type Rows } from '../output/format.ts'
import { printRows } from '../print-rows.ts'
import { openWithWishes, WISH_OPTION_HELP, WISH_OPTIONS } from '../take-wishes.ts'
import { unwrap } from '../unwrap.ts'

type Row = ApiOutput<'assess.vms'>['rows'][number]
type Summary = ApiOutput<'assess.summary'>

/** VMs asked for at once. */
const PAGE_VMS = 1_000

export const assess = defineCommand({
  name: 'assess',
  summary: 'Shows how ready the VMs of a project are, and why.',
  usage: 'assess --project FILE [--where EXPR] [--target PRESET|FILE] [--decisions FILE]',
  options: { project: { type: 'string' }, where: { type: 'string' }, ...WISH_OPTIONS },
  optionHelp: {
    project: 'the project file',
    where: 'only VMs that pass, e.g. \'status = blocked and cluster = "PROD"\'',
    ...WISH_OPTION_HELP,
  },
  positionals: { min: 0, max: 0 },
  run: async (args, context) => {
    await openWithWishes(args, 'read', context)
    const where = args.text('where')
    const conditions = where === undefined ? {} : { where }
    const summary = unwrap(await context.backend.invoke('assess.summary', conditions))
    const rows = await readAll(context, conditions)
    if (context.format === 'json') context.print(formatJson({ vms: rows.map(jsonOf), totals: totalsOf(summary, rows) }))
    else printRows(rowsOf(rows), context, TABLE_COLUMNS)
    if (context.format === 'table') context.print(`\n${formatTable(countsOf(summary))}\n${formatTable(rulesOf(summary))}`)
    if (rows.length === 0) context.note(where === undefined ? 'The project holds no VM.' : 'No VM passes the filter.')
    return EXIT_STATUS.done
  },
})

async function readAll(context: CommandContext, conditions: { readonly where?: string }): Promise<readonly Row[]> {
  const rows: Row[] = []
  for (;;) {
    const page = unwrap(await context.backend.invoke('assess.vms', { ...conditions, offset: rows.length, limit: PAGE_VMS }))
    rows.push(...page.rows)
    if (page.rows.length === 0 || rows.length >= page.matching) return rows
  }
}

function jsonOf({ findings, notEvaluated, complexity, ...row }: Row) {
  return { ...row, complexity, findings, notEvaluated: [...new Set(notEvaluated.map(({ id }) => id))], notEvaluatedBecause: notEvaluated }
}

function totalsOf({ vms, included, statuses, osClasses, ways, complexity, rules }: Summary, rows: readonly Row[]) {
  const findings = rows.flatMap((row) => row.findings)
  const of = (severity: string): number => findings.filter((finding) => finding.severity === severity).length
  return {
    vms,
    included,
    statuses: Object.fromEntries(statuses.map(({ status, vms: count }) => [status, count])),
    osClasses: Object.fromEntries(osClasses.map(({ class: name, vms: count }) => [name, count])),
    ways,
    complexity,
    findings: { critical: of('critical'), warning: of('warning'), information: of('information') },
    rules: rules.map(({ id, severity, category, about, vms: count, notEvaluated }) => ({ id, severity, category, about, vms: count, notEvaluated })),
  }
}

const TABLE_COLUMNS = ['name', 'cluster', 'status', 'osClass', 'guestOs', 'complexity', 'cold', 'warm', 'critical', 'warnings', 'notEvaluated'] as const

function rowsOf(rows: readonly Row[]): Rows {
  return {
    columns: ['id', 'name', 'source', 'sourceName', 'cluster', 'status', 'because', 'osClass', 'guestOs', 'guestOsFrom', 'complexity', 'complexityTerms', 'cold', 'coldBecause', 'warm', 'warmBecause', 'critical', 'warnings', 'findings', 'notEvaluated', 'rulesNotEvaluated'],
    rows: rows.map(({ id, name, source, sourceName, cluster, status, because, os, complexity, cold, warm, findings, notEvaluated }) => ({
      id, name, source, sourceName, cluster, status,
      because: because.map(({ message }) => message).join(' '),
      osClass: os.class,
      guestOs: os.label ?? os.name,
      guestOsFrom: os.from,
      complexity: complexity.score,
      complexityTerms: complexity.terms.map(({ term, points }) => `${term} ${points ?? 'unknown'}`),
      cold: cold?.isPossible ?? null,
      coldBecause: (cold?.reasons ?? []).map(({ message }) => message).join(' '),
      warm: warm?.isPossible ?? null,
      warmBecause: (warm?.reasons ?? []).map(({ message }) => message).join(' '),
      critical: findings.filter(({ severity }) => severity === 'critical').length,
      warnings: findings.filter(({ severity }) => severity === 'warning').length,
      findings: findings.map((finding) => finding.id),
      notEvaluated: notEvaluated.length,
      rulesNotEvaluated: notEvaluated.map((gap) => gap.id),
    })),
  }
}

/** What is counted over all VMs that take part. */
function countsOf({ vms, included, statuses, osClasses, ways }: Summary): Rows {
  const count = (what: string, is: string, amount: number) => ({ what, is, vms: amount })
  return {
    columns: ['what', 'is', 'vms'],
    rows: [
      count('VMs', 'taking part', included),
      count('VMs', 'left out', vms - included),
      ...statuses.map((entry) => count('status', entry.status, entry.vms)),
      ...osClasses.map((entry) => count('OS class', entry.class, entry.vms)),
      ...(['cold', 'warm'] as const).flatMap((way) => (['possible', 'impossible', 'unknown'] as const).map((answer) => count(way, answer, ways[way][answer]))),
    ],
  }
}

/** Rules that found something or could not judge. */
function rulesOf({ rules }: Summary): Rows {
  return {
    columns: ['rule', 'severity', 'vms', 'notEvaluated', 'title'],
    rows: rules.filter(({ vms, notEvaluated }) => vms + notEvaluated > 0).map(({ id, severity, vms, notEvaluated, title }) => ({ rule: id, severity, vms, notEvaluated, title })),
  }
}
