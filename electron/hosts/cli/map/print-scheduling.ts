import type { ApiOutput } from '#shared/contract/api.ts'
import type { CommandContext } from '../command.ts'
import { EXIT_STATUS, type ExitStatus } from '../exit-status.ts'
import { formatJson } from '../output/format.ts'
import { printRows } from '../print-rows.ts'

/** How the sources' clusters balance load and meet failures: a line each in a table and in CSV; JSON has the rest, too. What follows for the target goes to standard error. */
export function printScheduling(answer: ApiOutput<'mapping.scheduling'>, context: CommandContext): ExitStatus {
  if (context.format === 'json') {
    context.print(formatJson(answer))
    return EXIT_STATUS.done
  }
  const rows = answer.rows.map(({ clusterId, name, sourceName, vmCount, balancing, isHaEnabled, failoverHosts, reasons }) => ({
    id: clusterId, name, source: sourceName, vms: vmCount,
    isBalanced: balancing?.isWanted ?? null,
    mode: balancing?.isWanted === true ? balancing.mode : null,
    threshold: balancing?.isWanted === true ? balancing.threshold : null,
    isHaEnabled, failoverHosts, why: reasons.map(({ message }) => message).join(' '),
  }))
  printRows({ columns: ['id', 'name', 'source', 'vms', 'isBalanced', 'mode', 'threshold', 'isHaEnabled', 'failoverHosts', 'why'], rows }, context, ['name', 'vms', 'isBalanced', 'mode', 'threshold', 'isHaEnabled', 'failoverHosts', 'why'])
  for (const { message } of [...answer.why, ...answer.healthCheck.reasons]) context.note(message)
  return EXIT_STATUS.done
}
