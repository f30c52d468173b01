import type { ApiOutput } from '#shared/contract/api.ts'
import type { CommandContext } from './command.ts'
import { unwrap } from './unwrap.ts'

type Schedule = ApiOutput<'waves.plan'>

const SECONDS_PER_HOUR = 3_600
const MIB_PER_TIB = 1_048_576
/** As the folders of waves in a bundle are counted. */
const NUMBER_DIGITS = 2

/** A schedule with what a script asks first of each wave, its Plans among it, and the VMs that are in none. The project has to be that of the schedule. */
export async function plannedWaves(schedule: Schedule, context: CommandContext) {
  const plans = await plansByWindow(context)
  return {
    ...schedule,
    waves: schedule.waves.map((wave) => ({
      id: wave.window,
      name: `wave-${String(wave.number).padStart(NUMBER_DIGITS, '0')}`,
      tib: wave.capacityMib / MIB_PER_TIB,
      hours: { low: wave.seconds.low / SECONDS_PER_HOUR, high: wave.seconds.high / SECONDS_PER_HOUR },
      bindingConstraint: wave.bounds[0]?.kind ?? null,
      plans: plans.get(wave.window) ?? [],
      ...wave,
    })),
    unplaced: schedule.remediation.map(({ vm, name, why }) => ({ vm, name, why })),
  }
}

/** Names of Plans in the order of the plan, by the change window that their VMs are cut over in. */
async function plansByWindow(context: CommandContext): Promise<ReadonlyMap<string, readonly string[]>> {
  const byWindow = new Map<string, string[]>()
  for (let offset = 0; ; ) {
    const page = unwrap(await context.backend.invoke('plan.list', { part: 'plans', offset }))
    if (page.part !== 'plans') return byWindow
    for (const { name, window } of page.rows) if (window !== null) byWindow.set(window, [...(byWindow.get(window) ?? []), name])
    offset += page.rows.length
    if (page.rows.length === 0 || offset >= page.total) return byWindow
  }
}
