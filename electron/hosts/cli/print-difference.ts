import type { BundleDifference } from '#shared/contract/bundle-difference.ts'
import { countWords } from '#shared/contract/count-words.ts'
import type { CommandContext } from './command.ts'
import { formatCsv, formatJson } from './output/format.ts'

/** Prints how a bundle differs from an earlier one: all of it as JSON, its files as CSV, or sentences for people. */
export function printDifference(difference: BundleDifference, context: CommandContext): void {
  if (context.format === 'json') context.print(formatJson(difference))
  else if (context.format === 'csv') context.print(formatCsv({ columns: ['change', 'path'], rows: (['added', 'removed', 'changed'] as const).flatMap((change) => difference[change].map((path) => ({ change, path }))) }))
  else context.print(describeDifference(difference))
}

/** The same in sentences, a line each. */
export function describeDifference({ added, removed, changed, same, edited, plans, vms, hasSameDecisions }: BundleDifference): string {
  const files = [...added.map((path) => `+ ${path}`), ...removed.map((path) => `- ${path}`), ...changed.map((path) => `~ ${path}`)]
  return [
    `${countWords(added.length, 'file')} added, ${removed.length} removed, ${changed.length} changed, ${same} the same.`,
    ...files,
    ...(plans.added.length + plans.removed.length === 0 ? [] : [`Plans added: ${plans.added.join(', ') || 'none'}; removed: ${plans.removed.join(', ') || 'none'}.`]),
    ...vms.added.map(({ name, plan }) => `VM ${name} is new in ${plan}.`),
    ...vms.removed.map(({ name, plan }) => `VM ${name} is not in ${plan} any more.`),
    ...vms.moved.map(({ name, from, to }) => `VM ${name} moved from ${from} to ${to}.`),
    ...(edited.length === 0 ? [] : [`The earlier bundle was edited: ${edited.join(', ')}.`]),
    ...(hasSameDecisions === false ? ['The decisions are not the same.'] : []),
    '',
  ].join('\n')
}
