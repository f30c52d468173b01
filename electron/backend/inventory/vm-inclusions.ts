import type { Decisions } from '#shared/domain/decisions/decision.ts'
import type { EstateVm } from '#shared/domain/estate/estate.ts'
import { decideInclusion, type Inclusion } from '#shared/engine/inclusion/decide-inclusion.ts'

export type InclusionOf = (vmId: string, decisions: Decisions['vm.inclusion']) => Inclusion | null

/**
 * Answers whether a VM takes part, without holding the whole estate: only VMs that a rule leaves out are kept,
 * and one VM that no rule leaves out stands for all others, since for them nothing but the decision counts.
 */
export function createInclusions(vms: readonly EstateVm[]): InclusionOf {
  const leftOut = new Map<string, EstateVm>()
  const ids = new Set<string>()
  let ordinary: EstateVm | null = null
  for (const vm of vms) {
    ids.add(vm.id)
    if (decideInclusion(vm, undefined).isIncluded) ordinary ??= vm
    else leftOut.set(vm.id, vm)
  }
  return (vmId, decisions) => {
    const vm = leftOut.get(vmId) ?? (ids.has(vmId) ? ordinary : null)
    return vm === null ? null : decideInclusion(vm, Object.hasOwn(decisions, vmId) ? decisions[vmId] : undefined)
  }
}
