/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
// A function that runs inside the page that is measured.

declare global {
  interface Window {
    benchOpening: Promise<Opening>
  }
}

/** What a click on a link came to, in milliseconds since the click; NaN where it never came. */
export interface Opening {
  /** The frame with the screen's title. */
  readonly titleMs: number
  /** The frame that says what is being done, with a button that stops it. */
  readonly progressMs: number
  /** The frame of the last change: what is shown is at rest, with nothing under way. */
  readonly restMs: number
  readonly isAtRest: boolean
  /** The longest task of the page, ms; 0 where none took 50. */
  readonly longestTaskMs: number
  /** Elements of the screen at rest. */
  readonly elements: number
}

/** Begins to watch the screen that the next click opens, until nothing has changed for `quietMs`. */
export function watchOpening({ path, quietMs, giveUpMs }: { readonly path: string; readonly quietMs: number; readonly giveUpMs: number }): void {
  const content = document.getElementById('content')
  if (content === null) throw new Error('There is no place for screens.')
  let clickedMs = Number.NaN
  let [titleMs, progressMs, restMs, longestTaskMs] = [Number.NaN, Number.NaN, Number.NaN, 0]
  let isDrawing = false
  const since = (ms: number): number => ms - clickedMs
  const isThere = (): boolean => !Number.isNaN(clickedMs) && location.pathname + location.search === path && content.querySelector('h1') !== null
  // What makes the bundle tells its phases itself, which is a progress that can be cancelled as well.
  // What is folded up is not waited for.
  const isBusy = (): boolean => [...content.querySelectorAll('.loading, .making, [aria-busy=true], .n-spin, .n-skeleton')].some((element) => element.checkVisibility())
  const look = (): void => {
    isDrawing = false
    const nowMs = performance.now()
    if (Number.isNaN(titleMs)) titleMs = nowMs
    if (Number.isNaN(progressMs) && content.querySelector('.loading button, .making button') !== null) progressMs = nowMs
    restMs = nowMs
  }
  const changed = (): void => {
    if (isDrawing || !isThere()) return
    isDrawing = true
    // The frame that holds the change is painted before the message behind it is delivered.
    requestAnimationFrame(() => {
      const channel = new MessageChannel()
      channel.port1.onmessage = look
      channel.port2.postMessage(null)
    })
  }
  const tasks = new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) if (startTime + duration >= clickedMs) longestTaskMs = Math.max(longestTaskMs, duration)
  })
  tasks.observe({ type: 'longtask' })
  const changes = new MutationObserver(changed)
  changes.observe(content, { childList: true, subtree: true, characterData: true, attributes: true })
  document.addEventListener('click', ({ timeStamp }) => { clickedMs = timeStamp }, { capture: true, once: true })
  window.benchOpening = new Promise((resolve) => {
    const startedMs = performance.now()
    const timer = setInterval(() => {
      const nowMs = performance.now()
      // Looking for what is busy makes the browser work out styles: last, and only where nothing else is left to wait for.
      const isAtRest = isThere() && !isDrawing && nowMs - restMs > quietMs && !isBusy()
      if (!isAtRest && nowMs - startedMs < giveUpMs) return
      clearInterval(timer)
      tasks.disconnect()
      changes.disconnect()
      resolve({ titleMs: since(titleMs), progressMs: since(progressMs), restMs: since(restMs), isAtRest, longestTaskMs, elements: content.querySelectorAll('*').length })
    }, quietMs / 4)
  })
}
