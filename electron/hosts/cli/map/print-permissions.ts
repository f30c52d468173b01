import type { ApiOutput } from '#shared/contract/api.ts'
import type { CommandContext } from '../command.ts'
import { EXIT_STATUS, type ExitStatus } from '../exit-status.ts'
import { formatJson } from '../output/format.ts'
import { printRows } from '../print-rows.ts'

/** Who may do what in which namespace: a line for each subject of a RoleBinding, and for each principal that nobody has named for the target. */
export function printPermissions({ tenancy, areRoleBindingsWritten }: ApiOutput<'mapping.placement'>, context: CommandContext): ExitStatus {
  const { roleBindings, unmapped, findings } = tenancy
  if (context.format === 'json') {
    context.print(formatJson({ roleBindings, unmapped, findings, areRoleBindingsWritten }))
    return EXIT_STATUS.done
  }
  const bound = roleBindings.flatMap(({ name, namespace, clusterRole, subjects, because }) => subjects.map((subject) => ({ namespace, roleBinding: name, clusterRole, kind: subject.kind, subject: subject.name, isMapped: true, why: because.join(' ') })))
  const open = unmapped.flatMap(({ principal, isGroup, namespaces, reason }) =>
    namespaces.map((namespace) => ({ namespace, roleBinding: null, clusterRole: null, kind: isGroup === null ? null : isGroup ? 'Group' : 'User', subject: principal, isMapped: false, why: reason.message })),
  )
  printRows({ columns: ['namespace', 'roleBinding', 'clusterRole', 'kind', 'subject', 'isMapped', 'why'], rows: [...bound, ...open] }, context, ['namespace', 'clusterRole', 'kind', 'subject', 'isMapped', 'why'])
  for (const { message } of findings) context.note(message)
  if (!areRoleBindingsWritten && roleBindings.length > 0) context.note('The RoleBindings are proposals: the bundle holds them once the target wants them written.')
  return EXIT_STATUS.done
}
