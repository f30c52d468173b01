import type { ProjectFile } from '#backend/db/project-file.ts'
import type { PlanBasis } from '#backend/plan/plan-cache.ts'
import type { ComputeVm } from '#shared/engine/mapping/compute/compute-vm.ts'
import { divideByInclusion } from '#shared/engine/plan/divide-by-inclusion.ts'
import { decideInclusion } from '#shared/engine/inclusion/decide-inclusion.ts'
import { vmIdsInScope } from './vm-ids-in-scope.ts'

/** What the mapping of CPU and memory is asked for, of one moment. */
export interface ComputeEstate extends PlanBasis {
  /** The VMs that take part: what the plan maps for. */
  readonly included: readonly ComputeVm[]
  readonly inScope: readonly ComputeVm[]
}

/** The VMs in scope among those that take part. AppError invalid-input for a scope that is not understood. */
export function narrowToScope(project: ProjectFile, basis: PlanBasis, scope: string | undefined): ComputeEstate {
  const { estate, decisions, memo } = basis
  const { included } = memo.part(divideByInclusion, estate.vms, decisions['vm.inclusion'], memo)
  const ids = vmIdsInScope(project, scope, () => new Map(estate.vms.map((vm) => [vm.id, memo.each(decideInclusion, vm, decisions['vm.inclusion'][vm.id])])), basis)
  return { ...basis, included, inScope: ids === null ? included : included.filter((vm) => ids.has(vm.id)) }
}
