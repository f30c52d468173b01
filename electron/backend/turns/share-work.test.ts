import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { AppError } from '#shared/contract/app-error.ts'
import type { CancelSignal } from '#shared/domain/cancel-signal.ts'
import { shareWork } from './share-work.ts'

const GOES_ON: CancelSignal = { aborted: false }

/** Work of so many turns that counts how often it was begun. */
function counted(turns: number) {
  const seen = { begun: 0, turns: 0 }
  const work = async (signal: CancelSignal): Promise<string> => {
    seen.begun += 1
    for (let turn = 0; turn < turns; turn += 1) {
      await nextTurn()
      seen.turns += 1
      if (signal.aborted) throw new AppError('cancelled', 'Stopped.')
    }
    return 'done'
  }
  return { seen, work }
}

it('is done once for all who wait', async () => {
  const { seen, work } = counted(3)
  const shared = shareWork(work, 'Cancelled.')
  expect(await Promise.all([shared.join(GOES_ON), shared.join(GOES_ON), shared.join({ aborted: false })])).toEqual(['done', 'done', 'done'])
  expect(seen).toEqual({ begun: 1, turns: 3 })
  expect([shared.isWanted(), await shared.join(GOES_ON)]).toEqual([true, 'done'])
})

it('lets go who is cancelled, and goes on for the others', async () => {
  const { seen, work } = counted(4)
  const shared = shareWork(work, 'It was cancelled.')
  const mine = { aborted: false }
  const [own, other] = [shared.join(mine), shared.join(GOES_ON)]
  mine.aborted = true
  await expect(own).rejects.toMatchObject({ code: 'cancelled', message: 'It was cancelled.' })
  expect(seen.turns).toBe(1)
  expect(await other).toBe('done')
})

it('stops once nobody waits, and says that it has to be begun anew', async () => {
  const { seen, work } = counted(Number.POSITIVE_INFINITY)
  const shared = shareWork(work, 'It was cancelled.')
  const signals = [{ aborted: false }, { aborted: false }]
  const waiting = signals.map((signal) => shared.join(signal))
  for (const signal of signals) signal.aborted = true
  const outcomes = await Promise.allSettled(waiting)
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect([seen, shared.isWanted()]).toEqual([{ begun: 1, turns: 1 }, false])
})

it('hands a failure to all, and is not kept after it', async () => {
  const shared = shareWork(() => Promise.reject(new Error('Out of memory.')), 'It was cancelled.')
  const waiting = [shared.join(GOES_ON), shared.join(GOES_ON)]
  for (const own of waiting) await expect(own).rejects.toThrow('Out of memory.')
  expect(shared.isWanted()).toBe(false)
})
