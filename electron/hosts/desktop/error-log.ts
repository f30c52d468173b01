import { randomUUID } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs'
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

/**
 * Writes unexpected errors with their stacks to a file that its owner alone can read; answers the id to find each by. Only the first line of an
 * entry begins at the edge, so that nothing which an error quotes is taken for an entry of its own.
 */
export function createErrorLog(file: string, now: () => string): (error: unknown, method: string) => string {
  return (error, method) => {
    const id = randomUUID().slice(0, ID_LENGTH)
    const text = `${now()} [${id}] ${method}: ${describeError(error)}`.replaceAll(LINE_BREAK, INDENTED) + '\n'
    try {
      mkdirSync(dirname(file), { recursive: true, mode: PRIVATE_FOLDER })
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > MAX_LOG_BYTES) renameSync(file, olderLog(file))
      appendFileSync(file, text, { mode: PRIVATE_FILE })
    } catch (cause) {
      // A full disk must not turn one error into two; whoever started the app in a terminal sees both.
      process.stderr.write(`${text}${describeError(cause)}\n`)
    }
    return id
  }
}

/** All that is kept, the oldest first; empty where nothing was ever written. */
export function readErrorLog(file: string): string {
  return [olderLog(file), file].map((part) => (existsSync(part) ? readFileSync(part, 'utf8') : '')).join('')
}

/** The file before the one that is written to. */
function olderLog(file: string): string {
  return `${file}.old`
}

/** Whatever a reader may take for the end of a line (ECMA-262, line terminators). */
const LINE_BREAK = /\r\n|[\n\r\u2028\u2029]/g
const INDENTED = '\n  '

/** With its causes. What is thrown without being an error has no kind, and its words are not taken for one. */
function describeError(error: unknown): string {
  if (!(error instanceof Error)) return `(no error) ${String(error)}`
  const own = error.stack ?? error.message
  return error.cause === undefined ? own : `${own}\nCaused by: ${describeError(error.cause)}`
}
