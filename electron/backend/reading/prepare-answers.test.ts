import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import { nextTurn } from '#backend/turns/next-turn.ts'
import type { ReadingProject } from '#backend/db/reading-project.ts'
import { AppError } from '#shared/contract/app-error.ts'
import { type Asked, createCallAnswerer } from './answer-call.ts'
import type { AskedCall } from './kept-outcomes.ts'
import { prepareAnswers } from './prepare-answers.ts'
import { screenCalls } from './screen-calls.ts'

const SCREEN_CALLS = screenCalls({ vm: 'vc/vm-1', host: 'vc/host-1', scenario: { name: 'Defaults', inputs: {} } })
const PATIENCE = { timeout: 30_000 }
const OVERVIEW: AskedCall = { name: 'assess.summary', input: { scope: '' } }

/** What is asked of a project whose state a test changes; each answer takes some turns and says in which state it was worked out. */
function setUp({ turns = 3, afterOpeningMs = 0, failing, whenWorked = () => undefined }: { readonly turns?: number; readonly afterOpeningMs?: number; readonly failing?: string; readonly whenWorked?: (count: number) => void } = {}) {
  const state = { others: 1, own: 1 }
  const project = { state: () => ({ ...state }), follow: () => undefined } as unknown as ReadingProject // known by its state alone
  /** "call of state", as it was begun. */
  const worked: string[] = []
  const finished: string[] = []
  let [quietMs, availableBytes] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  const answer = createCallAnswerer(async (_, { call }: Asked) => {
    const own = state.own
    whenWorked(worked.push(`${call.name} of ${String(own)}`))
    for (let turn = 0; turn < turns; turn += 1) await nextTurn()
    if (call.name === failing) throw new AppError('not-found', 'There are no waves yet.')
    finished.push(`${call.name} of ${String(own)}`)
    return { kind: 'outcome', outcome: { ok: true, value: own } }
  })
  const asked = (call: AskedCall, signal = { aborted: false }): Asked => ({ call, writer: { others: 0, own: 0 }, now: '2026-03-02T09:00:00.000Z', signal, progress: () => undefined })
  const prepared = prepareAnswers({
    afterOpeningMs,
    quietMs: () => quietMs,
    availableBytes: () => availableBytes,
    callsOf: () => SCREEN_CALLS,
    ask: async (_, call, signal) => {
      await answer({ project, error: null }, { ...asked(call), signal })
    },
  })
  const begin = (): void => prepared.begin({ project: 1, writer: { others: 0, own: 0 }, now: '2026-03-02T09:00:00.000Z' })
  return {
    worked, finished, begin,
    giveUp: (project: number) => prepared.giveUp(project),
    ask: (call: AskedCall) => answer({ project, error: null }, asked(call)),
    decide: () => { state.own += 1 },
    beQuietFor: (ms: number) => { quietMs = ms },
    takeMemory: () => { availableBytes = 1_000 },
  }
}

