import { MANAGED_BY_LABELS } from '#shared/domain/plan/labels.ts'
import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import { type EmittedObject, defineEmitter } from '../emitter.ts'

/** Who may do what in the namespaces, where the target wants it written. */
export const roleBindingEmitter = defineEmitter({
  kind: 'RoleBinding',
  emit: (plan) => [...fromSources(plan), ...forVmUsers(plan)],
})

interface Binding {
  readonly name: string
  readonly namespace: string
  readonly clusterRole: string
  readonly subjects: readonly { readonly kind: string; readonly name: string }[]
  readonly comment: readonly string[]
}

function fromSources({ tenancy: { roleBindings }, namespaces, target }: MigrationPlan): EmittedObject[] {
  if (!target.permissions.roleBindings) return []
  return roleBindings.filter(({ namespace }) => namespaces.some(({ name }) => name === namespace)).map(({ because, ...binding }) => roleBinding({ ...binding, comment: ['A proposal: look at it before it is applied.', ...because] }))
}

/** VMs of the namespace, and what belongs to them: aggregated into `edit`. */
function forVmUsers({ namespaces, target: { cluster: { personas: { vmUsers } } } }: MigrationPlan): EmittedObject[] {
  if (vmUsers === undefined) return []
  return namespaces.map(({ name }) => roleBinding({ name: 'portolan-vm-users', namespace: name, clusterRole: 'edit', subjects: [{ kind: 'Group', name: vmUsers }], comment: ['Users of VMs make and run VMs here, and see no other namespace.'] }))
}

function roleBinding({ name, namespace, clusterRole, subjects, comment }: Binding): EmittedObject {
  return {
    comment,
    object: {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata: { name, namespace, labels: MANAGED_BY_LABELS },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: clusterRole },
      subjects: subjects.map(({ kind, name: subject }) => ({ apiGroup: 'rbac.authorization.k8s.io', kind, name: subject })),
    },
  }
}
