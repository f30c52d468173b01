import type { Api } from '#shared/contract/api.ts'
import type { InvokeOptions } from '#shared/contract/api-types.ts'
import { countWords } from '#shared/contract/count-words.ts'
import type { CommandContext } from './command.ts'
import { progressBar } from './output/progress-reporter.ts'
import { singleLine } from './output/single-line.ts'
import { plannedWaves } from './planned-waves.ts'
import { unwrap } from './unwrap.ts'

/** The schedule of a project as a script asks for it; null where there is none. */
export type PlannedWaves = (Awaited<ReturnType<typeof plannedWaves>> & { readonly isKept: boolean }) | null

/**
 * The waves of the open project: those that it or a decisions file holds, as they are (`isKept`), so that the same decisions give the same bundle on
 * every day. Where there are none they are planned if somebody decided about them, or `isWanted`: from the day `today` on, the machine's where it is
 * undefined. Null where neither is so: nobody has said yet when VMs may be cut over.
 */
export async function planWaves({ isWanted, today }: { readonly isWanted: boolean; readonly today: string | undefined }, context: CommandContext): Promise<PlannedWaves> {
  const { isDecided } = unwrap(await context.backend.invoke('waves.settings', {}))
  if (!isDecided && !isWanted) return null
  const kept = await keptWaves(context)
  if (kept !== null) return kept
  const schedule = unwrap(await context.backend.invoke('waves.plan', today === undefined ? {} : { today }, jobOf(context)))
  context.progress.clear()
  return { ...await plannedWaves(schedule, context), isKept: false }
}

/** The waves that the open project holds; null where it holds none. */
export async function keptWaves(context: CommandContext): Promise<PlannedWaves> {
  const kept = await context.backend.invoke('waves.show', {}, jobOf(context))
  context.progress.clear()
  if (!kept.ok && kept.error.code === 'not-found') return null
  return { ...await plannedWaves(unwrap(kept), context), isKept: true }
}

function jobOf({ signal, progress }: CommandContext): InvokeOptions<Api['waves.plan']> {
  return { signal, onProgress: ({ phase, done, total }) => progress.update(phase, total === 0 ? '' : progressBar(done, total)) }
}

/** The schedule in sentences, for people. */
export function describeWaves(planned: PlannedWaves): string[] {
  if (planned === null) return ['No waves: nobody has said when VMs may be cut over. Say it in the decisions file, or let --waves take the windows that Portolan begins with.']
  const { waves, unscheduled, timeZone, isKept } = planned
  const [first, last] = [waves.at(0), waves.at(-1)]
  const without = unscheduled.reduce((sum, { vms }) => sum + vms.length, 0)
  const span = first === undefined || last === undefined ? '' : first === last ? ` on ${first.date}` : ` from ${first.date} to ${last.date}`
  return [
    `${countWords(waves.length, 'wave')}${span} (${singleLine(timeZone)}), ${isKept ? 'as they were decided' : 'planned by the windows and limits that are set'}; ${without === 0 ? 'every VM of the plans is in one' : countWords(without, 'VM of the plans is in none', 'VMs of the plans are in none')}.`,
    ...unscheduled.slice(0, MOST_GROUPS).map(({ group, why }) => `  ${singleLine(group)}: ${why.map(({ message }) => singleLine(message)).join(' ')}`),
    ...unscheduled.length > MOST_GROUPS ? [`  ... and ${countWords(unscheduled.length - MOST_GROUPS, 'more group', 'more groups')}; --format json has all`] : [],
  ]
}

/** So many groups without a wave tell a person what is up. */
const MOST_GROUPS = 5
