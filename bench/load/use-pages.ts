import { setTimeout as sleep } from 'node:timers/promises'
import type { Decided } from './judge-journal.ts'
import { type Ask, valueOf } from './open-client.ts'
import type { Timing } from './print-timings.ts'
import { AFTER_A_DECISION, type Call, stepAt } from './screens.ts'
import { createWitness, type Witness } from './witness.ts'

const DECISION_EVERY = 20
/** The navigation asks once a screen has come to rest (renderer/src/app/use-progress.ts). */
const REST_MS = 800
/** One of so many looks is at a VM that somebody has decided about. */
const LOOKS_AT_DECIDED = 3

export interface Session {
  readonly ask: Ask
  /** VMs that nobody else decides about. */
  readonly vms: readonly string[]
  readonly end: number
  readonly thinkMs: number
  readonly session: number
  readonly sessions: number
}

export interface Used {
  readonly timings: readonly Timing[]
  readonly decided: readonly Decided[]
  /** Answers that lacked a decision which had been answered before they were asked for. */
  readonly stale: readonly string[]
  readonly looked: number
}

/** All sessions of a process look at the same decisions. */
const witness: Witness = createWitness()

/** One person: looks here and there, and now and then decides; the page shows anew what it showed then. */
export async function usePages({ ask, vms, end, thinkMs, session, sessions }: Session): Promise<Used> {
  const timings: Timing[] = []
  const decided: Decided[] = []
  const stale: string[] = []
  let looked = 0

  async function read(call: Call): Promise<void> {
    const [name, input] = call
    const expected = witness.before(call)
    const started = performance.now()
    const answer = await ask(name, input)
    timings.push({ name, ms: performance.now() - started, isDecision: false })
    const value = valueOf(answer)
    if (expected === null) return
    looked += 1
    const missing = expected(value)
    if (missing !== null) stale.push(`${name} ${missing}`)
  }

  async function decide(vm: string, place: number): Promise<void> {
    const namespace = `s${String(session)}-${String(place)}`
    const told = witness.deciding(vm, namespace)
    const started = performance.now()
    const { batch } = valueOf(await ask('decisions.apply', { changes: [{ kind: 'vm.namespace', subject: vm, value: { namespace } }] })) as { batch: number } // as the contract says
    timings.push({ name: 'decisions.apply', ms: performance.now() - started, isDecision: true })
    told()
    decided.push({ batch, subject: vm, namespace })
  }

  await sleep((session / sessions) * thinkMs)
  for (let place = session * 7; Date.now() < end; place += 1) {
    const own = vms[place % vms.length] ?? ''
    const vm = place % LOOKS_AT_DECIDED === 0 ? (witness.recent() ?? own) : own
    const { calls, afterwards, looks } = stepAt(place, vm)
    await Promise.all(calls.map(read))
    if (place % DECISION_EVERY === 0) {
      await decide(own, place)
      await Promise.all([...AFTER_A_DECISION, ...calls].map(read))
    }
    await sleep(Math.min(REST_MS, thinkMs))
    await Promise.all(afterwards.map(read))
    await sleep(Math.max(0, thinkMs * looks - REST_MS))
  }
  return { timings, decided, stale, looked }
}
