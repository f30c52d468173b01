import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import { text } from 'node:stream/consumers'
import fc from 'fast-check'
import { openProject } from '#backend/db/project-file.ts'
import { recoverReplacements } from '#backend/exporters/bundle/recover-replacement.ts'
import { BUNDLE_NAME, FAULT_WORKS, type FaultWork, prepareWork, PROJECT_NAME, runWork, stateOf } from './fault-works.ts'

/** Where a process is ended. */
export interface KillPoint {
  readonly work: FaultWork
  /** How far into the work, from 0 to 1. */
  readonly share: number
  /** By itself, before a call that changes a file; or so many milliseconds after it by whoever started it, in the middle of anything. */
  readonly afterMs: number | null
}

/** Ends processes in the middle of works, and looks at what they leave. An owned resource: it has a folder of its own. */
export interface KillRun {
  /** Throws Error where what is left is not as promised; answers how many steps of how many were done. */
  endAt(point: KillPoint): Promise<{ readonly event: number; readonly events: number; readonly done: number }>
  close(): void
}

const MOST_DELAY_MS = 8

/** The same points for the same seed, the works in turns. */
export function killPoints(seed: number, count: number): readonly KillPoint[] {
  const point = fc.record({ share: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), afterMs: fc.option(fc.integer({ min: 0, max: MOST_DELAY_MS })) })
  return fc.sample(point, { seed, numRuns: count }).map((drawn, index) => ({ ...drawn, work: FAULT_WORKS[index % FAULT_WORKS.length] ?? 'import' }))
}

export function startKillRun({ vms, child }: { readonly vms: number; readonly child: string }): KillRun {
  const root = mkdtempSync(join(tmpdir(), 'portolan-faults-'))
  const environment = { ...process.env, NODE_COMPILE_CACHE: join(root, 'compiled') }
  const known = new Map<FaultWork, Promise<KnownWork>>()
  let runs = 0

  async function learn(work: FaultWork): Promise<KnownWork> {
    const prepared = join(root, work)
    mkdirSync(prepared)
    await prepareWork(work, prepared, vms)
    const whole = copyOf(prepared)
    const states = [stateOf(whole)]
    await runWork(work, whole, () => states.push(stateOf(whole)))
    rmSync(whole, { recursive: true })
    const counted = copyOf(prepared)
    const { output } = await startChild(work, counted, { event: 0, afterMs: null })
    rmSync(counted, { recursive: true })
    return { prepared, states, events: Number(/events (\d+)/.exec(output)?.[1]) }
  }

  function copyOf(prepared: string): string {
    const folder = join(root, `run-${String((runs += 1))}`)
    cpSync(prepared, folder, { recursive: true })
    return folder
  }

  async function startChild(work: FaultWork, folder: string, { event, afterMs }: { event: number; afterMs: number | null }): Promise<{ output: string; errors: string }> {
    const running = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', child, work, folder, String(event), afterMs === null ? 'itself' : 'told'], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] })
    running.stdout.on('data', (data: Buffer) => {
      if (afterMs !== null && data.toString().includes('there')) void sleep(afterMs).then(() => running.kill('SIGKILL'))
    })
    // Until it is waited for, a process that has ended is still there for those who ask.
    const [output, errors] = await Promise.all([text(running.stdout), text(running.stderr), once(running, 'exit')])
    return { output, errors }
  }

  return {
    endAt: async ({ work, share, afterMs }) => {
      const { prepared, states, events } = await (known.get(work) ?? known.set(work, learn(work)).get(work) ?? learn(work))
      const event = 1 + Math.floor(share * events)
      const folder = copyOf(prepared)
      const { output, errors } = await startChild(work, folder, { event, afterMs })
      if (errors !== '') throw new Error(`The process failed before it was ended: ${errors}`)
      const done = output.split('\n').filter((line) => line === 'done').length
      try {
        await judge({ work, folder, prepared, states, done })
      } catch (error) {
        throw new Error(`${work}, ended at ${String(event)} of ${String(events)}${afterMs === null ? '' : ` and ${String(afterMs)} ms`}, ${String(done)} steps done: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
      }
      rmSync(folder, { recursive: true })
      return { event, events, done }
    },
    close: () => rmSync(root, { recursive: true, force: true }),
  }
}

interface KnownWork {
  readonly prepared: string
  /** Before the work, and after each of its steps. */
  readonly states: readonly string[]
  readonly events: number
}

async function judge({ work, folder, prepared, states, done }: { work: FaultWork; folder: string; prepared: string; states: readonly string[]; done: number }): Promise<void> {
  const project = openProject(join(folder, PROJECT_NAME), { create: false, isToBeChecked: true })
  const integrity = project.database.pragma('integrity_check', { simple: true })
  project.close()
  if (integrity !== 'ok') throw new Error(`the project is damaged: ${String(integrity)}`)
  const allowed = states.slice(done, done + 2)
  if (work === 'export' && !allowed.includes(stateOf(folder))) throw new Error('the bundle is there by half')
  await recoverReplacements(join(folder, BUNDLE_NAME))
  if (!allowed.includes(stateOf(folder))) throw new Error('it is neither as before the step nor as after it')
  const names = new Set([...readdirSync(prepared), BUNDLE_NAME])
  const left = readdirSync(folder).filter((name) => !names.has(name))
  if (left.length > 0) throw new Error(`this was left: ${left.join(', ')}`)
  await runWork(work, folder, () => undefined)
}
