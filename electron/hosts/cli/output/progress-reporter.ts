/** Tells a person how far things are: one line that is rewritten on a terminal; elsewhere nothing, or a line a step. */
export interface ProgressReporter {
  /** `step` names what is being done, `detail` how far it is. */
  update(step: string, detail: string): void
  /** Clears the line, so that what follows starts on a clean one. */
  clear(): void
}

/** A reporter that says nothing. */
export const SILENT_PROGRESS: ProgressReporter = { update: () => undefined, clear: () => undefined }

/** Writes to a terminal whose width in columns is given; longer text is cut. */
export function createTerminalProgress(write: (text: string) => void, columns: number): ProgressReporter {
  let isShown = false
  return {
    update: (step, detail) => {
      write(`${CLEAR_LINE}${`${step} ${detail}`.slice(0, Math.max(1, columns - 1))}`)
      isShown = true
    },
    clear: () => {
      if (isShown) write(CLEAR_LINE)
      isShown = false
    },
  }
}

/** Writes a line for each new step, for --verbose and for logs. */
export function createLineProgress(write: (text: string) => void): ProgressReporter {
  let last: string | null = null
  return {
    update: (step) => {
      if (step !== last) write(`${step}\n`)
      last = step
    },
    clear: () => undefined,
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
