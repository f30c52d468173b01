/** The page works for so long before it looks at what a person did meanwhile: half a frame. */
const SLICE_MS = 8

/**
 * A pause to be called again and again in long work: it lets the page draw and answer where it has worked for half a frame,
 * and costs nothing in between.
 */
export function restNow(): () => Promise<void> {
  let sinceMs = performance.now()
  return async () => {
    if (performance.now() - sinceMs < SLICE_MS) return
    await nextTask()
    sinceMs = performance.now()
  }
}

/** A message is handled behind what waits already, and without the delay of timers. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}
