/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
// Functions that run inside the page that is measured.

declare global {
  interface Window {
    benchAnswer: Promise<number>
    benchFrames: { stop(): FrameTimes }
    benchTasks: { stop(): readonly number[] }
  }
}

export interface FrameTimes {
  /** Milliseconds from each frame to the next. */
  readonly frames: readonly number[]
  /** Milliseconds of each task that the browser itself calls long: 50 and more. */
  readonly longTasks: readonly number[]
  /** The most rows at once that were in sight without their texts. */
  readonly emptyRows: number
}

/** Begins to wait for the next answer of the table: from the person's key or click to the frame that shows it. */
export function awaitAnswer(event: 'click' | 'keydown' | 'input'): void {
  const grid = document.querySelector('[role=grid]')
  if (grid === null) throw new Error('There is no table.')
  window.benchAnswer = new Promise((resolve) => {
    let startedMs = Number.NaN
    const start = (happened: Event): void => {
      startedMs = happened.timeStamp
    }
    document.addEventListener(event, start, { capture: true, once: true })
    let wasBusy = false
    const observer = new MutationObserver(() => {
      const isBusy = grid.getAttribute('aria-busy') === 'true'
      wasBusy ||= isBusy
      if (!wasBusy || isBusy || Number.isNaN(startedMs)) return
      observer.disconnect()
      // The frame that holds the change is painted before the message behind it is delivered.
      requestAnimationFrame(() => {
        const channel = new MessageChannel()
        channel.port1.onmessage = () => resolve(performance.now() - startedMs)
        channel.port2.postMessage(null)
      })
    })
    observer.observe(grid, { attributes: true, attributeFilter: ['aria-busy'] })
  })
}

/** Begins to take the time of every frame. */
export function watchFrames(): void {
  const grid = document.querySelector('[role=grid]')
  if (grid === null) throw new Error('There is no table.')
  const frames: number[] = []
  const longTasks: number[] = []
  let emptyRows = 0
  let lastMs = Number.NaN
  let isStopped = false
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) longTasks.push(entry.duration)
  })
  observer.observe({ type: 'longtask' })
  const tick = (nowMs: number): void => {
    if (!Number.isNaN(lastMs)) frames.push(nowMs - lastMs)
    lastMs = nowMs
    emptyRows = Math.max(emptyRows, [...grid.querySelectorAll('[role=rowgroup] > [role=row]')].filter((row) => row.textContent.trim() === '').length)
    if (!isStopped) requestAnimationFrame(tick)
  }
  requestAnimationFrame(tick)
  window.benchFrames = {
    stop: () => {
      isStopped = true
      observer.disconnect()
      return { frames, longTasks, emptyRows }
    },
  }
}

/** Begins to take the milliseconds of each task that the browser itself calls long, those of answers among them. */
export function watchTasks(): void {
  const tasks: number[] = []
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) tasks.push(duration)
  })
  observer.observe({ type: 'longtask' })
  window.benchTasks = {
    stop: () => {
      observer.disconnect()
      return tasks
    },
  }
}
