import { compareNatural } from '#shared/domain/compare.ts'
import { countWords } from '#shared/domain/count-words.ts'
import type { Reason } from '#shared/domain/plan/reason.ts'
import type { WaveSettings } from '#shared/domain/waves/wave-settings.ts'
import type { WaveVm } from '#shared/domain/waves/wave-vm.ts'
import { groupKeys } from './group-keys.ts'

/** More VMs than this in as many waves are no pairs of anything: a pattern that finds them is too wide [ours]. */
const MOST_APART = 24

/** VMs of which no two may share a wave, and why. */
export interface NamedApart {
  readonly vmIds: readonly string[]
  readonly because: string
}

/** What confirmed patterns of names keep apart, in the order of the patterns and of what they captured. A pattern that is none, or too wide, is named and keeps nobody apart. */
export function apartByName(vms: readonly WaveVm[], patterns: WaveSettings['groups']['apartByName']): { readonly apart: readonly NamedApart[]; readonly issues: readonly Reason[] } {
  const issues: Reason[] = []
  const apart = patterns.filter(({ isConfirmed }) => isConfirmed).flatMap(({ pattern, reason }): readonly NamedApart[] => {
    const keysOf = groupKeys({ by: 'name', pattern, isConfirmed: true })
    if (keysOf === null) {
      issues.push({ code: 'pattern-invalid', message: `The pattern ${pattern} is no regular expression and keeps no VMs apart: correct it.` })
      return []
    }
    const members = new Map<string, string[]>()
    for (const vm of vms) for (const { key } of keysOf(vm)) members.set(key, [...(members.get(key) ?? []), vm.id])
    return [...members].sort(([left], [right]) => compareNatural(left, right)).flatMap(([key, vmIds]): readonly NamedApart[] => {
      if (vmIds.length <= MOST_APART) return vmIds.length < 2 ? [] : [{ vmIds, because: reason ?? `pattern ${pattern}` }]
      issues.push({ code: 'apart-too-many', message: `The pattern ${pattern} would keep ${countWords(vmIds.length, 'VM')} named ${key} apart, in a wave each, and is left out for them: narrow it to at most ${String(MOST_APART)}.` })
      return []
    })
  })
  return { apart, issues }
}
