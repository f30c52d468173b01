import { setTimeout as sleep } from 'node:timers/promises'
import { workAhead } from '#backend/turns/next-turn.ts'
import type { CancelSignal } from '#shared/domain/cancel-signal.ts'
import type { AskedCall } from './kept-outcomes.ts'
import type { ReadingCall } from './reading-messages.ts'

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
  /** How long a project that was just opened is left alone, ms: its first page is drawn, and the page fetches the code of the other screens. */
  readonly afterOpeningMs: number
  /** How long no call has been under way here or in the host's thread, ms; 0 while one is here. */
  readonly quietMs: () => number
  /** Memory that this program may still take, bytes. */
  readonly availableBytes: () => number
  /** What the screens will ask, in order; never throws. */
  readonly callsOf: (state: PreparedState) => readonly AskedCall[]
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
export function prepareAnswers({ afterOpeningMs, quietMs, availableBytes, callsOf, ask }: PrepareAnswersOptions): PreparedAnswers {
  let underWay: { readonly project: number; readonly signal: { aborted: boolean } } | null = null
  const begun = new Set<number>()
  const stop = (): void => {
    if (underWay !== null) underWay.signal.aborted = true
    underWay = null
  }

  async function prepare(state: PreparedState, beginAfterMs: number, signal: CancelSignal): Promise<void> {
    await sleep(beginAfterMs, undefined, UNHELD)
    if (signal.aborted) return
    for (const [index, call] of callsOf(state).entries()) {
      const restMs = (): number => (index === 0 ? FIRST_REST_MS : REST_MS) - quietMs()
      while (restMs() > 0 && !signal.aborted) await sleep(restMs(), undefined, UNHELD)
      if (signal.aborted || availableBytes() < LEAST_AVAILABLE_BYTES) return
      await workAhead(signal, restMs, () => ask(state, call, signal))
    }
  }

  return {
    begin: (state) => {
      stop()
      const signal = { aborted: false }
      underWay = { project: state.project, signal }
      // Whoever decided sees their page anew at once, for which most of this is not needed: that comes first.
      void prepare(state, begun.has(state.project) ? FIRST_REST_MS : afterOpeningMs, signal)
      begun.add(state.project)
    },
    giveUp: (project) => {
      begun.delete(project)
      if (underWay?.project === project) stop()
    },
  }
}
