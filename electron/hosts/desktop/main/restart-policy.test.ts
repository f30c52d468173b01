import { expect, it } from 'vitest'
import { createRestartPolicy } from './restart-policy.ts'

it('allows three restarts within a minute, and more as time goes on', () => {
  let now = 0
  const mayRestart = createRestartPolicy(() => now)
  expect([mayRestart(), mayRestart(), mayRestart(), mayRestart()]).toEqual([true, true, true, false])
  now = 59_999
  expect(mayRestart()).toBe(false)
  now = 60_000
  expect(mayRestart()).toBe(true)
})
