import { randomUUID } from 'node:crypto'

/** The command line has no log file: an unexpected error's stack goes to standard error under an id. */
export function createErrorLog(write: (text: string) => void): (error: unknown, method: string) => string {
  return (error, method) => {
    const id = randomUUID().slice(0, ID_LENGTH)
    write(`[${id}] ${method}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    return id
  }
}

/** Enough to find one error among those of one run. */
const ID_LENGTH = 8
