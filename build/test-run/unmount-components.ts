import { afterEach } from 'vitest'

// Components of a test are gone before the next one. Files share their worker, so that it may have been switched on by an earlier file already.
if ('document' in globalThis) {
  const { disableAutoUnmount, enableAutoUnmount } = await import('@vue/test-utils')
  disableAutoUnmount()
  enableAutoUnmount(afterEach)
}
