import { afterAll, afterEach } from 'vitest'

// Components of a test are gone before the next one. Files share their worker, so that it may have been switched on by an earlier file already.
if ('document' in globalThis) {
  const { disableAutoUnmount, enableAutoUnmount } = await import('@vue/test-utils')
  disableAutoUnmount()
  enableAutoUnmount(afterEach)
  clearTimersAfterFile()
}

/** What a page would hide in some seconds is gone with the page: a timer that outlives it ends the file that has the worker by then. */
function clearTimersAfterFile(): void {
  const start = globalThis.setTimeout
  const begun = new Set<ReturnType<typeof start>>()
  globalThis.setTimeout = Object.assign((...given: Parameters<typeof start>) => {
    const timer = start(...given)
    begun.add(timer)
    return timer
  }, start) as typeof start // the same but for being noted
  afterAll(() => {
    for (const timer of begun) clearTimeout(timer)
    globalThis.setTimeout = start
  })
}
