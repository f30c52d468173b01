import { readFileSync } from 'node:fs'

/** Of /proc/PID/stat, counted from the field behind the program's name (proc(5)): the state, and when the process began. */
const STATE = 0
const START = 19
/** A process that has ended and that nobody has asked after yet. */
const ENDED_STATES: readonly string[] = ['Z', 'X']

/**
 * When a running process of this machine began, in the kernel's ticks since the machine did: it tells a process from a later one of
 * the same number. Null where none of that number runs, and where the system does not say (others than Linux).
 */
export function processStart(pid: number): string | null {
  try {
    const text = readFileSync(`/proc/${String(pid)}/stat`, 'utf8')
    // The name stands in brackets and may have blanks and brackets of its own.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    return ENDED_STATES.includes(fields[STATE] ?? '') ? null : fields[START] ?? null
  } catch {
    return null
  }
}
