import type { EventEmitter } from 'node:events'

/** As much of a process as its end takes. */
export interface EndingProcess extends Pick<EventEmitter, 'on'> {
  exit(status: number): void
}

/** As Node ends a program by itself that met what nobody foresaw. */
const UNFORESEEN = 1

/**
 * Has the log tell why this process ends where nothing in it foresaw that: the main process learns a status alone. Answers what to do with an
 * error that it takes to be such an end. A promise that nobody waits for ends it as well, as it does on Node and, without this, not in Electron.
 */
export function tellEnd(ending: EndingProcess, log: (error: unknown, method: string) => unknown): (error: unknown) => void {
  let hasEnded = false
  const end = (error: unknown): void => {
    // What goes wrong on the way out explains nothing.
    if (hasEnded) return
    hasEnded = true
    log(error, 'backend')
    ending.exit(UNFORESEEN)
  }
  ending.on('uncaughtException', end)
  ending.on('unhandledRejection', end)
  return end
}
