import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'

/** What the server has taken by now. */
export interface ServerUsage {
  /** Of all its threads since it began. */
  readonly cpuMs: number
  readonly rssMib: number
}

const LOOK_MS = 1_000
/** What a program that waits for calls takes between two looks, at most: heartbeats and the collector. */
const RESTING_MS = 50
/** Looks in a row at which it rested: between two answers that are worked out ahead there are pauses, and a busy machine lets it wait. */
const RESTING_LOOKS = 8
const GIVE_UP_MS = 1_200_000

/** Asks a server (server.ts) what it has taken. */
export async function usageOf(server: ChildProcess): Promise<ServerUsage> {
  const answered = once(server, 'message')
  server.send('usage')
  const [usage] = (await answered) as [ServerUsage] // as server.ts sends it
  return usage
}

/** Waits until a server has nothing to do any more; how long that took in ms, without the looks at which it rested, and what it has taken then. */
export async function untilAtRest(usage: () => Promise<ServerUsage>): Promise<{ readonly tookMs: number; readonly usage: ServerUsage }> {
  const startedMs = performance.now()
  let last = await usage()
  let busyUntilMs = startedMs
  for (let resting = 0; resting < RESTING_LOOKS;) {
    await sleep(LOOK_MS)
    const now = await usage()
    resting = now.cpuMs - last.cpuMs > RESTING_MS ? 0 : resting + 1
    last = now
    if (resting === 0) busyUntilMs = performance.now()
    if (performance.now() - startedMs > GIVE_UP_MS) throw new Error('The server does not come to rest.')
  }
  return { tookMs: busyUntilMs - startedMs, usage: last }
}
