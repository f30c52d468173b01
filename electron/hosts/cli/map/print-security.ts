import type { ApiOutput } from '#shared/contract/api.ts'
import type { CommandContext } from '../command.ts'
import { EXIT_STATUS, type ExitStatus } from '../exit-status.ts'
import { formatJson } from '../output/format.ts'
import { printRows } from '../print-rows.ts'

/** Open questions that are written out; all are in JSON. */
const QUESTIONS = 10

/** Prints what becomes of a firewall's rules; open questions and gaps go to standard error. */
export function printSecurity(answer: ApiOutput<'networks.security'>, context: CommandContext): ExitStatus {
  if (context.format === 'json') {
    context.print(formatJson(answer))
    return EXIT_STATUS.done
  }
  printRows({ columns: ['rule', 'policy', 'action', 'vms', 'outcome', 'policies', 'because'], rows: answer.rules }, context)
  for (const { message } of answer.open.slice(0, QUESTIONS)) context.note(`open: ${message}`)
  if (answer.open.length > QUESTIONS) context.note(`${String(answer.open.length - QUESTIONS)} more questions: see --format json.`)
  for (const gap of answer.notEvaluated) context.note(`Not evaluated: ${gap}`)
  if (answer.hasRules) context.note(`${String(answer.rules.filter(({ outcome }) => outcome === 'translated').length)} of ${String(answer.rules.length)} rules are in ${String(answer.policies.filter(({ isSkeleton }) => !isSkeleton).length)} policies.`)
  return EXIT_STATUS.done
}
