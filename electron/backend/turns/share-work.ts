import { AppError } from '#shared/contract/app-error.ts'
import type { CancelSignal } from '#shared/domain/cancel-signal.ts'

/** Work that is done once, however many wait for what it comes to. */
export interface SharedWork<Value> {
  /** Waits for it. AppError cancelled as soon as this signal is seen to be aborted, whoever else waits. */
  join(signal: CancelSignal): Promise<Value>
  /** Whether it goes on, or has come to something: else whoever wants it has to begin anew. */
  isWanted(): boolean
}

/**
 * Begins work at the first who joins; it is told to stop once nobody waits for it any more. `work` has to look at its signal now and then:
 * that is when those who were cancelled are let go. `whenCancelled`: the sentence that they are told.
 */
export function shareWork<Value>(work: (signal: CancelSignal) => Promise<Value>, whenCancelled: string): SharedWork<Value> {
  const waiting = new Map<CancelSignal, (error: AppError) => void>()
  let begun: Promise<Value> | null = null
  let isGivenUp = false
  const letGo = (): void => {
    for (const [signal, reject] of waiting) {
      if (!signal.aborted) continue
      waiting.delete(signal)
      reject(new AppError('cancelled', whenCancelled))
    }
  }
  const ofAll: CancelSignal = {
    get aborted() {
      letGo()
      isGivenUp ||= waiting.size === 0
      return isGivenUp
    },
  }
  return {
    isWanted: () => !isGivenUp,
    join: (signal) => new Promise<Value>((resolve, reject) => {
      // Two of one call, or of calls that are never cancelled, may bring the same signal: each is let go by itself.
      waiting.set({ get aborted() { return signal.aborted } }, reject)
      begun ??= work(ofAll)
      begun.then(resolve, (error: unknown) => {
        isGivenUp = true
        reject(error instanceof Error ? error : new Error(String(error)))
      })
    }),
  }
}
