import type { Api, ApiOutput } from '#shared/contract/api.ts'
import type { InvokeOptions } from '#shared/contract/api-types.ts'
import { countWords } from '#shared/contract/count-words.ts'
import { type CommandArguments, type CommandContext, defineCommand, UsageError } from '../command.ts'
import { EXIT_STATUS, type ExitStatus } from '../exit-status.ts'
import { formatJson, type Rows } from '../output/format.ts'
import { progressBar } from '../output/progress-reporter.ts'
import { printRows } from '../print-rows.ts'
import { plannedWaves } from '../planned-waves.ts'
import { openWithWishes, WISH_OPTION_HELP, WISH_OPTIONS } from '../take-wishes.ts'
import { unwrap } from '../unwrap.ts'
import { waveRecordOf } from '../wave-record.ts'
import { WAVE_EDITS, waveEditOf, type WaveEditWord } from '../wave-edit.ts'
import { resolve } from 'node:path'

type Schedule = ApiOutput<'waves.plan'>

const WORDS = ['plan', 'show', 'record', 'calibrate', 'capacity', 'export', ...Object.keys(WAVE_EDITS)]
const SECONDS_PER_MINUTE = 60
const MIB_PER_GIB = 1_024

export const waves = defineCommand({
  name: 'waves',
  summary: 'Plans when VMs are cut over, shows it and changes it.',
  usage: 'waves [plan | show | move VM WINDOW | pin VM [--off] | lock WINDOW [--off] | split WINDOW [--vm VM] [--into WINDOW] | merge WINDOW INTO | insert DATE START END | record WINDOW [--outcome OUTCOME] [--vm VM]... [--started TIME] [--migrated TIME] [--ended TIME] [--precopy-started TIME] [--precopied TIME] | calibrate [--adopt] | capacity | export --out DIR [--force]] --project FILE [--decisions FILE] [--target PRESET|FILE] [--settings FILE] [--today DATE] [--anew] [--vms] [--dry-run] [--strict]',
  options: {
    project: { type: 'string' }, ...WISH_OPTIONS, settings: { type: 'string' }, today: { type: 'string' }, anew: { type: 'boolean' }, vms: { type: 'boolean' },
    into: { type: 'string' }, vm: { type: 'string', multiple: true }, 'dry-run': { type: 'boolean' }, off: { type: 'boolean' }, strict: { type: 'boolean' },
    outcome: { type: 'string' }, started: { type: 'string' }, migrated: { type: 'string' }, ended: { type: 'string' }, 'precopy-started': { type: 'string' }, precopied: { type: 'string' }, adopt: { type: 'boolean' }, out: { type: 'string' }, force: { type: 'boolean' },
  },
  optionHelp: {
    project: 'the project file',
    ...WISH_OPTION_HELP,
    settings: 'plan: take calendar, limits, groups and rates from this file first',
    today: 'the day of planning, such as 2026-03-02; no window before it',
    anew: 'plan: forget the schedule before, but for pins and locked waves',
    vms: 'list VMs rather than waves',
    into: 'split: where the part goes; the nearest window without a wave without it',
    vm: 'split: a VM whose group leaves, about half of the wave without any; record: a VM that it is about, the whole wave without any',
    outcome: 'record: done, failed, rolled-back, or none to take it back',
    started: 'record: when the wave started, such as 2026-03-07T22:00:00+01:00',
    'precopy-started': 'record: when the first copies of warm VMs began',
    precopied: 'record: when all warm VMs had a first copy',
    migrated: 'record: when the last VM had been created',
    ended: 'record: when the last check was done',
    adopt: 'calibrate: take the measured rates over',
    out: 'export: the folder for run-books, mails, calendar and lists',
    force: 'export: write into a folder that is not empty',
    'dry-run': 'only say what the change would break',
    off: 'pin, lock: take it off',
    strict: 'exit status 4 if a VM has no wave or a change breaks something',
  },
  positionals: { min: 0, max: 4 },
  run: async (args, context) => {
    const [word = 'plan'] = args.positionals
    if (!WORDS.includes(word)) throw new UsageError(`waves cannot "${word}"; choose one of ${WORDS.join(', ')}`)
    const edit = isEdit(word) ? waveEditOf(word, args) : null
    if (isEdit(word) && edit === null) throw new UsageError(`an argument is missing or does not belong there; usage: portolan waves ${word} ${WAVE_EDITS[word]} --project FILE`)
    await openWithWishes(args, isReading(word, args) ? 'read' : 'write', context)
    const today = args.text('today')
    const on = today === undefined ? {} : { today }
    const job: InvokeOptions<Api['waves.plan']> = { signal: context.signal, onProgress: ({ phase, done, total }) => context.progress.update(phase, total === 0 ? '' : progressBar(done, total)) }
    if (word === 'record') return printRecord(unwrap(await context.backend.invoke('waves.record', waveRecordOf(args))), context)
    if (word === 'calibrate') return printCalibration(unwrap(await context.backend.invoke('waves.calibrate', { isAdopted: args.flag('adopt') })), context)
    if (word === 'capacity') return printCapacity(unwrap(await context.backend.invoke('waves.capacity', {}, { signal: context.signal })), context)
    if (word === 'export') return printExport(unwrap(await context.backend.invoke('waves.export', { out: resolve(context.workingFolder, args.requiredText('out')), force: args.flag('force') }, { signal: context.signal })), context)
    if (word === 'plan') {
      const settings = args.text('settings')
      if (settings !== undefined) unwrap(await context.backend.invoke('waves.use', { file: resolve(context.workingFolder, settings) }))
      return printSchedule(unwrap(await context.backend.invoke('waves.plan', { ...on, isAnew: args.flag('anew') }, job)), args, context)
    }
    if (edit === null) return printSchedule(unwrap(await context.backend.invoke('waves.show', on, job)), args, context)
    return printVerdict(unwrap(await context.backend.invoke('waves.edit', { edit, isDryRun: args.flag('dry-run'), ...on })), word, args, context)
  },
})

