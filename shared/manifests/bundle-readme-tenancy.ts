import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import { markdownCode, markdownTable, markdownText } from './markdown.ts'

/** The README's section on what namespaces bear: quotas for resource pools, and who may do what. */
export function tenancySection({ tenancy: { quotas, roleBindings, unmapped, findings }, target }: MigrationPlan): string[] {
  if (quotas.length + roleBindings.length + unmapped.length + findings.length === 0) return []
  return [
    '## Quotas and permissions',
    '',
    ...(findings.length === 0 ? [] : [...findings.map(({ message }) => `- ${markdownText(message)}`), '']),
    ...(quotas.length === 0 ? [] : [...markdownTable(['Namespace', 'Resource pool', 'Quota', 'Because'], quotas.map(({ namespace, poolPath, hard, reasons }) => [markdownCode(namespace), markdownCode(poolPath), Object.entries(hard).map(([name, amount]) => `${name} ${amount}`).join(', '), markdownText(reasons.map(({ message }) => message).join(' '))])), '']),
    ...(roleBindings.length === 0
      ? []
      : [
          target.permissions.roleBindings ? 'These RoleBindings are proposals: look at them before you apply the namespaces.' : 'These RoleBindings are proposals and not in this folder: the target does not want them written.',
          '',
          ...markdownTable(['Namespace', 'ClusterRole', 'Who', 'Because'], roleBindings.map(({ namespace, clusterRole, subjects, because }) => [markdownCode(namespace), markdownCode(clusterRole), subjects.map(({ kind, name }) => `${kind} ${markdownCode(name)}`).join(', '), markdownText(because.join(' '))])),
          '',
        ]),
    ...(unmapped.length === 0 ? [] : ['Nobody has said who these are on the target:', '', ...markdownTable(['Principal', 'Roles', 'Namespaces', 'What to do'], unmapped.map(({ principal, roles, namespaces, reason }) => [markdownCode(principal), roles.map(markdownCode).join(', '), namespaces.map(markdownCode).join(', '), markdownText(reason.message)])), '']),
  ].slice(0, -1)
}
