import type { ApiOutput } from '#shared/contract/api.ts'
import type { CommandContext } from './command.ts'
import { EXIT_STATUS, type ExitStatus } from './exit-status.ts'
import { formatJson } from './output/format.ts'
import { printRows } from './print-rows.ts'

/** The rules about where VMs run: a line each in a table and in CSV; JSON has the rest, too. What is open or lost goes to standard error. */
export function printPlacement(answer: ApiOutput<'mapping.placement'>, context: CommandContext): ExitStatus {
  if (context.format === 'json') {
    context.print(formatJson(answer))
    return EXIT_STATUS.done
  }
  const rows = answer.rules.map(({ ruleId, name, sourceName, clusterName, kind, strength, vms, hostNames, labelKey, carrier, reasons }) => ({
    id: ruleId, name, source: sourceName, cluster: clusterName, kind, strength, vms: vms.map((vm) => vm.name), hosts: hostNames ?? [], labelKey, carrier, why: reasons.map(({ message }) => message).join(' '),
  }))
  printRows({ columns: ['id', 'name', 'source', 'cluster', 'kind', 'strength', 'vms', 'hosts', 'labelKey', 'carrier', 'why'], rows }, context, ['name', 'cluster', 'kind', 'strength', 'vms', 'carrier', 'why'])
  for (const { key, taint, because } of answer.nodeLabels) context.note(`Label nodes ${key}=${taint === null ? '' : ` and taint them ${taint}`}: ${because}.`)
  for (const { message } of answer.findings) context.note(message)
  return EXIT_STATUS.done
}
