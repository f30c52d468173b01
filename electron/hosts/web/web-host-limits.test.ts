import { expect, it } from 'vitest'
import { openTestHost } from './testing/web-host.ts'

it('looks at no more than so many requests without the token, and at all with it', async () => {
  const crowded = await openTestHost({ monotonicMs: () => 0 })
  const statuses = new Set<number>()
  for (let asked = 0; asked < 205; asked += 1) statuses.add((await crowded.ask('/api/info', { isStranger: true })).status)
  expect([...statuses]).toEqual([401, 429])
  expect((await crowded.ask('/api/info')).status).toBe(200)
  await crowded.close()
})

it('has an end for pages that are not there, and for those that are', async () => {
  const crowded = await openTestHost({ monotonicMs: () => 0, limits: { callsOfStrangers: { burst: 5, perSecond: 1 }, pagesOfStrangers: { burst: 20, perSecond: 1 } } })
  const statusesOf = async (path: string, times: number): Promise<Record<number, number>> => {
    const counts: Record<number, number> = {}
    for (let asked = 0; asked < times; asked += 1) {
      const { status } = await crowded.ask(path, { isStranger: true })
      counts[status] = (counts[status] ?? 0) + 1
    }
    return counts
  }
  expect(await statusesOf('/nowhere', 8)).toEqual({ 404: 5, 429: 3 })
  // A browser gets its page all the same: 8 of 20 files have been asked for.
  expect(await statusesOf('/', 1)).toEqual({ 200: 1 })
  expect(await statusesOf('/assets/main-1.js', 15)).toEqual({ 200: 11, 429: 4 })
  expect([(await crowded.ask('/nowhere')).status, (await crowded.ask('/')).status]).toEqual([404, 200])
  await crowded.close()
})

it('is not kept by a stranger who looks at its pages', async () => {
  const idle = Promise.withResolvers<null>()
  let nowMs = 0
  const brief = await openTestHost({ monotonicMs: () => nowMs, idle: { idleMs: 30, onIdle: () => idle.resolve(null) } })
  nowMs = 25
  expect((await brief.ask('/', { isStranger: true })).status).toBe(200)
  // Counted as use, the clock would have to go on for 15 ms more, and it stands still.
  nowMs = 40
  expect(await idle.promise).toBeNull()
  await brief.close()
})

it('ends by itself once nobody asks, where that is wanted; a refused request does not keep it', async () => {
  const idle = Promise.withResolvers<null>()
  const brief = await openTestHost({ idle: { idleMs: 30, onIdle: () => idle.resolve(null) } })
  await brief.ask('/api/info', { isStranger: true })
  expect(await idle.promise).toBeNull()
  await brief.close()
})
