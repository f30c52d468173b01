import { expect, it } from 'vitest'
import { createDeferred } from './testing/deferred.ts'
import { openTestHost } from './testing/web-host.ts'

it('looks at no more than so many requests without the token, and at all with it', async () => {
  const crowded = await openTestHost({ monotonicMs: () => 0 })
  const statuses = new Set<number>()
  for (let asked = 0; asked < 205; asked += 1) statuses.add((await crowded.ask('/api/info', { isStranger: true })).status)
  expect([...statuses]).toEqual([401, 429])
  expect((await crowded.ask('/api/info')).status).toBe(200)
  await crowded.close()
})

it('ends by itself once nobody asks, where that is wanted; a refused request does not keep it', async () => {
  const idle = createDeferred<null>()
  const brief = await openTestHost({ idle: { idleMs: 30, onIdle: () => idle.resolve(null) } })
  await brief.ask('/api/info', { isStranger: true })
  expect(await idle.promise).toBeNull()
  await brief.close()
})
