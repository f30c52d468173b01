import { AppError } from '#shared/contract/app-error.ts'
import type { CancelSignal } from '#shared/domain/cancel-signal.ts'
import { createHurrying, isWorkingAhead } from './next-turn.ts'

/** Work that is done once, however many wait for what it comes to; what it came to is kept for as long as this is. */
export interface SharedWork<Value, Progress = never> {
  /**
   * Waits for it; it is begun where it does not go on yet, was given up, or failed. AppError cancelled as soon as this signal is seen to be aborted,
   * whoever else waits. `progress` is told how far it is, also where others began it.
   */
  join(signal: CancelSignal, progress?: (progress: Progress) => void): Promise<Value>
}

type Work<Value, Progress> = (signal: CancelSignal, progress: (progress: Progress) => void) => Promise<Value>

/**
 * `work` is told to stop once nobody waits for it any more. It has to look at its signal now and then: that is when those who were cancelled are let
 * go. What was begun ahead of all calls is hurried as soon as a call waits for it. `whenCancelled`: the sentence that they are told.
 */
export function shareWork<Value, Progress = never>(work: Work<Value, Progress>, whenCancelled: string): SharedWork<Value, Progress> {
  let run: Run<Value, Progress> | null = null
  return {
    join: (signal, progress) => {
      if (run?.isWanted() !== true) run = begin(work, whenCancelled)
      return run.join(signal, progress)
    },
  }
}

interface Run<Value, Progress> extends SharedWork<Value, Progress> {
  /** Whether it goes on, or has come to something. */
  isWanted(): boolean
}

interface Waiting<Progress> {
  readonly signal: CancelSignal
  readonly letGo: (error: AppError) => void
  readonly progress: ((progress: Progress) => void) | undefined
}

function begin<Value, Progress>(work: Work<Value, Progress>, whenCancelled: string): Run<Value, Progress> {
  const waiting = new Set<Waiting<Progress>>()
  let told: { readonly progress: Progress } | null = null
  let begun: Promise<Value> | null = null
  let isGivenUp = false
  const letGo = (): void => {
    for (const one of waiting) {
      if (!one.signal.aborted) continue
      waiting.delete(one)
      one.letGo(new AppError('cancelled', whenCancelled))
    }
  }
  const ofAll: CancelSignal = {
    get aborted() {
      letGo()
      isGivenUp ||= waiting.size === 0
      return isGivenUp
    },
  }
  const tell = (progress: Progress): void => {
    told = { progress }
    for (const one of waiting) one.progress?.(progress)
  }
  const hurrying = createHurrying(ofAll)
  return {
    isWanted: () => !isGivenUp,
    join: (signal, progress) => new Promise<Value>((resolve, reject) => {
      waiting.add({ signal, letGo: reject, progress })
      if (!isWorkingAhead()) hurrying.askFor()
      if (told !== null) progress?.(told.progress)
      begun ??= hurrying.run(() => work(ofAll, tell))
      begun.then(
        (value) => {
          waiting.clear()
          told = null
          resolve(value)
        },
        (error: unknown) => {
          isGivenUp = true
          reject(error instanceof Error ? error : new Error(String(error)))
        },
      )
    }),
  }
}
