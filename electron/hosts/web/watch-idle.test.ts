import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { watchIdle } from './watch-idle.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('tells once nobody has asked for as long as was said, and no work is under way', () => {
  let isBusy = false
  let idle = 0
  const watch = watchIdle({ idleMs: 1_000, monotonicMs: () => Date.now(), isBusy: () => isBusy, onIdle: () => void (idle += 1) })
  vi.advanceTimersByTime(900)
  watch.used()
  vi.advanceTimersByTime(999)
  isBusy = true
  vi.advanceTimersByTime(5_000)
  expect(idle).toBe(0)
  isBusy = false
  vi.advanceTimersByTime(2_000)
  expect(idle).toBe(1)
})

it('tells nothing once it has ended', () => {
  let idle = 0
  watchIdle({ idleMs: 1_000, monotonicMs: () => Date.now(), isBusy: () => false, onIdle: () => void (idle += 1) }).end()
  vi.advanceTimersByTime(5_000)
  expect(idle).toBe(0)
})
