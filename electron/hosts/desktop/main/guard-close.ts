/** As much of Electron's BrowserWindow as closing it takes. */
export interface ClosingWindow {
  on(event: 'close', listener: (event: { preventDefault(): void }) => void): unknown
  close(): void
}

export interface CloseGuardOptions {
  /** The long calls under way, by their names. */
  readonly underWay: () => readonly string[]
  /** Whether the person wants to end them. */
  readonly askToEnd: (calls: readonly string[]) => Promise<boolean>
  /** The window closes now, for good. */
  readonly onClosing: () => void
}

/** Asks before the window closes upon work that has not ended; asks once at a time, and not after a yes. */
export function guardClose(window: ClosingWindow, { underWay, askToEnd, onClosing }: CloseGuardOptions): void {
  let isAsking = false
  let mayClose = false
  window.on('close', (event) => {
    const calls = mayClose ? [] : underWay()
    if (calls.length === 0) return onClosing()
    event.preventDefault()
    if (isAsking) return
    isAsking = true
    void askToEnd(calls).then((isToEnd) => {
      isAsking = false
      if (!isToEnd) return
      mayClose = true
      window.close()
    })
  })
}
