import { AsyncLocalStorage } from 'node:async_hooks'
import { setImmediate, setTimeout as sleep } from 'node:timers/promises'
import { AppError } from '#shared/contract/app-error.ts'
import { type CancelSignal, NEVER_CANCELLED } from '#shared/domain/cancel-signal.ts'

/** Work that nobody has asked for yet. */
interface AheadWork {
  readonly signal: CancelSignal
  /** How long the machine is others' yet, ms. */
  readonly restMs: () => number
  /** The work that waits for this one; null where none does. */
  readonly outer: AheadWork | null
  /** Whether a call waits for it by now. */
  isAskedFor: boolean
}

const ahead = new AsyncLocalStorage<AheadWork | null>()
/** Work that rests looks so often whether a call waits for it by now, ms. */
const LOOK_MS = 10
/** Calls of this thread that wait for their next turn. */
let waitingCalls = 0

/**
 * Lets others have their turn: who computes for long waits for this now and then. What is worked out ahead goes on only where no call waits for a
 * turn of its own and nothing else wants the machine, and ends with AppError cancelled once its signal is aborted.
 */
export async function nextTurn(): Promise<void> {
  const own = ahead.getStore() ?? null
  if (own === null || isAskedFor(own)) {
    waitingCalls += 1
    await setImmediate()
    waitingCalls -= 1
    return
  }
  do {
    await (own.restMs() > 0 ? sleep(LOOK_MS) : setImmediate())
    if (isAskedFor(own)) return
    if (own.signal.aborted) throw new AppError('cancelled', 'It was given up before anybody asked for it.')
  } while (waitingCalls > 0 || own.restMs() > 0)
}

/** Runs what nobody has asked for yet, behind all calls. `restMs`: how long the machine is to be left to others yet, ms. */
export function workAhead<Value>(signal: CancelSignal, restMs: () => number, run: () => Value): Value {
  return ahead.run({ signal, restMs, outer: ahead.getStore() ?? null, isAskedFor: false }, run)
}

/** Whether whoever runs this has not been asked for. */
export function isWorkingAhead(): boolean {
  const own = ahead.getStore() ?? null
  return own !== null && !isAskedFor(own)
}

/** What ends work that is of use for whoever asks next, too: a call leaves it to go on, what is worked out ahead gives it up with itself. */
export function signalOfLastingWork(): CancelSignal {
  return ahead.getStore()?.signal ?? NEVER_CANCELLED
}

/** Work that can be begun ahead, and is a call's own from the moment that one waits for it. */
export interface Hurrying {
  run<Value>(work: () => Value): Value
  /** A call waits for it. */
  askFor(): void
}

/** `signal` says when nobody wants the work any more. */
export function createHurrying(signal: CancelSignal): Hurrying {
  const outer = ahead.getStore() ?? null
  const own: AheadWork | null = outer === null ? null : { signal, restMs: outer.restMs, outer, isAskedFor: false }
  return {
    run: (work) => ahead.run(own, work),
    askFor: () => {
      if (own !== null) own.isAskedFor = true
    },
  }
}

function isAskedFor(work: AheadWork): boolean {
  return work.isAskedFor || (work.outer !== null && isAskedFor(work.outer))
}
