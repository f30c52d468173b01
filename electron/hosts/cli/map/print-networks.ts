import type { ApiOutput } from '#shared/contract/api.ts'
import type { CommandContext } from '../command.ts'
import { EXIT_STATUS, type ExitStatus } from '../exit-status.ts'
import { formatJson, type Rows } from '../output/format.ts'
import { printRows } from '../print-rows.ts'

const COLUMNS = ['vlan', 'name', 'vms', 'nics', 'confidence', 'evidence', 'names', 'portGroups', 'sources'] as const
/** How many notes of one code are written out; all are in JSON. */
const NOTES = 5

/** Prints the networks of the source side; conflicts and gaps go to standard error. */
export function printNetworks(answer: ApiOutput<'networks.analyse'>, context: CommandContext): ExitStatus {
  if (context.format === 'json') {
    context.print(formatJson(answer))
    return EXIT_STATUS.done
  }
  printRows(rowsOf(answer), context, COLUMNS)
  for (const code of new Set(answer.conflicts.map((conflict) => conflict.code))) {
    const same = answer.conflicts.filter((conflict) => conflict.code === code)
    for (const { severity, message } of same.slice(0, NOTES)) context.note(`${severity}: ${message}`)
    if (same.length > NOTES) context.note(`${String(same.length - NOTES)} more of this kind (${code}): see --format json.`)
  }
  for (const gap of answer.notEvaluated) context.note(`Not evaluated: ${gap}`)
  return EXIT_STATUS.done
}

function rowsOf({ networks }: ApiOutput<'networks.analyse'>): Rows {
  return {
    columns: ['id', ...COLUMNS],
    rows: networks.map(({ id, name, vlanKind, vlanId, vms, nics, confidence, evidence, names, portGroups, sources }) => ({
      id,
      vlan: vlanKind === 'access' && vlanId !== null ? String(vlanId) : vlanKind,
      name,
      vms,
      nics,
      confidence,
      evidence,
      names,
      portGroups: portGroups.length,
      sources,
    })),
  }
}
