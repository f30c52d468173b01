import { onScopeDispose, type ShallowRef, shallowRef, watch } from 'vue'
import { NOBODY_WAITS } from './host.ts'
import type { ErrorData, Outcome } from '#shared/contract/api-types.ts'
import { withdrawn } from './use-call.ts'

export interface NewestCall<Value> {
  /** Of the newest question that was answered; kept while a newer one is under way. */
  readonly value: Value | null
  readonly error: ErrorData | null
  readonly isRunning: boolean
  reload(): void
  /** Withdraws what is under way, and says so as an error. */
  cancel(): void
}

export interface NewestCallOptions {
  /** Whatever the question follows: when it changes, it is asked again. */
  readonly changes: () => unknown
  /** What the question is about: when it changes, the one under way is withdrawn and its answer forgotten. */
  readonly about: () => unknown
}

/**
 * A question that changes as fast as somebody drags: one is under way at a time, and of those that came meanwhile only the
 * newest is asked. Every answer is shown as it comes, so that a long drag moves what it changes; withdrawing each question by
 * the next one would show nothing until the hand rests.
 */
export function useNewestCall<Value>(ask: (signal: AbortSignal) => Promise<Outcome<Value>>, { changes, about }: NewestCallOptions): NewestCall<Value> {
  const value = shallowRef(null) as ShallowRef<Value | null> // shallowRef's own overloads lose a type parameter
  const error = shallowRef<ErrorData | null>(null)
  const isRunning = shallowRef(false)
  let underWay: AbortController | null = null
  let isWaiting = false

  async function run(): Promise<void> {
    if (underWay !== null) {
      isWaiting = true
      return
    }
    const mine = new AbortController()
    underWay = mine
    isWaiting = false
    isRunning.value = true
    const outcome = await ask(mine.signal)
    if (mine.signal.aborted) return
    underWay = null
    error.value = outcome.ok ? null : outcome.error
    if (outcome.ok) value.value = outcome.value
    if (isWaiting) void run()
    else isRunning.value = false
  }

  function withdraw(): void {
    underWay?.abort(NOBODY_WAITS)
    underWay = null
    isWaiting = false
    isRunning.value = false
  }

  onScopeDispose(withdraw)
  watch(about, () => {
    withdraw()
    value.value = null
    error.value = null
    void run()
  })
  watch(changes, () => void run(), { immediate: true })
  return {
    get value() { return value.value },
    get error() { return error.value },
    get isRunning() { return isRunning.value },
    reload: () => void run(),
    cancel: () => {
      if (underWay === null) return
      withdraw()
      error.value = withdrawn()
    },
  }
}
