// @vitest-environment happy-dom
import { effectScope, nextTick, ref } from 'vue'
import { expect, it } from 'vitest'
import type { Outcome } from '#shared/contract/api-types.ts'
import { useNewestCall } from './use-newest-call.ts'

function setUp() {
  const input = ref(1)
  const scenario = ref('one')
  const asked: { input: number; signal: AbortSignal; answer: (outcome: Outcome<string>) => Promise<void> }[] = []
  const scope = effectScope()
  const call = scope.run(() => useNewestCall((signal) => new Promise<Outcome<string>>((resolve) => {
    asked.push({ input: input.value, signal, answer: async (outcome) => { resolve(outcome); await new Promise((settled) => setTimeout(settled)) } })
  }), { changes: () => input.value, about: () => scenario.value }))
  if (call === undefined) throw new Error('The scope is over.')
  return { input, scenario, asked, scope, call }
}

it('has one question under way, shows its answer, and then asks the newest alone', async () => {
  const { input, asked, call } = setUp()
  for (const value of [2, 3, 4]) {
    input.value = value
    await nextTick()
  }
  expect(asked.map((one) => one.input)).toEqual([1])
  await asked[0]?.answer({ ok: true, value: 'first' })
  expect([call.value, call.isRunning, asked.map((one) => one.input)]).toEqual(['first', true, [1, 4]])
  await asked[1]?.answer({ ok: true, value: 'newest' })
  expect([call.value, call.isRunning, asked.length]).toEqual(['newest', false, 2])
})

it('withdraws what is under way where the question is about something else', async () => {
  const { scenario, asked, call } = setUp()
  scenario.value = 'two'
  await nextTick()
  expect([asked[0]?.signal.aborted, asked.length]).toEqual([true, 2])
  await asked[0]?.answer({ ok: true, value: 'too late' })
  expect(call.value).toBeNull()
  await asked[1]?.answer({ ok: true, value: 'right' })
  expect(call.value).toBe('right')
})

it('keeps the last answer beside an error, and withdraws at the end', async () => {
  const { input, asked, scope, call } = setUp()
  await asked[0]?.answer({ ok: true, value: 'good' })
  input.value = 2
  await nextTick()
  await asked[1]?.answer({ ok: false, error: { code: 'internal', message: 'No.', details: {} } })
  expect([call.value, call.error?.message]).toEqual(['good', 'No.'])
  call.reload()
  scope.stop()
  expect(asked[2]?.signal.aborted).toBe(true)
})
