import { valueAt } from '#renderer/components/draft-form/draft-values.ts'

const LISTS = ['groups.apart', 'groups.links', 'groups.dependencies', 'dates', 'hooks'] as const

/** The ids of all VMs that a draft of settings names. */
export function namedVms(draft: unknown): readonly string[] {
  const entries = LISTS.flatMap((path) => {
    const list = valueAt(draft, path)
    return Array.isArray(list) ? (list as unknown[]) : [] // Array.isArray answers any[]
  })
  const ids = entries.flatMap((entry) => ['vms', 'vm', 'after'].flatMap((key) => valueAt(entry, key)))
  return [...new Set(ids.filter((id) => typeof id === 'string' && id !== ''))] as string[] // the filter leaves texts alone
}
