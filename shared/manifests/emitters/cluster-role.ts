import { MANAGED_BY_LABELS } from '#shared/domain/plan/labels.ts'
import { defineEmitter } from '../emitter.ts'
import { VIRTUALIZATION_ADMIN_ROLE } from '../object-names.ts'

const ALL = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete']
const READ = ['get', 'list', 'watch']

/** What virtualization administrators may besides managing VMs, which kubevirt.io:admin lets them: images, sizes, networks, MTV, and to look at nodes and storage. */
export const clusterRoleEmitter = defineEmitter({
  kind: 'ClusterRole',
  emit: ({ target: { cluster: { personas } } }) =>
    personas.virtualizationAdmins === undefined
      ? []
      : [{
          comment: ['Together with kubevirt.io:admin: what people may who look after VMs and not after the cluster.'],
          object: {
            apiVersion: 'rbac.authorization.k8s.io/v1',
            kind: 'ClusterRole',
            metadata: { name: VIRTUALIZATION_ADMIN_ROLE, labels: MANAGED_BY_LABELS },
            rules: [
              rule('instancetype.kubevirt.io', ['virtualmachineinstancetypes', 'virtualmachineclusterinstancetypes', 'virtualmachinepreferences', 'virtualmachineclusterpreferences'], ALL),
              rule('cdi.kubevirt.io', ['datavolumes', 'datasources', 'dataimportcrons'], ALL),
              rule('template.openshift.io', ['templates'], ALL),
              rule('k8s.cni.cncf.io', ['network-attachment-definitions'], ALL),
              rule('k8s.ovn.org', ['userdefinednetworks', 'clusteruserdefinednetworks'], ALL),
              rule('migrations.kubevirt.io', ['migrationpolicies'], ALL),
              rule('forklift.konveyor.io', ['plans', 'migrations', 'networkmaps', 'storagemaps', 'hooks', 'hosts'], ALL),
              rule('forklift.konveyor.io', ['providers'], READ),
              rule('nodemaintenance.medik8s.io', ['nodemaintenances'], ALL),
              rule('', ['nodes', 'namespaces', 'persistentvolumes'], READ),
              rule('nmstate.io', ['nodenetworkstates', 'nodenetworkconfigurationpolicies'], READ),
              rule('storage.k8s.io', ['storageclasses'], READ),
            ],
          },
        }],
})

function rule(apiGroup: string, resources: readonly string[], verbs: readonly string[]): Readonly<Record<string, unknown>> {
  return { apiGroups: [apiGroup], resources, verbs }
}
