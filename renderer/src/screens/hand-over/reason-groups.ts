import type { OutsidePlans } from '#shared/contract/outside-plans.ts'

/** What one reason concerns: a VM, or a NIC of it. */
export interface ReasonEntry {
  readonly vm: string
  readonly name: string
  /** Null where the project has one source. */
  readonly sourceName: string | null
  readonly isTemplate: boolean
  readonly message: string
}

/** VMs or NICs that one reason keeps out. A VM with several reasons is in several groups. */
export interface ReasonGroup {
  readonly code: string
  readonly title: string
  readonly entries: readonly ReasonEntry[]
}

/** VMs by what keeps them out, the largest group first. */
export function groupByReason(outsiders: OutsidePlans['unplaced']): ReasonGroup[] {
  return groupUp(
    outsiders.flatMap(({ vm, name, sourceName, isTemplate, why }) =>
      [...new Map(why.map((reason) => [reason.code, reason])).values()].map(({ code, title }) => ({
        code,
        title,
        entry: { vm, name, sourceName, isTemplate, message: why.filter((reason) => reason.code === code).map((reason) => reason.message).join(' ') },
      })),
    ),
  )
}

/** NICs by why they are not mapped, the largest group first. */
export function groupNics(nics: OutsidePlans['leftOutNics']): ReasonGroup[] {
  return groupUp(nics.map(({ vm, name, sourceName, why: { code, title, message } }) => ({ code, title, entry: { vm, name, sourceName, isTemplate: false, message } })))
}

function groupUp(reasons: readonly { readonly code: string; readonly title: string; readonly entry: ReasonEntry }[]): ReasonGroup[] {
  const groups = new Map<string, { code: string; title: string; entries: ReasonEntry[] }>()
  for (const { code, title, entry } of reasons) {
    const group = groups.get(code)
    if (group === undefined) groups.set(code, { code, title, entries: [entry] })
    else group.entries.push(entry)
  }
  return [...groups.values()].sort((left, right) => right.entries.length - left.entries.length || (left.code < right.code ? -1 : 1))
}