/** Changes that are only tried write nothing. */
function isReading(word: string, args: CommandArguments): boolean {
  if (word === 'calibrate') return !args.flag('adopt')
  return ['show', 'capacity', 'export'].includes(word) || (isEdit(word) && args.flag('dry-run'))
}

async function printSchedule(schedule: Schedule, args: CommandArguments, context: CommandContext): Promise<ExitStatus> {
  if (context.format === 'json') context.print(formatJson(await plannedWaves(schedule, context)))
  else if (args.flag('vms')) printRows(vmRows(schedule), context)
  else printRows(waveRows(schedule), context, TABLE_COLUMNS)
  for (const { message } of schedule.issues) context.note(message)
  for (const { group, vms, why } of schedule.unscheduled) context.note(`${group} (${countWords(vms.length, 'VM')}) is in no wave: ${why.map(({ message }) => message).join(' ')}`)
  if (schedule.outsidePlans > 0) context.note(`${countWords(schedule.outsidePlans, 'VM is', 'VMs are')} in no plan, and so in no wave: "portolan plan" says why.`)
  for (const { name, from, to, because } of schedule.moved) context.note(`${name}: ${from ?? 'no wave'} -> ${to ?? 'no wave'}, since ${because}`)
  context.note(`${countWords(schedule.waves.length, 'wave')}; no schedule has fewer than ${String(schedule.lowerBound.waves)} (${schedule.lowerBound.because}).`)
  return args.flag('strict') && schedule.unscheduled.length > 0 ? EXIT_STATUS.doubtful : EXIT_STATUS.done
}

