import type { ApiOutput } from '#shared/contract/api.ts'
import { type Command, type CommandContext, defineCommand, UsageError } from '../command.ts'
import { EXIT_STATUS } from '../exit-status.ts'
import { readDiff } from '../read-diff.ts'
import { parseId } from '../parse-id.ts'
import { printDiff } from '../print-diff.ts'
import { printReport } from '../print-report.ts'
import { printRows } from '../print-rows.ts'
import { openExisting } from '../project-lifetime.ts'
import { unwrap } from '../unwrap.ts'

const ACTIONS = ['list', 'report', 'diff', 'waiting', 'undo'] as const

export const imports: Command = defineCommand({
  name: 'imports',
  summary: 'Shows what was imported when, what changed, and takes the last import back.',
  usage: 'imports [list | report [IMPORT] | diff [SNAPSHOT] [--base SNAPSHOT] | waiting | undo IMPORT] --project FILE',
  options: { project: { type: 'string' }, base: { type: 'string' } },
  optionHelp: { project: 'the project file; it must exist', base: 'with diff: the older snapshot to compare with; the one before where none is given' },
  positionals: { min: 0, max: 2 },
  run: async (args, context) => {
    const [wanted = 'list', id] = args.positionals
    const action = ACTIONS.find((candidate) => candidate === wanted)
    if (action === undefined || (id !== undefined && (action === 'list' || action === 'waiting'))) throw new UsageError(`an argument is unknown or does not belong there; usage: portolan ${imports.usage}`)
    if (action !== 'diff' && args.text('base') !== undefined) throw new UsageError('--base goes with "imports diff" alone')
    if (action === 'undo' && id === undefined) throw new UsageError('name the import to be undone, so that no other one is: "portolan imports" lists them, the newest first')
    await openExisting(args.requiredText('project'), action === 'undo' ? 'write' : 'read', context)
    await RUN[action](id, args.text('base'), context)
    return EXIT_STATUS.done
  },
})

type Action = (id: string | undefined, base: string | undefined, context: CommandContext) => Promise<void>

const RUN: Readonly<Record<(typeof ACTIONS)[number], Action>> = {
  list: async (_id, _base, context) => {
    const list = unwrap(await context.backend.invoke('imports.list', {}))
    printRows({ columns: LIST_COLUMNS, rows: context.format === 'json' ? (list as never) : list.flatMap(describeImport) }, context) // JSON is the call's own answer
    if (list.length === 0) context.note('The project holds no import.')
  },
  report: async (id, _base, context) => {
    printReport(unwrap(await context.backend.invoke('inventory.report', id === undefined ? {} : { import: parseId(id, 'import') })), context)
  },
  diff: async (id, base, context) => {
    const snapshot = id === undefined ? await newestComparable(context) : parseId(id, 'snapshot')
    printDiff(await readDiff({ snapshot, ...(base === undefined ? {} : { base: parseId(base, 'snapshot') }) }, context), context)
  },
  waiting: async (_id, _base, context) => {
    const rows = unwrap(await context.backend.invoke('imports.waiting-decisions', {}))
    const columns = ['kind', 'subject', 'name', 'lastSnapshot', 'value', 'at']
    printRows({ columns, rows: context.format === 'json' ? (rows as never) : rows.map((row) => ({ ...row, value: JSON.stringify(row.value) })) }, context) // JSON is the call's own answer
    if (rows.length === 0) context.note('Every decision has its object.')
  },
  undo: async (id, _base, context) => {
    const importId = parseId(id ?? '', 'import')
    const undone = unwrap(await context.backend.invoke('imports.undo', { import: importId }))
    printRows({ columns: ['restored', 'removedSources'], rows: [{ restored: undone.restored.map(String), removedSources: undone.removedSources }] }, { ...context, print: (text) => context.print(context.format === 'json' ? `${JSON.stringify(undone, null, 2)}\n` : text) })
    context.note(`Import ${String(importId)} was undone; decisions stay as they were.`)
  },
}

const LIST_COLUMNS = ['import', 'imported', 'file', 'source', 'snapshot', 'exported', 'current', 'vms', 'errors', 'warnings']

/** A line a snapshot; an import of side files alone has none and gets its line, too. */
function describeImport({ id, importedAt, files, issues, snapshots }: ApiOutput<'imports.list'>[number]): Readonly<Record<string, string | number | boolean | null>>[] {
  const common = { import: id, imported: importedAt, errors: issues.error, warnings: issues.warning }
  const fileNames = files.map(({ name }) => name).join(', ')
  if (snapshots.length === 0) return [{ ...common, file: fileNames, source: null, snapshot: null, exported: null, current: null, vms: null }]
  return snapshots.map((snapshot) => ({
    ...common,
    file: snapshot.file ?? fileNames,
    source: snapshot.sourceName,
    snapshot: snapshot.id,
    exported: snapshot.exportedAt,
    current: snapshot.isCurrent,
    vms: snapshot.vms,
  }))
}

/** The one snapshot of the newest import that has one before it. */
async function newestComparable(context: CommandContext): Promise<number> {
  const [newest] = unwrap(await context.backend.invoke('imports.list', {}))
  const comparable = newest?.snapshots.filter(({ before }) => before !== null) ?? []
  const [only, ...others] = comparable
  if (only === undefined) throw new UsageError('the newest import has no snapshot with an older one to compare with; "portolan imports" lists all snapshots')
  if (others.length > 0) throw new UsageError(`the newest import has several snapshots to compare: ${comparable.map(({ id, sourceName }) => `${String(id)} (${sourceName})`).join(', ')}; name one`)
  return only.id
}
