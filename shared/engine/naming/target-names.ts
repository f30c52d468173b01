import { compareNatural, compareText } from '#shared/domain/compare.ts'
import type { DecisionValue } from '#shared/domain/decisions/decision.ts'
import type { Vm } from '#shared/domain/estate/vm.ts'
import { DNS_LABEL_MAX_LENGTH, toDnsLabel } from './dns-label.ts'
import { createNameAllocator } from './name-allocator.ts'

/**
 * The `targetName` of every VM by VM id: dot-free, lower case, at most 63 characters, unique over the
 * whole estate (MTV takes a given targetName as it is and fails on a collision).
 * Names go to decided VMs first, then to VMs, then to templates, each oldest moref first, whether or not
 * they are included: leaving one VM out or adding a newer one renames no other.
 */
export function assignTargetNames(
  vms: readonly Vm[],
  decided: Readonly<Record<string, DecisionValue<'vm.target-name'>>>,
): ReadonlyMap<string, string> {
  const allocator = createNameAllocator(DNS_LABEL_MAX_LENGTH)
  const names = new Map<string, string>()
  for (const vm of [...vms].sort((left, right) => compareSeniority(left, right, decided))) {
    const wanted = decided[vm.id]?.targetName ?? plainTargetName(vm.name)
    names.set(vm.id, allocator.allocate(wanted, vm.id))
  }
  return names
}

/** What a VM would be called on the target if no other wanted the same name and nobody decided. */
export function plainTargetName(name: string): string {
  return toDnsLabel(name) || FALLBACK_NAME
}

/** What a VM is called whose name holds no letter or digit at all. */
const FALLBACK_NAME = 'vm'

function compareSeniority(left: Vm, right: Vm, decided: Readonly<Record<string, unknown>>): number {
  return (
    Number(decided[left.id] === undefined) - Number(decided[right.id] === undefined) ||
    Number(left.isTemplate === true) - Number(right.isTemplate === true) ||
    compareText(left.sourceId, right.sourceId) ||
    compareNatural(left.moref ?? left.id, right.moref ?? right.id) ||
    compareText(left.id, right.id)
  )
}
