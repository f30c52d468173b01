import { compareNatural } from '#shared/domain/compare.ts'
import type { Decisions } from '#shared/domain/decisions/decision.ts'
import type { EstateVm } from '#shared/domain/estate/estate.ts'
import type { ExcludedVm } from '#shared/domain/plan/migration-plan.ts'
import { decideInclusion } from '#shared/engine/inclusion/decide-inclusion.ts'
import type { PartMemo } from '#shared/engine/kept/part-memo.ts'

export interface DividedVms {
  /** In the order of the estate. */
  readonly included: readonly EstateVm[]
  /** In natural order of the ids. */
  readonly excluded: readonly ExcludedVm[]
}

/** The VMs that take part in the migration, and those that do not with the reasons. */
export function divideByInclusion(vms: readonly EstateVm[], decisions: Decisions['vm.inclusion'], memo: PartMemo): DividedVms {
  const included: EstateVm[] = []
  const excluded: ExcludedVm[] = []
  for (const vm of vms) {
    const { isIncluded, reasons } = memo.each(decideInclusion, vm, decisions[vm.id])
    if (isIncluded) included.push(vm)
    else excluded.push({ vmId: vm.id, name: vm.name, isTemplate: vm.isTemplate === true, reasons })
  }
  excluded.sort((left, right) => compareNatural(left.vmId, right.vmId))
  return { included, excluded }
}
