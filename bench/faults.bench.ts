// `npm run bench -- faults [--points N] [--seed S] [--vms N]`: ends processes with SIGKILL in the middle of imports, decisions and exports, and
// looks at what they leave: the project opens, is sound, holds the state before a step or after it, and nothing lies about afterwards.
import path from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { FAULT_WORKS } from '#backend/testing/faults/fault-works.ts'
import { killPoints, startKillRun } from '#backend/testing/faults/kill-run.ts'

const DEFAULT_POINTS = '200'
const DEFAULT_VMS = '400'
const CHILD = path.resolve(import.meta.dirname, '..', 'electron', 'backend', 'testing', 'faults', 'killed-child.ts')

/** Prints a row a work; the exit status is 1 where a promise was broken. */
export async function run(benchArguments: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...benchArguments], options: { points: { type: 'string', default: DEFAULT_POINTS }, seed: { type: 'string' }, vms: { type: 'string', default: DEFAULT_VMS } } })
  const seed = values.seed === undefined ? Date.now() % 2 ** 31 : Number(values.seed)
  const points = killPoints(seed, Number(values.points))
  const counts = new Map(FAULT_WORKS.map((work) => [work, { points: 0, before: 0, broken: 0, events: 0 }]))
  console.log(`Seed ${String(seed)}, ${values.points} points, ${values.vms} VMs`)
  const running = startKillRun({ vms: Number(values.vms), child: CHILD })
  try {
    for (const point of points) {
      const count = counts.get(point.work)
      if (count === undefined) continue
      count.points += 1
      try {
        const { done, events } = await running.endAt(point)
        count.events = events
        if (done === 0) count.before += 1
      } catch (error) {
        count.broken += 1
        process.exitCode = 1
        console.error(error instanceof Error ? error.message : String(error))
      }
    }
  } finally {
    running.close()
  }
  console.log('| Ended during | Points | Calls that change files | Before the first step was done | Broken promises |\n|---|---:|---:|---:|---:|')
  for (const [work, { points: all, before, broken, events }] of counts) console.log(`| ${work} | ${String(all)} | ${String(events)} | ${String(before)} | ${String(broken)} |`)
}
