import { expect, it } from 'vitest'
import { CALLS_OF_STRANGERS, limitStrangers } from './limit-strangers.ts'

it('lets a burst through, then some each second', () => {
  let nowMs = 0
  const mayAsk = limitStrangers(() => nowMs, CALLS_OF_STRANGERS)
  const asked = (times: number): number => Array.from({ length: times }, mayAsk).filter(Boolean).length
  expect(asked(300)).toBe(200)
  nowMs = 1_000
  expect(asked(300)).toBe(20)
  nowMs = 60_000
  expect(asked(300)).toBe(200)
})
