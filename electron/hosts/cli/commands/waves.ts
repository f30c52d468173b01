import type { Api, ApiOutput } from '#shared/contract/api.ts'
import type { InvokeOptions } from '#shared/contract/api-types.ts'
import { type CommandArguments, type CommandContext, defineCommand, UsageError } from '../command.ts'
import { EXIT_STATUS, type ExitStatus } from '../exit-status.ts'
import { formatJson, type Rows } from '../output/format.ts'
import { progressBar } from '../output/progress-reporter.ts'
import { printRows } from '../print-rows.ts'
import { openExisting } from '../project-lifetime.ts'
import { unwrap } from '../unwrap.ts'
import { resolve } from 'node:path'

type Schedule = ApiOutput<'waves.plan'>

const WORDS = ['plan', 'show', 'move', 'pin'] as const
const SECONDS_PER_MINUTE = 60
const MIB_PER_GIB = 1_024

export const waves = defineCommand({
  name: 'waves',
  summary: 'Plans when VMs are cut over, shows it and changes it.',
  usage: 'waves {plan | show | move VM WINDOW | pin VM [--off]} --project FILE [--settings FILE] [--today DATE] [--anew] [--vms] [--dry-run] [--strict]',
  options: {
    project: { type: 'string' }, settings: { type: 'string' }, today: { type: 'string' }, anew: { type: 'boolean' }, vms: { type: 'boolean' },
    'dry-run': { type: 'boolean' }, off: { type: 'boolean' }, strict: { type: 'boolean' },
  },
  optionHelp: {
    project: 'the project file',
    settings: 'plan: take calendar, limits, groups and rates from this file first',
    today: 'the day of planning, such as 2026-03-02; no window before it',
    anew: 'plan: forget the schedule before, but for pins and locked waves',
    vms: 'list VMs rather than waves',
    'dry-run': 'move: only say what it would break',
    off: 'pin: take the pin off',
    strict: 'exit status 4 if a VM has no wave or a move breaks something',
  },
  positionals: { min: 1, max: 3 },
  run: async (args, context) => {
    const [word, vm, window] = args.positionals
    const wanted = WORDS.find((name) => name === word)
    if (wanted === undefined) throw new UsageError(`waves cannot "${word ?? ''}"; choose one of ${WORDS.join(', ')}`)
    await openExisting(args.requiredText('project'), context)
    const today = args.text('today')
    const on = today === undefined ? {} : { today }
    const job: InvokeOptions<Api['waves.plan']> = { signal: context.signal, onProgress: ({ phase, done, total }) => context.progress.update(phase, total === 0 ? '' : progressBar(done, total)) }
    if (wanted === 'plan') {
      const settings = args.text('settings')
      if (settings !== undefined) unwrap(await context.backend.invoke('waves.use', { file: resolve(context.workingFolder, settings) }))
      return printSchedule(unwrap(await context.backend.invoke('waves.plan', { ...on, isAnew: args.flag('anew') }, job)), args, context)
    }
    if (wanted === 'show') return printSchedule(unwrap(await context.backend.invoke('waves.show', on, job)), args, context)
    if (vm === undefined || (wanted === 'move' && window === undefined)) throw new UsageError(`usage: portolan ${waves.usage}`)
    if (wanted === 'pin' && args.flag('off')) return unpin(vm, context)
    const verdict = unwrap(await context.backend.invoke('waves.move', { vm, ...on, ...(window === undefined ? {} : { window }), isDryRun: args.flag('dry-run') }))
    return printVerdict(verdict, args, context)
  },
})

