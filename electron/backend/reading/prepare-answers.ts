import { setTimeout as sleep } from 'node:timers/promises'
import { workAhead } from '#backend/turns/next-turn.ts'
import type { CancelSignal } from '#shared/domain/cancel-signal.ts'
import type { AskedCall } from './kept-outcomes.ts'
import type { ReadingCall } from './reading-messages.ts'
import { SCREEN_CALLS } from './screen-calls.ts'

/** Nobody asks for so long before the first answer is made ready, which nearly all screens need; the navigation asks for it later than that. */
const FIRST_REST_MS = 40
/** The same before all others: whoever goes from screen to screen or decides several times is not in the middle of it. */
const REST_MS = 300

/** What is worked out ahead leaves so much of the machine's memory to others: of 50,000 VMs one answer more takes some 300 MiB at most. */
const LEAST_AVAILABLE_BYTES = 1024 * 1024 * 1024
/** A thread that is to end does not wait for this. */
const UNHELD = { ref: false }

/** The project as it is to be asked about. */
export type PreparedState = Pick<ReadingCall, 'project' | 'writer' | 'now'>

export interface PrepareAnswersOptions {
  /** How long no call has been under way, ms; 0 while one is. */
  readonly quietMs: () => number
  /** Memory that this program may still take, bytes. */
  readonly availableBytes: () => number
  /** Answers a call as if somebody had asked, and keeps the answer; never rejects. */
  readonly ask: (state: PreparedState, call: AskedCall, signal: CancelSignal) => Promise<void>
}

/** Works out ahead what the screens will ask for. */
export interface PreparedAnswers {
  /** A project was opened, or is another one than before: what was begun of it is given up. */
  begin(state: PreparedState): void
  /** A project is closed. */
  giveUp(project: number): void
}

/**
 * One answer after the other in the turns that no call wants, for the newest state that was begun alone. After the last one nothing is done until
 * something changes: whoever leaves a project open for days does not keep the machine busy.
 */
export function prepareAnswers({ quietMs, availableBytes, ask }: PrepareAnswersOptions): PreparedAnswers {
  let underWay: { readonly project: number; readonly signal: { aborted: boolean } } | null = null
  const stop = (): void => {
    if (underWay !== null) underWay.signal.aborted = true
    underWay = null
  }

  async function untilQuiet(restMs: number, signal: CancelSignal): Promise<void> {
    for (let leftMs = restMs - quietMs(); leftMs > 0 && !signal.aborted; leftMs = restMs - quietMs()) await sleep(leftMs, undefined, UNHELD)
  }

  async function prepare(state: PreparedState, signal: CancelSignal): Promise<void> {
    // Whoever decided sees their page anew at once, for which most of this is not needed: that comes first.
    await sleep(FIRST_REST_MS, undefined, UNHELD)
    for (const [index, call] of SCREEN_CALLS.entries()) {
      await untilQuiet(index === 0 ? FIRST_REST_MS : REST_MS, signal)
      if (signal.aborted || availableBytes() < LEAST_AVAILABLE_BYTES) return
      await workAhead(signal, () => ask(state, call, signal))
    }
  }

  return {
    begin: (state) => {
      stop()
      const signal = { aborted: false }
      underWay = { project: state.project, signal }
      void prepare(state, signal)
    },
    giveUp: (project) => {
      if (underWay?.project === project) stop()
    },
  }
}