function printVerdict(verdict: ApiOutput<'waves.edit'>, word: string, args: CommandArguments, context: CommandContext): ExitStatus {
  if (context.format === 'table') {
    for (const { message } of verdict.broken) context.print(`${message}\n`)
    if (verdict.broken.length === 0) context.print(`${verdict.isDone ? `Done: ${word}` : 'Nothing would break'}${verdict.window === null ? '' : ` ${verdict.window}`}${verdict.vms.length === 0 ? '' : `, ${verdict.vms.join(', ')}`}\n`)
    else context.print(verdict.nearest === null ? 'Nothing near is valid.\n' : `The nearest that is valid is ${verdict.nearest}.\n`)
  } else if (context.format === 'json') context.print(formatJson(verdict))
  else printRows({ columns: ['code', 'message'], rows: verdict.broken }, context)
  return args.flag('strict') && verdict.broken.length > 0 ? EXIT_STATUS.doubtful : EXIT_STATUS.done
}

function printRecord({ batch: _, ...counts }: ApiOutput<'waves.record'>, context: CommandContext): ExitStatus {
  context.print(context.format === 'json' ? formatJson(counts) : `Recorded: ${String(counts.done)} done, ${String(counts.failed)} failed, ${String(counts.rolledBack)} rolled back, ${String(counts.takenBack)} taken back\n`)
  return EXIT_STATUS.done
}

function printCalibration(answer: ApiOutput<'waves.calibrate'>, context: CommandContext): ExitStatus {
  if (context.format === 'json') context.print(formatJson(answer))
  else printRows({ columns: ['window', 'part', 'vms', 'copyMib', 'seconds', 'simulatedLow', 'simulatedHigh', 'share', 'dailyChangePercent', 'because'], rows: answer.waves.map(({ simulated, ...wave }) => ({ ...wave, simulatedLow: Math.round(simulated.low), simulatedHigh: Math.round(simulated.high) })) }, context)
  const { rates } = answer
  if (rates === null) context.note('No finished wave says how fast copies are.')
  else context.note(`With what was measured: cold ${String(rates.cold.host.cautious)} to ${String(rates.cold.host.best)} MiB/s a host, warm ${String(rates.warm.host.cautious)} to ${String(rates.warm.host.best)}, ${String(rates.dailyChangePercent.best)} to ${String(rates.dailyChangePercent.cautious)} % of change in a day${answer.batch === null ? '; --adopt takes it over' : ', taken over'}.`)
  return EXIT_STATUS.done
}

function printCapacity(answer: ApiOutput<'waves.capacity'>, context: CommandContext): ExitStatus {
  const gib = (mib: number): number => Math.round(mib / MIB_PER_GIB)
  if (context.format === 'json') context.print(formatJson(answer))
  else printRows({
    columns: ['wave', 'window', 'vms', 'landedVms', 'nodes', 'landedVcpus', 'memoryGib', 'disksGib', 'peakGib', 'retainedGib', 'retainedUntil', 'freedHosts', 'freedDatastores', 'problems'],
    rows: answer.waves.map(({ wave, window, arriving, nodes, landed, peakMib, retainedMib, retainedUntil, freedHosts, freedDatastores, shortages }) => ({
      wave, window, vms: arriving.vms, landedVms: landed.vms, nodes: nodes.length === 0 ? null : nodes.reduce((sum, { needed }) => sum + needed, 0), landedVcpus: landed.vcpus, memoryGib: gib(landed.memoryMib), disksGib: gib(landed.disksMib), peakGib: gib(peakMib),
      retainedGib: gib(retainedMib), retainedUntil, freedHosts, freedDatastores, problems: shortages.map(({ message }) => message),
    })),
  }, context)
  for (const { window, name, neededMib, freeMib } of answer.snapshots.filter(({ fits }) => fits === false)) context.note(`${window}: snapshots need ${String(gib(neededMib))} GiB on ${name}, which has ${String(gib(freeMib ?? 0))} free.`)
  for (const assumption of answer.assumptions) context.note(assumption)
  return EXIT_STATUS.done
}

function printExport(answer: ApiOutput<'waves.export'>, context: CommandContext): ExitStatus {
  if (context.format === 'json') context.print(formatJson(answer))
  else printRows({ columns: ['file'], rows: answer.files.map((file) => ({ file })) }, context)
  return EXIT_STATUS.done
}

function isEdit(word: string): word is WaveEditWord {
  return Object.hasOwn(WAVE_EDITS, word)
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
