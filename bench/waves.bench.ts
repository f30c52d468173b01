// `npm run bench -- waves [--vms N] [--groups N] [--windows N] [--seeds A,B] [--calls-only]`: what a schedule of a generated estate costs, how near its
// bound it comes, and what the calls of the pages cost on a project of as many VMs.
import process from 'node:process'
import { parseArgs } from 'node:util'
import { checkSchedule, scheduleToCheck } from '#shared/engine/waves/check-schedule.ts'
import { openSchedule } from '#shared/engine/waves/edit/open-schedule.ts'
import { scheduleWaves } from '#shared/engine/waves/schedule-waves.ts'
import { generateWaves } from '#shared/engine/waves/testing/generate-waves.ts'
import { simulateWave } from '#shared/engine/waves/throughput/simulate-wave.ts'
import { pickRates } from '#shared/engine/waves/throughput/pick-rates.ts'
import { cutoverJob } from '#shared/engine/waves/throughput/transfer-jobs.ts'
import { waveVm } from '#shared/engine/waves/testing/wave-vms.ts'
import { waveRatesSchema } from '#shared/domain/waves/wave-rates.ts'
import { measureCalls } from './waves/measure-calls.ts'

const BUDGET_MS = 3_000
const MOVE_BUDGET_MS = 50
const MOST_RATIO = 1.1
const MOVES = 200
const MICROSECONDS_PER_MS = 1000
const SECONDS_PER_MINUTE = 60

/** Limits that bind in different ways. */
const CASES: readonly { readonly name: string; readonly settings: object }[] = [
  { name: 'defaults: checks limit', settings: {} },
  { name: 'at most 250 VMs a wave', settings: { limits: { vms: 250 } } },
  { name: 'hosts of 80 MiB/s, 20 teams', settings: { teams: 20, rates: { cold: { host: { best: 80, cautious: 80 } }, warm: { host: { best: 80, cautious: 80 } } } } },
  { name: '200 VMs, 40 TiB, 1,000 vCPUs', settings: { teams: 20, limits: { vms: 200, tib: 40, vcpus: 1_000 } } },
]

/** What was measured with 100 in flight, VMs of 35 GiB on so many hosts, seconds. */
const PUBLISHED = [[10, 1, 1_299], [20, 1, 2_476], [50, 1, 6_384], [100, 1, 12_315], [100, 4, 4_947], [100, 5, 3_897]] as const
const MOST_FITTED_HOSTS = 1
const MOST_DEVIATION = 0.15

/** Prints processor times, waves against the lower bound, moves, the published runs and the calls; fails where a promise is not kept. */
export async function run(benchArguments: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...benchArguments], options: { vms: { type: 'string', default: '10000' }, groups: { type: 'string', default: '1500' }, windows: { type: 'string', default: '60' }, seeds: { type: 'string', default: '1,2,3' }, 'calls-only': { type: 'boolean', default: false } } })
  const failures = values['calls-only'] ? [] : measureSchedules(values)
  failures.push(...(await measureCalls(Number(values.vms))))
  for (const failure of failures) console.log(`not kept: ${failure}`)
  if (failures.length > 0) process.exitCode = 1
}

function measureSchedules(values: { readonly vms: string; readonly groups: string; readonly windows: string; readonly seeds: string }): string[] {
  const failures: string[] = []
  console.log(`\n${values.vms} VMs, ${values.groups} groups, ${values.windows} windows\n\n| Limits | Seed | First, ms CPU | Again, ms CPU | Waves | Bound | Without pilots first, and its bound | Worse ratio | Without a wave | Broken | A move, median and worst ms CPU |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|`)
  for (const { name, settings } of CASES) {
    for (const seed of values.seeds.split(',').map(Number)) {
      const input = generateWaves({ vms: Number(values.vms), groups: Number(values.groups), windows: Number(values.windows), seed, settings })
      const first = timed(() => scheduleWaves(input))
      const again = timed(() => scheduleWaves({ ...input, settings: { ...input.settings, isPilotFirst: false } }))
      const schedule = first.value
      const bound = schedule.lowerBound.waves
      const broken = checkSchedule(input, scheduleToCheck(schedule)).length
      const ratio = Math.max(schedule.waves.length / Math.max(1, bound), again.value.waves.length / Math.max(1, again.value.lowerBound.waves))
      const previous = new Map(schedule.waves.flatMap(({ window, vmIds }) => vmIds.map((id) => [id, window.id] as const)))
      const open = openSchedule({ ...input, previous })
      const windows = [...new Set(previous.values())]
      const moves = Array.from({ length: MOVES }, (_, index) => timed(() => open.judgeMove(input.vms[(index * 37) % input.vms.length]?.id ?? '', windows[(index * 7) % windows.length] ?? '')).ms).sort((left, right) => left - right)
      const [median = 0, worst = 0] = [moves[Math.floor(moves.length / 2)], moves.at(-1)]
      console.log(`| ${name} | ${String(seed)} | ${first.ms.toFixed(0)} | ${again.ms.toFixed(0)} | ${String(schedule.waves.length)} | ${String(bound)} | ${String(again.value.waves.length)}, ${String(again.value.lowerBound.waves)} | ${ratio.toFixed(3)} | ${String(schedule.unscheduled.length)} | ${String(broken)} | ${median.toFixed(1)}, ${worst.toFixed(1)} |`)
      if (Math.min(first.ms, again.ms) > BUDGET_MS) failures.push(`${name}: slower than ${String(BUDGET_MS)} ms`)
      if (ratio > MOST_RATIO) failures.push(`${name}: more than ${String(MOST_RATIO)} times the bound`)
      if (broken > 0) failures.push(`${name}: ${String(broken)} hard constraints broken`)
      if (median > MOVE_BUDGET_MS) failures.push(`${name}: a move takes more than ${String(MOVE_BUDGET_MS)} ms`)
    }
  }
  return [...failures, ...publishedRuns()]
}

function publishedRuns(): readonly string[] {
  const failures: string[] = []
  const rates = pickRates(waveRatesSchema.parse({}), 'best')
  console.log('\n| VMs | Hosts | Measured, min | Simulated, min | Deviation |\n|---:|---:|---:|---:|---:|')
  for (const [count, hosts, measured] of PUBLISHED) {
    const jobs = Array.from({ length: count }, (_, index) => cutoverJob(waveVm(`v${String(index)}`, { hostId: `h${String(index % hosts)}` }), rates))
    const simulated = simulateWave([{ jobs, after: [] }], { inFlight: 100, teams: 1 }).migrationSeconds
    const deviation = simulated / measured - 1
    console.log(`| ${String(count)} | ${String(hosts)} | ${(measured / SECONDS_PER_MINUTE).toFixed(1)} | ${(simulated / SECONDS_PER_MINUTE).toFixed(1)} | ${(deviation * 100).toFixed(1)} % |`)
    if (hosts <= MOST_FITTED_HOSTS && Math.abs(deviation) > MOST_DEVIATION) failures.push(`the run of ${String(count)} VMs is off by more than 15 %`)
  }
  return failures
}

/** Time that this thread computed, ms: what other programs take of the processor is not the engine's doing. */
function timed<Value>(work: () => Value): { readonly value: Value; readonly ms: number } {
  const started = process.threadCpuUsage()
  const value = work()
  const { user, system } = process.threadCpuUsage(started)
  return { value, ms: (user + system) / MICROSECONDS_PER_MS }
}
