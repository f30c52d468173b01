import { expect, it } from 'vitest'
import { driveSteps } from './drive-steps.ts'

function* counting(until: number): Generator<number, string> {
  for (let step = 0; step < until; step++) yield step
  return 'done'
}

it('answers what the work answers, and tells how far it is', async () => {
  const told: number[] = []
  expect(await driveSteps(counting(3), { signal: { aborted: false }, progress: (step) => told.push(step), what: 'Counting' })).toBe('done')
  expect(told).toEqual([0, 1, 2])
})

it('stops where it is cancelled, also from a call that comes while it works', async () => {
  const signal = { aborted: false }
  const cancelling = new Promise<void>((resolve) => {
    setImmediate(() => {
      signal.aborted = true
      resolve()
    })
  })
  await expect(driveSteps(counting(Number.POSITIVE_INFINITY), { signal, progress: () => undefined, what: 'Counting' })).rejects.toMatchObject({ code: 'cancelled', message: expect.stringContaining('Counting was cancelled') as string })
  await cancelling
})

it('stops where who is told of its progress cancels it, however quick the work is', async () => {
  const signal = { aborted: false }
  const progress = (): void => {
    signal.aborted = true
  }
  await expect(driveSteps(counting(1), { signal, progress, what: 'Counting' })).rejects.toMatchObject({ code: 'cancelled' })
})
