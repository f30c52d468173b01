// `npm run bench -- load [--vms N] [--sessions N] [--seconds N] [--think N] [--threads one|two|both]`: so many sessions at once on one project, over the
// built web host in a process of its own. Each session goes from screen to screen as a person does (bench/load/screens.ts), and one of twenty steps
// decides something about a VM of its own. By default the same sessions run twice: with all calls in one thread, and with one that reads.
import { spawn } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { BUILT_MEASUREMENTS, buildMeasurements } from './import/build-measurements.ts'
import { judgeJournal } from './load/judge-journal.ts'
import { type Ask, openClient, valueOf } from './load/open-client.ts'
import { printTimings, type Timing } from './load/print-timings.ts'
import { everyCall } from './load/screens.ts'
import { usePages } from './load/use-pages.ts'
import { prepareEstate } from './ui/prepare-estate.ts'

const DEFAULTS = { vms: '10000', sessions: '20', seconds: '45', think: '2000', threads: 'both' } as const
/** VMs that one session looks at and decides about. */
const OWN_VMS = 100
const MS_PER_SECOND = 1000
const MOST_PAGE_ROWS = 1000

type Options = { readonly [Name in keyof typeof DEFAULTS]: string }

/** Prints a row a call, and whether every answer showed every decision that was answered before; the exit status is 1 where one does not. */
export async function run(benchArguments: readonly string[]): Promise<void> {
  const options = Object.fromEntries(Object.entries(DEFAULTS).map(([name, value]) => [name, { type: 'string' as const, default: value }]))
  const { values } = parseArgs({ args: [...benchArguments], options: options as { readonly [Name in keyof typeof DEFAULTS]: { type: 'string'; default: string } } }) // the names are those of DEFAULTS
  const kept = await prepareEstate(path.resolve(import.meta.dirname, '..', '.cache', 'bench'), Number(values.vms))
  await buildMeasurements()
  for (const threads of values.threads === 'both' ? ['one', 'two'] : [values.threads]) {
    console.log(`\n${threads === 'one' ? 'All calls in one thread' : 'A thread that reads beside the one that writes'}:\n`)
    await measure(kept, threads, values)
  }
}

async function measure(kept: string, threads: string, { sessions, seconds, think }: Options): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'portolan-load-'))
  const project = path.join(folder, 'estate.portolan')
  copyFileSync(kept, project)
  const child = spawn(process.execPath, [path.join(BUILT_MEASUREMENTS, 'load-server.js'), project, folder, threads], { stdio: ['pipe', 'pipe', 'inherit'] })
  try {
    const link = await new Promise<string>((resolve) => child.stdout.once('data', (data: Buffer) => resolve(data.toString().trim())))
    const ask = openClient(link)
    const vms = await listVms(ask, Number(sessions) * OWN_VMS)
    // What the first to ask waits for is the time of the plan, which other benchmarks measure.
    for (const [name, input] of everyCall(vms[0] ?? '')) await ask(name, input)
    const end = Date.now() + Number(seconds) * MS_PER_SECOND
    const own = (index: number): readonly string[] => vms.slice(index * OWN_VMS, (index + 1) * OWN_VMS)
    const used = await Promise.all(Array.from({ length: Number(sessions) }, (_, index) => usePages({ ask, vms: own(index), end, thinkMs: Number(think), session: index, sessions: Number(sessions) })))
    const timings: readonly Timing[] = used.flatMap((session) => session.timings)
    printTimings(timings)
    const stale = used.flatMap((session) => session.stale)
    for (const what of stale) console.log(`Stale: ${what}`)
    console.log(`${String(used.reduce((sum, { looked }) => sum + looked, 0))} answers were looked at for decisions that were answered before, ${String(stale.length)} lacked one.`)
    if (!(await judgeJournal(ask, used.flatMap((session) => session.decided))) || stale.length > 0) process.exitCode = 1
  } finally {
    child.stdin.end()
    await new Promise((resolve) => child.once('exit', resolve))
    rmSync(folder, { recursive: true })
  }
}

async function listVms(ask: Ask, wanted: number): Promise<string[]> {
  const ids: string[] = []
  while (ids.length < wanted) {
    const { rows } = valueOf(await ask('inventory.query', { kind: 'vms', offset: ids.length, limit: Math.min(MOST_PAGE_ROWS, wanted - ids.length), columns: ['id'] })) as { rows: { id: string }[] } // with the column that was asked for
    ids.push(...rows.map(({ id }) => id))
  }
  return ids
}
