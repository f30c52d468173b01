import { waveRecordSchema } from '#shared/contract/wave-progress.ts'
import { type CommandArguments, UsageError } from './command.ts'

/** Beside the start. */
const TIMES = { 'migrated': 'migratedAt', 'ended': 'endedAt', 'precopy-started': 'precopyStartedAt', 'precopied': 'precopiedAt' } as const
const OUTCOMES = ['done', 'failed', 'rolled-back', 'none'] as const

/** What `portolan waves record WINDOW` writes down: an outcome of all VMs of the wave or of some, and when it ran. */
export function waveRecordOf(args: CommandArguments): ReturnType<typeof waveRecordSchema.parse> {
  const [, window] = args.positionals
  const word = args.text('outcome')
  const outcome = OUTCOMES.find((name) => name === word)
  if (window === undefined) throw new UsageError('WINDOW is missing; usage: portolan waves record WINDOW --outcome OUTCOME [--vm VM]... [--started TIME] [--migrated TIME] [--ended TIME] [--precopy-started TIME] [--precopied TIME] --project FILE')
  if (word !== undefined && outcome === undefined) throw new UsageError(`--outcome takes one of ${OUTCOMES.join(', ')}, not "${word}"`)
  const vms = args.texts('vm')
  if (vms.length > 0 && outcome === undefined) throw new UsageError('--vm needs --outcome: say what came of these VMs')
  const startedAt = args.text('started')
  const others = Object.entries(TIMES).flatMap(([option, key]) => {
    const time = args.text(option)
    return time === undefined ? [] : [[key, time] as const]
  })
  if (startedAt === undefined && others.length > 0) throw new UsageError(`${Object.keys(TIMES).map((option) => `--${option}`).join(', ')} need --started`)
  const record = {
    window,
    outcomes: outcome === undefined ? [] : [{ outcome: outcome === 'none' ? null : outcome, ...(vms.length === 0 ? {} : { vms }) }],
    ...(startedAt === undefined ? {} : { actual: { startedAt, ...Object.fromEntries(others) } }),
  }
  const parsed = waveRecordSchema.safeParse(record)
  if (!parsed.success) throw new UsageError(`the times are not valid (${parsed.error.issues.map(({ message }) => message).join('; ')}): write them as 2026-03-07T22:00:00+01:00`)
  return parsed.data
}
