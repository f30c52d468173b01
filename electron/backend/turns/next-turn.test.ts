import { expect, it } from 'vitest'
import { nextTurn, workAhead } from './next-turn.ts'

const NO_REST = (): number => 0

it('lets what is worked out ahead go on where no call waits for a turn', async () => {
  const done: string[] = []
  const work = async (who: string, turns: number): Promise<void> => {
    for (let turn = 0; turn < turns; turn += 1) {
      await nextTurn()
      done.push(who)
    }
  }
  const ahead = workAhead({ aborted: false }, NO_REST, () => work('ahead', 3))
  await Promise.all([work('call', 5), work('other call', 5)])
  await ahead
  const firstAhead = done.indexOf('ahead')
  const lastCall = Math.max(done.lastIndexOf('call'), done.lastIndexOf('other call'))
  // Its first turn may come before a call has waited for one.
  expect(done.slice(firstAhead + 1, lastCall)).not.toContain('ahead')
  expect(done.filter((who) => who === 'ahead')).toHaveLength(3)
})

it('ends what is worked out ahead once nobody is to have it', async () => {
  const signal = { aborted: false }
  const ahead = workAhead(signal, NO_REST, async () => {
    for (;;) await nextTurn()
  })
  signal.aborted = true
  await expect(ahead).rejects.toMatchObject({ code: 'cancelled' })
})

it('leaves the machine to others for as long as they want it', async () => {
  let restMs = Number.POSITIVE_INFINITY
  let turns = 0
  const ahead = workAhead({ aborted: false }, () => restMs, async () => {
    for (; turns < 3; turns += 1) await nextTurn()
  })
  for (let turn = 0; turn < 100; turn += 1) await nextTurn()
  expect(turns).toBe(0)
  restMs = 0
  await ahead
  expect(turns).toBe(3)
})
