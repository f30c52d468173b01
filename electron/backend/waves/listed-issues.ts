import type { SideRowInForce } from '#backend/db/repositories/side-repository.ts'
import { compareNatural } from '#shared/domain/compare.ts'
import { countWords } from '#shared/domain/count-words.ts'
import type { Reason } from '#shared/domain/plan/reason.ts'
import type { WaveSettings } from '#shared/domain/waves/wave-settings.ts'

type Row = SideRowInForce<'application'>

/** Names beyond these are counted. */
const MOST_NAMES = 5

/** What application lists say of waves that the schedule does not take, and what to do about it. Rows are all that are in force, joined to a VM or not. */
export function listedIssues(rows: readonly Row[], { groups, calendar }: WaveSettings): readonly Reason[] {
  const joined = rows.filter(({ state }) => state === 'joined')
  const issues: Reason[] = []
  for (const [state, words] of Object.entries(UNJOINED)) {
    const own = rows.filter((row) => row.state === state)
    if (own.length > 0) issues.push({ code: `listed-${state}`, message: `${words} in the application list: ${names(own.map(({ row }) => row.vmName ?? row.vmMoref ?? row.vmInstanceUuid ?? 'a row without a name'))}. These rows say nothing here: correct the list and import it again.` })
  }
  const waves = joined.flatMap(({ row }) => filled(row.wave))
  if (waves.length > 0 && !groups.rules.some(({ by, isConfirmed }) => by === 'wave' && isConfirmed)) {
    issues.push({ code: 'listed-wave-unused', message: `The application list names a wave (${names(waves)}) for ${countWords(waves.length, 'VM')}, which decides nothing: confirm the group rule "wave" to keep its waves whole and in order.` })
  }
  const known = new Set([...calendar.windows, ...calendar.blackouts].flatMap(({ scope }) => scope.groups))
  const windows = joined.flatMap(({ row }) => filled(row.changeWindow)).filter((window) => !known.has(window))
  if (windows.length > 0) {
    issues.push({ code: 'listed-window-unused', message: `The application list names a change window (${names(windows)}) for ${countWords(windows.length, 'VM')} that no window of the calendar is for: name it under the groups of a window.` })
  }
  const approvals = joined.flatMap(({ row }) => filled(row.approval))
  if (approvals.length > 0) issues.push({ code: 'listed-approval-shown', message: `What the application list says of approval (${names(approvals)}) is shown beside the consent of owners and closes no window: record a refusal where there is one.` })
  return issues
}

const UNJOINED = {
  unknown: 'VMs that no inventory has',
  ambiguous: 'Names that several VMs bear',
  contradicted: 'VMs whose name and id are of two different VMs',
  duplicate: 'VMs that are listed twice',
} as const

function filled(cell: string | null): readonly string[] {
  const text = cell?.trim() ?? ''
  return text === '' ? [] : [text]
}

function names(all: readonly string[]): string {
  const distinct = [...new Set(all)].sort(compareNatural)
  const more = distinct.length - MOST_NAMES
  return distinct.slice(0, MOST_NAMES).join(', ') + (more > 0 ? ` and ${String(more)} more` : '')
}
