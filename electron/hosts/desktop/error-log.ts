import { randomUUID } from 'node:crypto'
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import process from 'node:process'

/** What the log is called in the data folder: the main process and the backend's write to it. */
export const LOG_FILE = 'portolan.log'

/** Enough for thousands of errors; the file before it is kept as well. */
const MAX_LOG_BYTES = 2 * 1024 * 1024
/** Enough to find one error among those of the log. */
const ID_LENGTH = 8
const PRIVATE_FILE = 0o600
const PRIVATE_FOLDER = 0o700

/** Writes unexpected errors with their stacks to a file that its owner alone can read; answers the id to find each by. */
export function createErrorLog(file: string, now: () => string): (error: unknown, method: string) => string {
  return (error, method) => {
    const id = randomUUID().slice(0, ID_LENGTH)
    const text = `${now()} [${id}] ${method}: ${describeError(error)}\n`
    try {
      mkdirSync(dirname(file), { recursive: true, mode: PRIVATE_FOLDER })
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > MAX_LOG_BYTES) renameSync(file, `${file}.old`)
      appendFileSync(file, text, { mode: PRIVATE_FILE })
    } catch (cause) {
      // A full disk must not turn one error into two; whoever started the app in a terminal sees both.
      process.stderr.write(`${text}${describeError(cause)}\n`)
    }
    return id
  }
}

/** With its causes. */
function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const own = error.stack ?? error.message
  return error.cause === undefined ? own : `${own}\nCaused by: ${describeError(error.cause)}`
}
