import { compareNatural, compareText } from '#shared/domain/compare.ts'
import type { DecisionValue } from '#shared/domain/decisions/decision.ts'
import type { EstateVm } from '#shared/domain/estate/estate.ts'
import { isReservedNamespace, type NamespacePolicy } from '#shared/domain/target/target.ts'
import { toDnsLabel } from '#shared/engine/naming/dns-label.ts'
import { createNameAllocator } from '#shared/engine/naming/name-allocator.ts'

/** Leaves room for a plan's number and its maps' endings in names that begin with the namespace. */
const NAMESPACE_MAX_LENGTH = 45

/** Where VMs go for which the policy finds nothing to name a namespace by. */
const FALLBACK_NAMESPACE = 'migrated-vms'

export interface NamespaceAssignment {
  readonly byVmId: ReadonlyMap<string, string>
  /** What each namespace stands for, by its name. */
  readonly because: ReadonlyMap<string, string>
}

/**
 * The target namespace of each VM, by the target's policy or by decision. A cluster, datacenter or folder
 * counts within its source; an attribute's value and an application count over all sources. Names that OpenShift reserves
 * get a prefix.
 */
export function assignNamespaces(
  vms: readonly EstateVm[],
  policy: NamespacePolicy,
  decisions: Readonly<Record<string, DecisionValue<'vm.namespace'>>>,
  /** The application of a VM, by its id, where a list of applications names one. */
  applications: ReadonlyMap<string, string> = new Map(),
): NamespaceAssignment {
  const allocator = createNameAllocator(NAMESPACE_MAX_LENGTH)
  const because = new Map<string, string>()
  const byGroup = new Map<string, string>()
  const byVmId = new Map<string, string>()
  const ordered = [...vms].sort((left, right) => compareText(left.sourceId, right.sourceId) || compareNatural(left.id, right.id))
  for (const vm of ordered) {
    const decided = decisions[vm.id]
    if (decided !== undefined) {
      byVmId.set(vm.id, decided.namespace)
      if (!because.has(decided.namespace)) because.set(decided.namespace, 'chosen by decision')
      continue
    }
    const group = groupOf(vm, policy, applications)
    let name = byGroup.get(group.key)
    if (name === undefined) {
      name = policy.by === 'single' ? policy.name : allocator.allocate(safeName(group.name), group.key)
      byGroup.set(group.key, name)
      because.set(name, group.because)
    }
    byVmId.set(vm.id, name)
  }
  return { byVmId, because }
}

const WITHOUT: Readonly<Record<Exclude<NamespacePolicy['by'], 'single'>, string>> = { cluster: 'a cluster', datacenter: 'a datacenter', folder: 'a folder', 'resource-pool': 'a resource pool', application: 'an application', attribute: 'an attribute' }

interface NamespaceGroup {
  readonly key: string
  readonly name: string
  readonly because: string
}

function groupOf(vm: EstateVm, policy: NamespacePolicy, applications: ReadonlyMap<string, string>): NamespaceGroup {
  if (policy.by === 'single') return { key: 'single', name: policy.name, because: 'one namespace for all VMs' }
  const value = valueOf(vm, policy, applications)
  if (value === null) return { key: 'fallback', name: FALLBACK_NAMESPACE, because: `VMs without ${WITHOUT[policy.by]}` }
  const label = policy.by === 'attribute' ? policy.attribute : policy.by === 'resource-pool' ? 'resource pool' : policy.by
  const scope = policy.by === 'attribute' || policy.by === 'application' ? '' : vm.sourceId
  const name = policy.by === 'resource-pool' ? poolName(value, vm.clusterName) : value
  return { key: JSON.stringify([policy.by, scope, value]), name: `${policy.prefix}${name}`, because: `${label} ${value}` }
}

function valueOf(vm: EstateVm, policy: Exclude<NamespacePolicy, { by: 'single' }>, applications: ReadonlyMap<string, string>): string | null {
  switch (policy.by) {
    case 'cluster':
      return vm.clusterName
    case 'datacenter':
      return vm.datacenterName
    case 'folder':
      return vm.folderPath ?? vm.cpu?.folderPath ?? null
    case 'resource-pool':
      return vm.resourcePoolPath
    case 'application':
      return applications.get(vm.id)?.trim() || null
    case 'attribute':
      return vm.attributes[policy.attribute]?.trim() || null
  }
}

/** Pools are known by their path and called by its last part; a cluster's own pool is always called Resources. */
function poolName(path: string, clusterName: string | null): string {
  const last = path.split('/').at(-1) ?? path
  return last === 'Resources' ? (clusterName ?? last) : last
}

function safeName(wanted: string): string {
  const name = toDnsLabel(wanted, NAMESPACE_MAX_LENGTH) || FALLBACK_NAMESPACE
  return isReservedNamespace(name) ? toDnsLabel(`vms-${name}`, NAMESPACE_MAX_LENGTH) : name
}
