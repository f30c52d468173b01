import { countWords } from '#shared/contract/count-words.ts'
import type { CommandContext } from './command.ts'
import { type Cell, formatCsv, formatJson, formatTable } from './output/format.ts'
import { singleLine } from './output/single-line.ts'
import type { WholeDiff } from './read-diff.ts'

const COLUMNS = ['change', 'kind', 'id', 'name', 'part', 'item', 'field', 'old', 'new']

/** Prints what changed between two snapshots: a line an object that came or went, and a line a field that changed. */
export function printDiff(diff: WholeDiff, context: CommandContext): void {
  if (context.format === 'json') {
    context.print(formatJson(diff))
    return
  }
  const rows = linesOf(diff)
  if (context.format === 'csv') {
    context.print(formatCsv({ columns: COLUMNS, rows }))
    return
  }
  const { snapshot, base, counts, notCompared } = diff
  const head = `${snapshot.sourceName}: export of ${snapshot.exportedAt ?? 'an unknown time'} compared with that of ${base.exportedAt ?? 'an unknown time'}: ${countWords(counts.added, 'VM')} added, ${counts.removed} removed, ${counts.changed} changed, ${counts.unchanged} unchanged`
  const left = notCompared.filter(({ because }) => because !== 'measured').map(({ part, field, because }) => `not compared, ${because === 'not-in-older' ? 'the older export does not state it' : 'the newer export does not state it'}: ${part}${field === null ? '' : ` ${field}`}`)
  const measured = notCompared.some(({ because }) => because === 'measured') ? ['not compared, since it differs from minute to minute: use of storage, load, addresses and states of the guest'] : []
  const table = rows.length === 0 ? 'nothing changed\n' : formatTable({ columns: ['change', 'kind', 'name', 'field', 'old', 'new'], rows: rows.map((row) => ({ ...row, field: [row['part'], row['item'], row['field']].filter((text) => text !== null).join(' ') })) })
  context.print(`${[head, ...left, ...measured].map(singleLine).join('\n')}\n\n${table}`)
}

function linesOf({ added, removed, changed, objects }: WholeDiff): Readonly<Record<string, Cell>>[] {
  const whole = (change: string, kind: string, { id, name }: { readonly id: string; readonly name: string }): Readonly<Record<string, Cell>> => ({ change, kind, id, name, part: null, item: null, field: null, old: null, new: null })
  return [
    ...added.map((vm) => whole('added', 'vms', vm)),
    ...removed.map((vm) => whole('removed', 'vms', vm)),
    ...changed.flatMap(({ id, name, changes }) => changes.map((change) => ({ change: 'changed', kind: 'vms', id, name, part: change.part, item: change.item, field: change.field, old: change.old, new: change.new }))),
    ...objects.flatMap((difference) => [...difference.added.map((object) => whole('added', difference.kind, object)), ...difference.removed.map((object) => whole('removed', difference.kind, object))]),
  ]
}
