import { MANAGED_BY_LABELS } from '#shared/domain/plan/labels.ts'
import type { EmittedObject } from '../emitter.ts'
import { defineEmitter } from '../emitter.ts'
import { VIRTUALIZATION_ADMIN_ROLE } from '../object-names.ts'

/** What groups of people may everywhere; users of VMs are bound in namespaces alone. */
export const clusterRoleBindingEmitter = defineEmitter({
  kind: 'ClusterRoleBinding',
  emit: ({ target: { cluster: { personas: { clusterAdmins, virtualizationAdmins } } } }) => [
    ...(clusterAdmins === undefined ? [] : [binding('portolan-cluster-admins', 'cluster-admin', clusterAdmins, 'Everything on the cluster. Keep a certificate for the day on which the identity provider cannot be reached.')]),
    ...(virtualizationAdmins === undefined
      ? []
      : [
          binding('portolan-virtualization-admins', VIRTUALIZATION_ADMIN_ROLE, virtualizationAdmins, 'Images, sizes, networks and migrations of VMs.'),
          binding('portolan-kubevirt-admins', 'kubevirt.io:admin', virtualizationAdmins, 'All VMs of the cluster.'),
        ]),
  ],
})

function binding(name: string, role: string, group: string, comment: string): EmittedObject {
  return {
    comment: [comment],
    object: {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRoleBinding',
      metadata: { name, labels: MANAGED_BY_LABELS },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: role },
      subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: group }],
    },
  }
}
