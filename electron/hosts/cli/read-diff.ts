import type { ApiOutput } from '#shared/contract/api.ts'
import type { CommandContext } from './command.ts'
import { unwrap } from './unwrap.ts'

const PAGE_ROWS = 500
const CHANGES = ['added', 'removed', 'changed'] as const

/** A diff with all of its VMs, not only a page of them. */
export type WholeDiff = ApiOutput<'imports.diff'> & Omit<ApiOutput<'imports.diff-vms'>, 'total'>

/** Asks for a diff page by page until it is whole. */
export async function readDiff(request: { readonly snapshot: number; readonly base?: number }, context: CommandContext): Promise<WholeDiff> {
  const whole: WholeDiff = { ...unwrap(await context.backend.invoke('imports.diff', request)), added: [], removed: [], changed: [] }
  for (const change of CHANGES) {
    for (let offset = 0; offset < whole.counts[change]; offset += PAGE_ROWS) {
      const page = unwrap(await context.backend.invoke('imports.diff-vms', { ...request, change, offset, limit: PAGE_ROWS }))
      whole.added.push(...page.added)
      whole.removed.push(...page.removed)
      whole.changed.push(...page.changed)
    }
  }
  return whole
}
