const WINDOW_MS = 60_000
const MAX_RESTARTS = 3

/** Whether a backend that ended may be started again: not where it has done so time and again within a minute. */
export function createRestartPolicy(monotonicMs: () => number): () => boolean {
  let restarts: readonly number[] = []
  return () => {
    const now = monotonicMs()
    restarts = restarts.filter((at) => now - at < WINDOW_MS)
    if (restarts.length >= MAX_RESTARTS) return false
    restarts = [...restarts, now]
    return true
  }
}
