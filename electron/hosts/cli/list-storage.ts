import type { ApiOutput } from '#shared/contract/api.ts'
import { countWords } from '#shared/contract/count-words.ts'
import type { CommandArguments, CommandContext } from './command.ts'
import { formatJson, formatTable, type Rows } from './output/format.ts'
import { sentences } from './output/sentences.ts'
import { printRows } from './print-rows.ts'
import { unwrap } from './unwrap.ts'

type StorageAnswer = ApiOutput<'mapping.storage'>

/** Prints where datastores go; as a table, classes, rules and VMs that go elsewhere follow. */
export async function listStorage(args: CommandArguments, context: CommandContext): Promise<void> {
  const scope = args.text('where')
  const answer = unwrap(await context.backend.invoke('mapping.storage', scope === undefined ? {} : { scope }))
  if (context.format === 'json') {
    context.print(formatJson(answer))
    return
  }
  printRows(rowsOf(answer), context, TABLE_COLUMNS)
  if (context.format === 'table') {
    for (const rows of [classesOf(answer), rulesOf(answer), overridesOf(answer)]) if (rows.rows.length > 0) context.print(`\n${formatTable(rows)}`)
  }
  for (const { name, fit, capacityMib, disks } of answer.storageClasses) {
    if (fit === 'full') context.note(`${name} does not hold what is mapped to it.`)
    if (fit === 'fits-thin') context.note(`${name} holds what is mapped to it only while it provisions thinly.`)
    if (capacityMib === null && disks > 0) context.note(`${name}: not evaluated, since the target states no capacity.`)
  }
  if (answer.open > 0) context.note(`${countWords(answer.open, 'datastore or VM has', 'datastores or VMs have')} an open question: decide on ${answer.open === 1 ? 'it' : 'them'}.`)
}

const TABLE_COLUMNS = ['name', 'type', 'vms', 'disks', 'provisionedMib', 'storageClass', 'volumeMode', 'accessMode', 'confidence', 'why'] as const

function rowsOf({ rows }: StorageAnswer): Rows {
  return {
    columns: ['id', 'name', 'source', 'type', 'vms', 'disks', 'provisionedMib', 'storageClass', 'volumeMode', 'accessMode', 'copyOffload', 'confidence', 'isDecided', 'rule', 'why', 'evidence', 'consequences', 'warnings'],
    rows: rows.filter(({ isNeeded }) => isNeeded).map((row) => {
      const { effective } = row
      const destination = effective?.destination ?? null
      return {
        id: row.id,
        name: row.name,
        source: row.sourceName,
        type: row.type,
        vms: row.vms,
        disks: row.disks,
        provisionedMib: row.provisionedMib,
        storageClass: destination?.storageClass ?? null,
        volumeMode: destination?.volumeMode ?? null,
        accessMode: destination?.accessMode ?? null,
        copyOffload: destination?.copyOffload?.vendor ?? null,
        confidence: effective?.confidence ?? null,
        isDecided: row.decision !== null,
        rule: row.rule,
        why: sentences(effective?.why ?? []),
        evidence: (row.evidence ?? []).map(({ message, confidence }) => `${message} (${confidence})`).join(' '),
        consequences: sentences(row.consequences ?? []),
        warnings: row.warnings.map(({ code }) => code),
      }
    }),
  }
}

function classesOf({ storageClasses }: StorageAnswer): Rows {
  return {
    columns: ['storageClass', 'datastores', 'disks', 'provisionedMib', 'overheadMib', 'growthMib', 'neededMib', 'inUseMib', 'capacityMib', 'fit'],
    rows: storageClasses.map(({ name, datastores, disks, wantedMib, overheadMib, growthMib, neededMib, inUseMib, disksWithoutUse, capacityMib, fit }) => ({
      storageClass: name,
      datastores,
      disks,
      provisionedMib: Math.round(wantedMib),
      overheadMib: Math.round(overheadMib),
      growthMib: Math.round(growthMib),
      neededMib: Math.round(neededMib),
      // A sum over some of the disks would pass for one over all.
      inUseMib: disksWithoutUse > 0 ? null : Math.round(inUseMib),
      capacityMib,
      fit,
    })),
  }
}

function rulesOf({ rules }: StorageAnswer): Rows {
  return { columns: ['rule', 'where', 'storageClass', 'passed', 'decides'], rows: rules.map(({ place, where, storageClass, passed, decides }) => ({ rule: place, where, storageClass, passed, decides })) }
}

function overridesOf({ overrides }: StorageAnswer): Rows {
  return {
    columns: ['vm', 'disksGoTo', 'refused'],
    rows: overrides.map(({ name, places, refusals }) => ({ vm: name, disksGoTo: places.map((place) => `${place.name} to ${place.choice.destination?.storageClass ?? 'an open question'}`), refused: sentences(refusals) })),
  }
}
