import { progressShare } from '#shared/contract/progress-share.ts'

/** The progress of the long calls under way as one bar on the app's place in the task bar. */
export interface TaskbarProgress {
  tell(id: string, progress: unknown): void
  ended(id: string): void
}

/** What Electron takes for "no bar" and for "under way, of unknown length" (BrowserWindow.setProgressBar). */
const NO_BAR = -1
const UNKNOWN_LENGTH = 2

/** The bar shows the least advanced call, and no share where one call does not know its own. */
export function createTaskbarProgress(setBar: (share: number) => void): TaskbarProgress {
  const shares = new Map<string, number | null>()
  let shown = NO_BAR

  function show(): void {
    const known = [...shares.values()]
    const share = known.length === 0 ? NO_BAR : known.includes(null) ? UNKNOWN_LENGTH : Math.min(...known.map((value) => value ?? 0))
    if (share === shown) return
    shown = share
    setBar(share)
  }

  return {
    tell: (id, progress) => {
      shares.set(id, progressShare(progress))
      show()
    },
    ended: (id) => {
      shares.delete(id)
      show()
    },
  }
}
