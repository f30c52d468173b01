import type { startReadingWorker } from '../start-reading-worker.ts'
import { serveReading } from '../serve-reading.ts'

/** For tests: what a thread that reads does, without a thread; messages are copied and come later, as between threads. */
export const readingInProcess: typeof startReadingWorker = (data, listener) => {
  const serve = serveReading({
    post: (message) => {
      const copy = structuredClone(message)
      queueMicrotask(() => listener.message(copy))
    },
    ended: () => queueMicrotask(() => listener.ended(null)),
  }, data)
  return {
    post: (message) => {
      const copy = structuredClone(message)
      queueMicrotask(() => serve(copy))
    },
    terminate: () => Promise.resolve(),
  }
}
