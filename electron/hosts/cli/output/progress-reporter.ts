/** Tells a person how far things are: one line that is rewritten on a terminal, nothing elsewhere. */
export interface ProgressReporter {
  update(text: string): void
  /** Clears the line, so that what follows starts on a clean one. */
  clear(): void
}

/** A reporter that says nothing. */
export const SILENT_PROGRESS: ProgressReporter = { update: () => undefined, clear: () => undefined }

/** Writes to a terminal whose width in columns is given; longer text is cut. */
export function createTerminalProgress(write: (text: string) => void, columns: number): ProgressReporter {
  let isShown = false
  return {
    update: (text) => {
      write(`${CLEAR_LINE}${text.slice(0, Math.max(1, columns - 1))}`)
      isShown = true
    },
    clear: () => {
      if (isShown) write(CLEAR_LINE)
      isShown = false
    },
  }
}

/** A bar of ten cells, e.g. "[####------]  40 %". */
export function progressBar(done: number, total: number): string {
  const share = total <= 0 ? 0 : Math.min(1, Math.max(0, done / total))
  const filled = Math.round(share * BAR_CELLS)
  return `[${'#'.repeat(filled)}${'-'.repeat(BAR_CELLS - filled)}] ${String(Math.round(share * 100)).padStart(3)} %`
}

const BAR_CELLS = 10
/** Return to the line's start and erase it (ECMA-48 EL). */
const CLEAR_LINE = '\r\u001b[2K'
