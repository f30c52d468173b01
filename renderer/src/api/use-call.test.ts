// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'
import type { Outcome } from '#shared/contract/api-types.ts'
import { useCall } from './use-call.ts'

interface Question {
  readonly signal: AbortSignal
  readonly answer: (outcome: Outcome<string>) => Promise<void>
}

const failed: Outcome<string> = { ok: false, error: { code: 'io', message: 'The disk is gone.', details: {} } }

describe('a call of a screen', () => {
  it('is loading, then ready', async () => {
    const { call, questions } = setUp()
    expect(call.state).toBe('loading')
    await questions[0]?.answer({ ok: true, value: 'first' })
    expect(call).toMatchObject({ state: 'ready', value: 'first', isReloading: false, error: null })
  })

  it('keeps what it has while it asks again', async () => {
    const { call, questions, generation } = setUp()
    await questions[0]?.answer({ ok: true, value: 'first' })
    generation.value += 1
    await nextTick()
    expect(call).toMatchObject({ state: 'ready', value: 'first', isReloading: true })
    await questions[1]?.answer({ ok: true, value: 'second' })
    expect(call).toMatchObject({ value: 'second', isReloading: false })
  })

  it('forgets an answer that a newer question overtook', async () => {
    const { call, questions, generation } = setUp()
    generation.value += 1
    await nextTick()
    expect(questions[0]?.signal.aborted).toBe(true)
    await questions[1]?.answer({ ok: true, value: 'new' })
    await questions[0]?.answer({ ok: true, value: 'old' })
    expect(call.value).toBe('new')
  })

  it('says what failed, and recovers', async () => {
    const { call, questions } = setUp()
    await questions[0]?.answer(failed)
    expect(call).toMatchObject({ state: 'error', value: null, error: { code: 'io' } })
    const again = call.reload()
    await questions[1]?.answer({ ok: true, value: 'back' })
    await again
    expect(call).toMatchObject({ state: 'ready', value: 'back', error: null })
  })

  it('is withdrawn by who waits no longer, says so, and can be asked again', async () => {
    const { call, questions } = setUp()
    call.cancel()
    expect(questions[0]?.signal.aborted).toBe(true)
    expect(call).toMatchObject({ state: 'error', error: { code: 'cancelled' } })
    await questions[0]?.answer({ ok: true, value: 'late' })
    expect(call.value).toBeNull()
    const again = call.reload()
    await questions[1]?.answer({ ok: true, value: 'there' })
    await again
    call.cancel()
    expect(call).toMatchObject({ state: 'ready', value: 'there' })
  })

  it('forgets what it knows where nobody is to see it, and begins anew', async () => {
    const { call, questions, generation } = setUp()
    await questions[0]?.answer({ ok: true, value: 'first' })
    generation.value += 1
    await nextTick()
    call.forget()
    expect(questions[1]?.signal.aborted).toBe(true)
    await questions[1]?.answer({ ok: true, value: 'late' })
    expect(call).toMatchObject({ state: 'loading', value: null, error: null, isReloading: false })
    const again = call.reload()
    await questions[2]?.answer({ ok: true, value: 'there' })
    await again
    expect(call).toMatchObject({ state: 'ready', value: 'there' })
  })

  it('is withdrawn with its screen', () => {
    const { questions, screen } = setUp()
    screen.stop()
    expect(questions[0]?.signal.aborted).toBe(true)
  })
})

function setUp() {
  const questions: Question[] = []
  const generation = ref(0)
  const screen = effectScope()
  const ask = (signal: AbortSignal): Promise<Outcome<string>> =>
    new Promise((resolve) => {
      questions.push({
        signal,
        answer: async (outcome) => {
          resolve(outcome)
          await new Promise((settled) => setTimeout(settled))
        },
      })
    })
  const call = screen.run(() => useCall(ask, { reloadOn: () => generation.value }))
  if (call === undefined) throw new Error('The scope was stopped already.')
  return { call, questions, generation, screen }
}
