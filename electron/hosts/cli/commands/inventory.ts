import type { InventoryKind } from '#shared/contract/api.ts'
import { INVENTORY_KINDS } from '#shared/contract/inventory-api.ts'
import { defineCommand, UsageError } from '../command.ts'
import { EXIT_STATUS } from '../exit-status.ts'
import { parseId } from '../parse-id.ts'
import { printRows } from '../print-rows.ts'
import { openExisting } from '../project-lifetime.ts'
import { unwrap } from '../unwrap.ts'

export const inventory = defineCommand({
  name: 'inventory',
  summary: 'Lists what a project holds.',
  usage: `inventory ${INVENTORY_KINDS.join('|')} --project FILE [--where EXPR] [--columns A,B,...] [--snapshot N]`,
  options: { project: { type: 'string' }, where: { type: 'string' }, columns: { type: 'string' }, snapshot: { type: 'string' } },
  optionHelp: {
    project: 'the project file',
    where: 'a filter, e.g. \'vcpus > 4 and (cluster = "PROD" or name ~ sql) and not isTemplate\'',
    columns: 'columns of the table, in this order; json and csv always have all',
    snapshot: 'list this older snapshot as it was imported; "portolan imports" names them',
  },
  positionals: { min: 1, max: 1 },
  run: async (args, context) => {
    const wanted = args.positionals[0]
    const kind = INVENTORY_KINDS.find((candidate) => candidate === wanted)
    if (kind === undefined) throw new UsageError(`"${wanted ?? ''}" cannot be listed; choose one of ${INVENTORY_KINDS.join(', ')}`)
    await openExisting(args.requiredText('project'), context)
    const where = args.text('where')
    const snapshot = args.text('snapshot')
    const list = unwrap(await context.backend.invoke('inventory.list', { kind, ...(where === undefined ? {} : { where }), ...(snapshot === undefined ? {} : { snapshot: parseId(snapshot, 'snapshot') }) }))
    printRows(list, context, chooseColumns(args.text('columns'), kind, list.columns))
    if (list.rows.length === 0) context.note(where === undefined ? `The project holds no ${kind}.` : `No ${kind} pass the filter.`)
    return EXIT_STATUS.done
  },
})

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
