import type { PlanBasis } from '#backend/plan/plan-cache.ts'
import type { EstateVm } from '#shared/domain/estate/estate.ts'
import { divideByInclusion } from '#shared/engine/plan/divide-by-inclusion.ts'

/** What the mapping of VMs is asked for, of one moment. */
export interface ComputeEstate extends PlanBasis {
  /** The VMs that take part: what the plan maps for. */
  readonly included: readonly EstateVm[]
  readonly inScope: readonly EstateVm[]
}

/** The VMs in scope among those that take part; `ids` of null is no scope. */
export function narrowTo(basis: PlanBasis, ids: ReadonlySet<string> | null): ComputeEstate {
  const { included } = basis.memo.part(divideByInclusion, basis.estate.vms, basis.decisions['vm.inclusion'], basis.memo)
  return { ...basis, included, inScope: ids === null ? included : included.filter((vm) => ids.has(vm.id)) }
}
