import type { PermissionPolicy } from '#shared/domain/target/permission-policy.ts'

/**
 * The ClusterRole that stands for a role of a vCenter; null: none does, undefined: nobody has said. OpenShift Virtualization's own roles
 * (kubevirt.io:*) concern VMs alone; `admin` and `view` are Kubernetes' roles for a whole namespace, into which they are aggregated.
 * Roles that change the infrastructure (datastores, networks, hosts) have no like in a namespace.
 */
export function clusterRoleOf(role: string, { roles }: Pick<PermissionPolicy, 'roles'>): string | null | undefined {
  const own = roles.find((entry) => entry.role.toLowerCase() === role.toLowerCase())
  if (own !== undefined) return own.clusterRole
  return PROPOSED.get(role.toLowerCase().replace(/[^a-z]/g, ''))
}

/** System and sample roles of vCenter (vSphere Security guide), by the names of the API and of the client, letters alone. */
const PROPOSED: ReadonlyMap<string, string | null> = new Map([
  ['admin', 'admin'],
  ['administrator', 'admin'],
  ['readonly', 'view'],
  ['view', 'view'],
  ['noaccess', null],
  ['anonymous', null],
  ['virtualmachineadministrator', 'kubevirt.io:admin'],
  ['resourcepooladministrator', 'kubevirt.io:admin'],
  ['virtualmachinepoweruser', 'kubevirt.io:edit'],
  ['virtualmachinepowerusersample', 'kubevirt.io:edit'],
  ['virtualmachineuser', 'kubevirt.io:edit'],
  ['virtualmachineusersample', 'kubevirt.io:edit'],
  ['virtualmachineconsoleuser', 'kubevirt.io:edit'],
])
