import { MANAGED_BY_LABELS } from '#shared/domain/plan/labels.ts'
import { defineEmitter } from '../emitter.ts'

/** Who may do what in the namespaces, where the target wants it written. */
export const roleBindingEmitter = defineEmitter({
  kind: 'RoleBinding',
  emit: ({ tenancy: { roleBindings }, namespaces, target }) =>
    target.permissions.roleBindings
      ? roleBindings
          .filter(({ namespace }) => namespaces.some(({ name }) => name === namespace))
          .map(({ name, namespace, clusterRole, subjects, because }) => ({
            comment: ['A proposal: look at it before it is applied.', ...because],
            object: {
              apiVersion: 'rbac.authorization.k8s.io/v1',
              kind: 'RoleBinding',
              metadata: { name, namespace, labels: MANAGED_BY_LABELS },
              roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: clusterRole },
              subjects: subjects.map(({ kind, name: subject }) => ({ apiGroup: 'rbac.authorization.k8s.io', kind, name: subject })),
            },
          }))
      : [],
})
