import { constants, getPriority, setPriority } from 'node:os'
import process from 'node:process'

/** By so much a thread that gives way is nicer: where cores are scarce it has one turn in four beside a thread that does not (weights of Linux's scheduler, 335 and 1,024). */
const NICER_BY = 5

/**
 * Has the thread that calls it leave the processor to others that want it: the page that is drawn and the thread that answers lists, beside which a plan is worked out
 * for minutes. Where nobody else wants it, it is as quick as before. Of Linux alone: elsewhere priorities are those of whole programs.
 */
export function giveWay(): void {
  if (process.platform !== 'linux') return
  try {
    setPriority(Math.min(constants.priority.PRIORITY_LOW, getPriority() + NICER_BY))
  } catch {
    // A sandbox may forbid it: the thread works as it is, and answers the same.
  }
}
