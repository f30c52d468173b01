import { compareNatural, compareText } from '#shared/domain/compare.ts'
import { countWords } from '#shared/domain/count-words.ts'
import type { Decisions } from '#shared/domain/decisions/decision.ts'
import type { EstateVm } from '#shared/domain/estate/estate.ts'
import type { Texts } from '#shared/domain/plan/placement.ts'
import type { Reason } from '#shared/domain/plan/reason.ts'

/** VMs that a sentence names. */
const MOST_NAMED = 3

/** Where a label that is decided says otherwise than the one that an attribute of the VM would become: which of the two the VM bears. One finding a key, in the order of keys. */
export function decidedLabelFindings(included: readonly EstateVm[], carried: ReadonlyMap<string, Texts>, decisions: Decisions['vm.labels']): readonly Reason[] {
  const vmsByKey = new Map<string, string[]>()
  for (const vm of included) {
    const own = carried.get(vm.id) ?? {}
    for (const [key, value] of Object.entries(decisions[vm.id]?.values ?? {})) {
      if (!Object.hasOwn(own, key) || own[key] === value) continue
      const vms = vmsByKey.get(key)
      if (vms === undefined) vmsByKey.set(key, [vm.name])
      else vms.push(vm.name)
    }
  }
  return [...vmsByKey].sort(([left], [right]) => compareText(left, right)).map(([key, names]) => ({ code: 'label-decided', message: `${countWords(names.length, 'VM bears', 'VMs bear')} the label ${key} as decided, and not as the attribute says that it stands for: ${named(names)}.` }))
}

function named(names: readonly string[]): string {
  const sorted = [...names].sort(compareNatural)
  return sorted.length <= MOST_NAMED ? sorted.join(', ') : `${sorted.slice(0, MOST_NAMED).join(', ')} and ${sorted.length - MOST_NAMED} more`
}
