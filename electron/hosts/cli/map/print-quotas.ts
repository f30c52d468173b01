import type { ApiOutput } from '#shared/contract/api.ts'
import type { CommandContext } from '../command.ts'
import { EXIT_STATUS, type ExitStatus } from '../exit-status.ts'
import { formatJson } from '../output/format.ts'
import { printRows } from '../print-rows.ts'

/** What resource pools become: a line for each resource that a quota limits. What of pools no quota carries goes to standard error. */
export function printQuotas({ tenancy }: ApiOutput<'mapping.placement'>, context: CommandContext): ExitStatus {
  const findings = tenancy.findings.filter(({ code }) => POOL_FINDINGS.some((start) => code.startsWith(start)))
  if (context.format === 'json') {
    context.print(formatJson({ quotas: tenancy.quotas, findings }))
    return EXIT_STATUS.done
  }
  const rows = tenancy.quotas.flatMap(({ namespace, kind, hard, poolPath, vmCount, reasons }) =>
    Object.entries(hard).map(([resource, limit]) => ({ namespace, kind, resource, limit, pool: poolPath, vms: vmCount, why: reasons.map(({ message }) => message).join(' ') })),
  )
  printRows({ columns: ['namespace', 'kind', 'resource', 'limit', 'pool', 'vms', 'why'], rows }, context, ['namespace', 'resource', 'limit', 'pool', 'vms', 'why'])
  for (const { message } of findings) context.note(message)
  return EXIT_STATUS.done
}

/** How the codes of findings about resource pools begin; the others are about permissions. */
const POOL_FINDINGS = ['pool', 'quota'] as const