function printSchedule(schedule: Schedule, args: CommandArguments, context: CommandContext): ExitStatus {
  if (context.format === 'json') context.print(formatJson(schedule))
  else if (args.flag('vms')) printRows(vmRows(schedule), context)
  else printRows(waveRows(schedule), context, TABLE_COLUMNS)
  for (const { message } of schedule.issues) context.note(message)
  for (const { group, vms, why } of schedule.unscheduled) context.note(`${group} (${String(vms.length)} VMs) is in no wave: ${why.map(({ message }) => message).join(' ')}`)
  if (schedule.outsidePlans > 0) context.note(`${String(schedule.outsidePlans)} VMs are in no plan, and so in no wave: "portolan plan" says why.`)
  for (const { name, from, to, because } of schedule.moved) context.note(`${name}: ${from ?? 'no wave'} -> ${to ?? 'no wave'}, since ${because}`)
  context.note(`${String(schedule.waves.length)} waves; no schedule has fewer than ${String(schedule.lowerBound.waves)} (${schedule.lowerBound.because}).`)
  return args.flag('strict') && schedule.unscheduled.length > 0 ? EXIT_STATUS.doubtful : EXIT_STATUS.done
}

function printVerdict(verdict: ApiOutput<'waves.move'>, args: CommandArguments, context: CommandContext): ExitStatus {
  if (context.format === 'table') {
    for (const { message } of verdict.broken) context.print(`${message}\n`)
    if (verdict.broken.length === 0) context.print(`${verdict.isDone ? 'Moved and pinned' : 'Nothing would break'}: ${verdict.vms.join(', ')}\n`)
    else context.print(verdict.nearest === null ? 'No window takes it.\n' : `The nearest window that takes it is ${verdict.nearest}.\n`)
  } else if (context.format === 'json') context.print(formatJson(verdict))
  else printRows({ columns: ['code', 'message'], rows: verdict.broken }, context)
  return args.flag('strict') && verdict.broken.length > 0 ? EXIT_STATUS.doubtful : EXIT_STATUS.done
}

/** Takes the pins off all VMs of the group: one alone would hold the others. */
async function unpin(vm: string, context: CommandContext): Promise<ExitStatus> {
  const { vms } = unwrap(await context.backend.invoke('waves.move', { vm, isDryRun: true }))
  unwrap(await context.backend.invoke('decisions.apply', { changes: vms.map((subject) => ({ kind: 'vm.wave', subject, value: null })) }))
  context.print(context.format === 'json' ? formatJson({ vms }) : `Not pinned any more: ${vms.join(', ')}\n`)
  return EXIT_STATUS.done
}

const TABLE_COLUMNS = ['wave', 'window', 'start', 'vms', 'groups', 'gib', 'minutesLow', 'minutesHigh', 'windowMinutes', 'limitedBy'] as const

function waveRows({ waves: rows }: Schedule): Rows {
  return {
    columns: ['wave', 'window', 'date', 'timeZone', 'start', 'end', 'isLocked', 'vms', 'groups', 'gib', 'vcpus', 'riskPoints', 'minutesLow', 'minutesHigh', 'windowMinutes', 'precopyMinutesHigh', 'limitedBy', 'notes'],
    rows: rows.map((wave) => ({
      wave: wave.number, window: wave.window, date: wave.date, timeZone: wave.timeZone, start: wave.start, end: wave.end, isLocked: wave.isLocked,
      vms: wave.vms, groups: wave.groups, gib: Math.round(wave.capacityMib / MIB_PER_GIB), vcpus: wave.vcpus, riskPoints: wave.riskPoints,
      minutesLow: minutes(wave.seconds.low), minutesHigh: minutes(wave.seconds.high), windowMinutes: minutes((Date.parse(wave.end) - Date.parse(wave.start)) / 1000),
      precopyMinutesHigh: minutes(wave.precopySeconds.high),
      limitedBy: [wave.bounds[0]?.kind ?? '', wave.bounds[0]?.subject ?? ''].join(' ').trim(),
      notes: wave.notes.map(({ message }) => message),
    })),
  }
}

function vmRows({ vms }: Schedule): Rows {
  const columns = ['wave', 'window', 'name', 'group', 'type', 'isPinned', 'vm'] as const
  return { columns, rows: vms.map((row) => ({ ...row })) }
}

function minutes(seconds: number): number {
  return Math.ceil(seconds / SECONDS_PER_MINUTE)
}
