import type { InventoryKind } from '#shared/contract/api.ts'
import { INVENTORY_KINDS } from '#shared/contract/inventory-api.ts'
import { MOST_SORT_COLUMNS } from '#shared/contract/inventory-query.ts'
import { type CommandContext, defineCommand, UsageError } from '../command.ts'
import { EXIT_STATUS, type ExitStatus } from '../exit-status.ts'
import { formatJson } from '../output/format.ts'
import { parseId } from '../parse-id.ts'
import { printRows } from '../print-rows.ts'
import { openExisting } from '../project-lifetime.ts'
import { RAW_COLUMNS, readRawRows } from '../read-raw-rows.ts'
import { unwrap } from '../unwrap.ts'

export const inventory = defineCommand({
  name: 'inventory',
  summary: 'Lists what a project holds.',
  usage: `inventory ${INVENTORY_KINDS.join('|')} --project FILE [--where EXPR] [--sort A,-B,...] [--columns A,B,...] [--snapshot N] [--target-yaml ID] [--raw-rows ID]`,
  options: { project: { type: 'string' }, where: { type: 'string' }, sort: { type: 'string' }, columns: { type: 'string' }, snapshot: { type: 'string' }, 'target-yaml': { type: 'string' }, 'raw-rows': { type: 'string' } },
  optionHelp: {
    project: 'the project file',
    where: 'a filter, e.g. \'vcpus > 4 and (cluster = "PROD" or name ~ sql) and not isTemplate\'',
    sort: `up to ${MOST_SORT_COLUMNS} columns to sort by, the first counting most, a dash before what goes down: --sort cluster,-vcpus`,
    columns: 'columns of the table, in this order; json and csv always have all',
    snapshot: 'list this older snapshot as it was imported; "portolan imports" names them',
    'target-yaml': 'of vms: what MTV will make of the VM with this id, as YAML to read',
    'raw-rows': 'of vms: what the imported files say of the VM with this id word for word, a line a cell; of --snapshot, else of the current one',
  },
  positionals: { min: 1, max: 1 },
  run: async (args, context) => {
    const wanted = args.positionals[0]
    const kind = INVENTORY_KINDS.find((candidate) => candidate === wanted)
    if (kind === undefined) throw new UsageError(`"${wanted ?? ''}" cannot be listed; choose one of ${INVENTORY_KINDS.join(', ')}`)
    await openExisting(args.requiredText('project'), 'read', context)
    const previewed = args.text('target-yaml')
    if (previewed !== undefined) return printPreview(kind, previewed, context)
    const wantedRaw = args.text('raw-rows')
    if (wantedRaw !== undefined) return printRawRows(kind, { id: wantedRaw, snapshot: args.text('snapshot') }, context)
    const where = args.text('where')
    const sort = args.text('sort')
    const snapshot = args.text('snapshot')
    const list = unwrap(await context.backend.invoke('inventory.list', { kind, ...(where === undefined ? {} : { where }), ...(sort === undefined ? {} : { sort: readSort(sort) }), ...(snapshot === undefined ? {} : { snapshot: parseId(snapshot, 'snapshot') }) }))
    printRows(list, context, chooseColumns(args.text('columns'), kind, list.columns))
    if (list.rows.length === 0) context.note(where === undefined ? `The project holds no ${kind}.` : `No ${kind} pass the filter.`)
    return EXIT_STATUS.done
  },
})

async function printPreview(kind: InventoryKind, id: string, context: CommandContext): Promise<ExitStatus> {
  if (kind !== 'vms') throw new UsageError('--target-yaml is of vms alone')
  const { text } = unwrap(await context.backend.invoke('bundle.vm-preview', { id }))
  if (text === null) context.note(`${id} is in no plan, so that MTV makes nothing of it: see portolan plan.`)
  else context.print(context.format === 'json' ? formatJson({ id, yaml: text }) : text)
  return text === null ? EXIT_STATUS.doubtful : EXIT_STATUS.done
}

async function printRawRows(kind: InventoryKind, { id, snapshot }: { readonly id: string; readonly snapshot: string | undefined }, context: CommandContext): Promise<ExitStatus> {
  if (kind !== 'vms') throw new UsageError('--raw-rows is of vms alone')
  const { file, state, rows } = await readRawRows({ id, snapshot: snapshot === undefined ? undefined : parseId(snapshot, 'snapshot') }, context)
  if (state === 'older') context.note(`The import is of a version that kept no rows: import the file again.`)
  else if (state === 'without-vm') context.note(`The snapshot does not have the VM ${id}.`)
  else printRows({ columns: RAW_COLUMNS, rows }, context)
  if (file !== null) context.note(`Read from ${file.path ?? file.name ?? 'a file'}, ${String(file.bytes)} bytes, SHA-256 ${file.sha256}.`)
  return state === 'kept' ? EXIT_STATUS.done : EXIT_STATUS.doubtful
}

function readSort(text: string): { column: string; isDescending: boolean }[] {
  const sort = text.split(',').map((entry) => entry.trim()).map((entry) => ({ column: entry.replace(/^-/, ''), isDescending: entry.startsWith('-') }))
  if (sort.some(({ column }) => column === '')) throw new UsageError('--sort wants names of columns with commas between, such as cluster,-vcpus')
  if (sort.length > MOST_SORT_COLUMNS) throw new UsageError(`--sort takes at most ${MOST_SORT_COLUMNS} columns`)
  return sort
}

/** What fits a terminal; the others by --columns. */
const TABLE_COLUMNS: Partial<Record<InventoryKind, readonly string[]>> = {
  vms: ['name', 'powerState', 'vcpus', 'memoryMib', 'disksMib', 'cluster', 'guestOs', 'included'],
  images: ['name', 'kind', 'sizeMib', 'owner', 'datastore', 'attachedVms', 'isToRebuild'],
}

function chooseColumns(wanted: string | undefined, kind: InventoryKind, all: readonly string[]): readonly string[] {
  if (wanted === undefined) return TABLE_COLUMNS[kind]?.filter((column) => all.includes(column)) ?? all
  const columns = wanted.split(',').map((column) => column.trim())
  const unknown = columns.find((column) => !all.includes(column))
  if (unknown !== undefined) throw new UsageError(`${kind} have no column "${unknown}"; columns are ${all.join(', ')}`)
  return columns
}
