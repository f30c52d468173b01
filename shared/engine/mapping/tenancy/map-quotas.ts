import { compareNatural, compareText } from '#shared/domain/compare.ts'
import type { EstateVm } from '#shared/domain/estate/estate.ts'
import type { ResourcePool } from '#shared/domain/estate/infrastructure.ts'
import type { Reason } from '#shared/domain/plan/reason.ts'
import type { PlannedQuota } from '#shared/domain/plan/tenancy.ts'
import type { Target } from '#shared/domain/target/target.ts'
import { launcherOverheadMib } from '#shared/engine/estate/launcher-overhead.ts'

interface QuotaInput {
  readonly pools: readonly ResourcePool[]
  readonly included: readonly EstateVm[]
  readonly namespaceByVmId: ReadonlyMap<string, string>
  readonly target: Pick<Target, 'namespaces' | 'placement'>
  /** Rated clock of a VM's host in MHz; null: not known. */
  readonly clockOf: (vm: EstateVm) => number | null
}

/** KubeVirt's cpuAllocationRatio by default: vCPUs to a core. */
const VCPUS_PER_CORE = 10

/** Quotas for the namespaces that stand for resource pools, and what of pools no quota can carry. The pool that a cluster has anyway is none. */
export function mapQuotas({ pools, included, namespaceByVmId, target, clockOf }: QuotaInput): { readonly quotas: readonly PlannedQuota[]; readonly findings: readonly Reason[] } {
  const limited = pools.filter((pool) => !isRootPool(pool.path) && (pool.memoryLimitMib !== null || pool.cpuLimitMhz !== null || isPositive(pool.memoryReservationMib) || isPositive(pool.cpuReservationMhz)))
  const policy = target.placement.quotas
  if (limited.length === 0) return { quotas: [], findings: [] }
  if (policy === 'none' || target.namespaces.by !== 'resource-pool') {
    const how = policy === 'none' ? 'choose quotas and namespaces by resource pool in the target' : 'quotas stand for them where namespaces are made by resource pool'
    return { quotas: [], findings: [{ code: 'pools-not-carried', message: `${names(limited)} with a limit or reservation ${limited.length === 1 ? 'is' : 'are'} not carried: ${how}.` }] }
  }
  const quotas: PlannedQuota[] = []
  const findings: Reason[] = []
  for (const pool of limited) {
    const vms = included.filter((vm) => vm.sourceId === pool.sourceId && vm.resourcePoolPath === pool.path)
    const namespace = vms.map(({ id }) => namespaceByVmId.get(id)).find((name) => name !== undefined)
    if (namespace === undefined) continue
    if (isPositive(pool.memoryReservationMib) || isPositive(pool.cpuReservationMhz)) findings.push({ code: 'pool-reservation', message: `The reservation of ${pool.name} is not carried: no namespace can reserve, so that the cluster has to be large enough.` })
    if (pools.some(({ path, sourceId }) => sourceId === pool.sourceId && path?.startsWith(`${pool.path ?? ''}/`) === true)) findings.push({ code: 'pool-nested', message: `${pool.name} limits the pools in it, too, and its quota holds for its own namespace alone.` })
    if (quotas.some((quota) => quota.namespace === namespace)) {
      findings.push({ code: 'quota-namespace-shared', message: `${pool.name} shares the namespace ${namespace} with another pool by decision: that one's quota holds for both.` })
      continue
    }
    const quota = quotaOf(pool, vms, namespace, policy, clockOf)
    if (quota !== null) quotas.push(quota)
  }
  return { quotas: quotas.sort((left, right) => compareText(left.namespace, right.namespace) || compareText(left.poolPath, right.poolPath)), findings }
}

/** Whether a pool's path is that of a cluster's own, which holds all others and limits nothing. */
export function isRootPool(path: string | null): boolean {
  return path === null || /^\/[^/]*\/[^/]*\/Resources$/.test(path)
}

function quotaOf(pool: ResourcePool, vms: readonly EstateVm[], namespace: string, policy: 'resource-quota' | 'application-aware', clockOf: QuotaInput['clockOf']): PlannedQuota | null {
  const isAware = policy === 'application-aware'
  const sized = vms.flatMap(({ vcpus, memoryMib }) => (vcpus === null || memoryMib === null ? [] : [{ vcpus, memoryMib }]))
  const reasons: Reason[] = []
  const hard: Record<string, string> = {}
  if (pool.memoryLimitMib !== null) {
    // A pod's request has the launcher in it; one for VMs counts the guest alone.
    const needs = sized.map((vm) => vm.memoryMib + (isAware ? 0 : launcherOverheadMib(vm)))
    const overhead = isAware ? 0 : sized.reduce((sum, vm) => sum + launcherOverheadMib(vm), 0)
    // While a VM is migrated live it has two pods, and a ResourceQuota counts both.
    const room = isAware ? 0 : Math.max(0, ...needs)
    const limit = Math.ceil(pool.memoryLimitMib + overhead + room)
    const need = Math.ceil(needs.reduce((sum, value) => sum + value, 0) + room)
    hard[isAware ? 'requests.memory/vmi' : 'requests.memory'] = `${Math.max(limit, need)}Mi`
    if (!isAware) reasons.push({ code: 'quota-overhead', message: `On top of the limit of ${pool.memoryLimitMib} MiB it has ${Math.ceil(overhead)} MiB for the VMs' pods and ${Math.ceil(room)} MiB for one live migration at a time.` })
    if (need > limit) reasons.push({ code: 'quota-raised', message: `The VMs of ${pool.name} have more memory than its limit leaves them: the quota is raised from ${limit} to ${need} MiB, since each of them asks for all of it.` })
  }
  if (pool.cpuLimitMhz !== null) {
    const clock = vms.map(clockOf).find((mhz) => mhz !== null) ?? null
    if (clock === null) reasons.push({ code: 'quota-cpu-unknown', message: `The limit of ${pool.cpuLimitMhz} MHz is not carried: the clock of its hosts is not known.` })
    else {
      const cores = Math.max(1, Math.ceil(pool.cpuLimitMhz / clock))
      const asked = sized.reduce((sum, { vcpus }) => sum + vcpus, 0)
      const vcpus = Math.max(cores * VCPUS_PER_CORE, asked)
      if (isAware) hard['requests.cpu/vmi'] = String(vcpus)
      else hard['requests.cpu'] = `${(vcpus * MILLICORES) / VCPUS_PER_CORE}m`
      reasons.push({ code: 'quota-cpu', message: `${pool.cpuLimitMhz} MHz are ${cores} cores at ${clock} MHz, with ${VCPUS_PER_CORE} vCPUs to each as the cluster allots them: a quota counts what VMs ask for, not what they use.` })
    }
  }
  if (Object.keys(hard).length === 0) return null
  const unsized = vms.length - sized.length
  if (unsized > 0) reasons.push({ code: 'quota-unsized', message: `${unsized} of its VMs have no known size and are not counted.` })
  return { namespace, kind: isAware ? 'ApplicationAwareResourceQuota' : 'ResourceQuota', hard, poolPath: pool.path ?? pool.name, vmCount: vms.length, reasons }
}

const MILLICORES = 1_000

function isPositive(amount: number | null): boolean {
  return amount !== null && amount > 0
}

function names(pools: readonly ResourcePool[]): string {
  return `${pools.length === 1 ? 'The resource pool' : `${pools.length} resource pools`} (${pools.map(({ name }) => name).sort(compareNatural).join(', ')})`
}
