import { AppError } from '#shared/contract/app-error.ts'
import type { CancelSignal } from '#shared/domain/cancel-signal.ts'
import { nextTurn } from './next-turn.ts'

interface Drive<Progress> {
  readonly signal: CancelSignal
  readonly progress: (progress: Progress) => void
  /** What is said of it when it is cancelled. */
  readonly what: string
}

/** How long the backend works before others get their turn, ms: a page does not notice it. */
const TURN_MS = 20

/** Runs long work of the engine to its end, turn by turn, so that other calls are answered and cancel arrives. AppError cancelled. */
export async function driveSteps<Progress, Result>(steps: Generator<Progress, Result>, { signal, progress, what }: Drive<Progress>): Promise<Result> {
  // What was done before it may have taken its time.
  await nextTurn()
  for (let turnEnds = performance.now() + TURN_MS; ; ) {
    const step = steps.next()
    if (step.done === true) return step.value
    progress(step.value)
    if (performance.now() >= turnEnds) {
      await nextTurn()
      turnEnds = performance.now() + TURN_MS
    }
    // Also without a turn: who is told of the progress may cancel at once, and a quick machine may need no second turn.
    if (signal.aborted) throw new AppError('cancelled', `${what} was cancelled; nothing was changed.`)
  }
}
