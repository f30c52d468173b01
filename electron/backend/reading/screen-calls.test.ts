import { expect, it } from 'vitest'
import { API, type Api } from '#shared/contract/api.ts'
import { isReadingCall } from './is-reading-call.ts'
import { isKeptCall } from './kept-outcomes.ts'
import { screenCalls } from './screen-calls.ts'

it.each(screenCalls({ vm: 'vc/vm-1', host: 'vc/host-1', scenario: { name: 'Defaults', inputs: {} } }))('$name is asked as its contract has it, of this thread, and its answer is kept', ({ name, input }) => {
  expect(API[name as keyof Api].input.safeParse(input).success).toBe(true)
  expect(isReadingCall(name, input)).toBe(true)
  expect(isKeptCall({ name, input })).toBe(true)
})

it('asks nothing about a VM, a host or a scenario where there is none', () => {
  const named = screenCalls({ vm: 'vc/vm-1', host: 'vc/host-1', scenario: { name: 'Defaults', inputs: {} } })
  const unnamed = screenCalls({ vm: null, host: null, scenario: null })
  expect(named.filter(({ input }) => /vc\/|Defaults/.test(JSON.stringify(input)))).toHaveLength(named.length - unnamed.length)
})

it('keeps no answer to what is decided, nor to what hangs on what was asked before', () => {
  expect([{ name: 'waves.calibrate', input: { isAdopted: true } }, { name: 'waves.plan', input: {} }, { name: 'waves.edit', input: {} }, { name: 'plan.progress', input: {} }].map(isKeptCall)).toEqual([false, false, false, false])
})
