import process from 'node:process'
import { setFlagsFromString } from 'node:v8'

/** V8 multiplies its space for young objects by this when many of them survive; 2 is its default. */
const GROWTH_FLAG = '--semi-space-growth-factor'
const USUAL_GROWTH = 2
const NO_GROWTH = 1

/**
 * Runs work that makes millions of short-lived objects without letting V8 set aside more room for them: by default it
 * would go up to 128 MiB of garbage, at no gain in time. Within Electron nothing is changed, since its V8 may not take
 * flags once it runs; its utility process can be started with --max-semi-space-size instead.
 */
export async function withoutHeapGrowth<Value>(work: () => Promise<Value>): Promise<Value> {
  if (process.versions['electron'] !== undefined) return await work()
  setFlagsFromString(`${GROWTH_FLAG}=${String(NO_GROWTH)}`)
  try {
    return await work()
  } finally {
    setFlagsFromString(`${GROWTH_FLAG}=${String(USUAL_GROWTH)}`)
  }
}