describe('answers that are worked out ahead', () => {
  it('are given to whoever asks for the same, without working anything out again', async () => {
    const { worked, finished, begin, ask } = setUp()
    begin()
    await vi.waitFor(() => expect(finished).toHaveLength(SCREEN_CALLS.length), PATIENCE)
    expect(worked).toHaveLength(SCREEN_CALLS.length)
    for (const call of SCREEN_CALLS) expect(await ask(call), call.name).toEqual({ kind: 'texts', texts: { pieces: [], rest: '{"ok":true,"value":1}' } })
    expect(worked).toHaveLength(SCREEN_CALLS.length)
    await ask({ name: 'mapping.storage', input: { scope: 'cluster = "A"' } })
    expect(worked).toHaveLength(SCREEN_CALLS.length + 1)
  })

  it('are not begun for a project that was just opened, but soon after a decision about it', async () => {
    const { worked, finished, begin, decide } = setUp({ afterOpeningMs: 3_600_000 })
    begin()
    await sleep(100)
    expect(worked).toEqual([])
    decide()
    begin()
    await vi.waitFor(() => expect(finished).toHaveLength(SCREEN_CALLS.length), PATIENCE)
  })

  it('are begun anew by a decision in the middle, which none of before it outlives', async () => {
    const { worked, finished, begin, ask, decide } = setUp({
      whenWorked: (count) => {
        if (count !== 3) return
        decide()
        begin()
      },
    })
    begin()
    await vi.waitFor(() => expect(finished.filter((name) => name.endsWith(' of 2'))).toHaveLength(SCREEN_CALLS.length), PATIENCE)
    expect([worked.filter((name) => name.endsWith(' of 1')).length, finished.filter((name) => name.endsWith(' of 1')).length]).toEqual([3, 2])
    for (const call of SCREEN_CALLS) expect(await ask(call), call.name).toEqual({ kind: 'texts', texts: { pieces: [], rest: '{"ok":true,"value":2}' } })
    expect(worked).toHaveLength(3 + SCREEN_CALLS.length)
  })

  it('wait for calls: nothing is worked out while one takes its turns, nor shortly after', async () => {
    const { worked, finished, begin, ask, beQuietFor } = setUp({ turns: 30, whenWorked: (count) => { if (count === 1) beQuietFor(0) } })
    begin()
    await vi.waitFor(() => expect(worked).toHaveLength(1), PATIENCE)
    await ask({ name: 'mapping.storage', input: { scope: 'cluster = "A"' } })
    await sleep(100)
    expect(worked).toEqual(['assess.summary of 1', 'mapping.storage of 1'])
    expect(finished).toEqual(['mapping.storage of 1'])
    beQuietFor(Number.POSITIVE_INFINITY)
    await vi.waitFor(() => expect(finished).toHaveLength(SCREEN_CALLS.length + 1), PATIENCE)
  })

  it('end with their project', async () => {
    const { worked, finished, begin, giveUp } = setUp({ turns: Number.POSITIVE_INFINITY })
    begin()
    await vi.waitFor(() => expect(worked).toHaveLength(1), PATIENCE)
    giveUp(2)
    giveUp(1)
    await sleep(1)
    expect([worked.length, finished.length]).toEqual([1, 0])
  })

  it('leave the memory that is left to others', async () => {
    const { worked, finished, begin, takeMemory } = setUp({ whenWorked: (count) => { if (count === 2) takeMemory() } })
    begin()
    await vi.waitFor(() => expect(finished).toHaveLength(2), PATIENCE)
    await sleep(1)
    expect(worked).toHaveLength(2)
  })

  it('go on where one of them fails, of which nothing is kept', async () => {
    const { worked, finished, begin, ask } = setUp({ failing: 'waves.summary' })
    begin()
    await vi.waitFor(() => expect(finished).toHaveLength(SCREEN_CALLS.length - 1), PATIENCE)
    expect(await ask({ name: 'waves.summary', input: {} })).toMatchObject({ kind: 'outcome', outcome: { ok: false, error: { code: 'not-found' } } })
    expect(worked.filter((name) => name.startsWith('waves.summary'))).toHaveLength(2)
  })
})

describe('answers that are kept', () => {
  it('are of their own question and state, and not what changed while they were worked out', async () => {
    const { worked, ask, decide } = setUp()
    await ask(OVERVIEW)
    await ask(OVERVIEW)
    expect(worked).toHaveLength(1)
    decide()
    const asking = ask(OVERVIEW)
    decide()
    await asking
    await ask(OVERVIEW)
    expect(worked).toEqual(['assess.summary of 1', 'assess.summary of 2', 'assess.summary of 3'])
  })

  it('are none of what depends on more than the project: progress without sizing, files, the time', async () => {
    const { worked, ask } = setUp()
    for (const call of [{ name: 'plan.progress', input: {} }, { name: 'bundle.diff', input: { folder: '/tmp' } }, { name: 'waves.try', input: {} }]) {
      await ask(call)
      await ask(call)
    }
    expect(worked).toHaveLength(6)
  })
})
