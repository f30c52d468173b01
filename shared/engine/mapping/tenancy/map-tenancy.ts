import type { Estate, EstateVm } from '#shared/domain/estate/estate.ts'
import type { TenancyPlan } from '#shared/domain/plan/tenancy.ts'
import type { Target } from '#shared/domain/target/target.ts'
import { createHostClocks } from '#shared/engine/mapping/compute/host-clocks.ts'
import type { PermissionInForce } from './permission-coverage.ts'
import { mapPermissions } from './map-permissions.ts'
import { mapQuotas } from './map-quotas.ts'

/** What the namespaces of the included VMs bear: quotas for resource pools, RoleBindings for permissions. */
export function mapTenancy(
  estate: Estate,
  included: readonly EstateVm[],
  { namespaceByVmId, permissions, target }: { readonly namespaceByVmId: ReadonlyMap<string, string>; readonly permissions: readonly PermissionInForce[] | null; readonly target: Target },
): TenancyPlan {
  const quotas = mapQuotas({ pools: estate.resourcePools ?? [], included, namespaceByVmId, target, clockOf: createHostClocks(estate.hosts) })
  const access = mapPermissions({ permissions, sources: estate.sources, vms: included, namespaceByVmId, policy: target.permissions })
  return { quotas: quotas.quotas, roleBindings: access.roleBindings, unmapped: access.unmapped, findings: [...quotas.findings, ...access.findings] }
}
