import { setImmediate as turnOfAll } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { AppError } from '#shared/contract/app-error.ts'
import type { CancelSignal } from '#shared/domain/cancel-signal.ts'
import { nextTurn, workAhead } from './next-turn.ts'
import { shareWork } from './share-work.ts'

const GOES_ON: CancelSignal = { aborted: false }

/** Work of so many turns that counts how often it was begun, and tells each turn. */
function counted(turns: number) {
  const seen = { begun: 0, turns: 0 }
  const work = async (signal: CancelSignal, tell: (turn: number) => void): Promise<string> => {
    seen.begun += 1
    for (let turn = 0; turn < turns; turn += 1) {
      tell(turn)
      await nextTurn()
      seen.turns += 1
      if (signal.aborted) throw new AppError('cancelled', 'Stopped.')
    }
    return 'done'
  }
  return { seen, shared: shareWork(work, 'It was cancelled.') }
}

it('is done once for all who wait, and for who comes later', async () => {
  const { seen, shared } = counted(3)
  expect(await Promise.all([shared.join(GOES_ON), shared.join(GOES_ON), shared.join({ aborted: false })])).toEqual(['done', 'done', 'done'])
  expect(await shared.join(GOES_ON)).toBe('done')
  expect(seen).toEqual({ begun: 1, turns: 3 })
})

it('tells all who wait how far it is, also who came when it had begun', async () => {
  const { shared } = counted(3)
  const told: [string, number][] = []
  const first = shared.join(GOES_ON, (turn) => told.push(['first', turn]))
  await turnOfAll()
  await Promise.all([first, shared.join(GOES_ON, (turn) => told.push(['second', turn]))])
  expect(told.filter(([who]) => who === 'first')).toEqual([['first', 0], ['first', 1], ['first', 2]])
  expect(told.find(([who]) => who === 'second')?.[1]).toBeGreaterThanOrEqual(0)
  expect(told).toContainEqual(['second', 2])
  // What is done already is no work under way.
  await shared.join(GOES_ON, (turn) => told.push(['late', turn]))
  expect(told.filter(([who]) => who === 'late')).toEqual([])
})

it('lets go who is cancelled, and goes on for the others', async () => {
  const { seen, shared } = counted(4)
  const mine = { aborted: false }
  const [own, other] = [shared.join(mine), shared.join(GOES_ON)]
  mine.aborted = true
  await expect(own).rejects.toMatchObject({ code: 'cancelled', message: 'It was cancelled.' })
  expect(seen.turns).toBe(1)
  expect(await other).toBe('done')
})

it('stops once nobody waits, and is begun anew for who comes then', async () => {
  const { seen, shared } = counted(20)
  const signals = [{ aborted: false }, { aborted: false }]
  const waiting = signals.map((signal) => shared.join(signal))
  for (const signal of signals) signal.aborted = true
  const outcomes = await Promise.allSettled(waiting)
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(seen).toEqual({ begun: 1, turns: 1 })
  expect(await shared.join(GOES_ON)).toBe('done')
  expect(seen.begun).toBe(2)
})

it('hands a failure to all, and is begun anew after it', async () => {
  let begun = 0
  const shared = shareWork(() => Promise.reject(new Error(`Out of memory ${String((begun += 1))}.`)), 'It was cancelled.')
  const waiting = [shared.join(GOES_ON), shared.join(GOES_ON)]
  for (const own of waiting) await expect(own).rejects.toThrow('Out of memory 1.')
  await expect(shared.join(GOES_ON)).rejects.toThrow('Out of memory 2.')
})

it('that was begun ahead is hurried for a call that joins, and not given up with what was ahead', async () => {
  const { seen, shared } = counted(6)
  const signal = { aborted: false }
  const ahead = workAhead(signal, () => 0, () => shared.join(signal)).catch((error: unknown) => error)
  // A call that takes one turn after the other: nothing is done ahead meanwhile.
  for (let turn = 0; turn < 3; turn += 1) await nextTurn()
  const before = seen.turns
  for (let turn = 0; turn < 20; turn += 1) await nextTurn()
  expect(seen.turns).toBe(before)
  const joined = shared.join(GOES_ON)
  signal.aborted = true
  for (let turn = 0; turn < 20; turn += 1) await nextTurn()
  expect(seen).toEqual({ begun: 1, turns: 6 })
  expect(await joined).toBe('done')
  expect(await ahead).toMatchObject({ code: 'cancelled' })
})
