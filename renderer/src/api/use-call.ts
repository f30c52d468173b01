import { computed, type ComputedRef, onScopeDispose, type ShallowRef, shallowRef, watch } from 'vue'
import { NOBODY_WAITS } from './host.ts'
import type { ErrorData, Outcome } from '#shared/contract/api-types.ts'
import { say } from './say.ts'

export interface Call<Value> {
  readonly state: 'loading' | 'ready' | 'error'
  /** Kept while it is asked for again, so that nothing flickers. */
  readonly value: Value | null
  readonly error: ErrorData | null
  readonly isReloading: boolean
  reload(): Promise<void>
  /** Withdraws what is under way: its state is an error that says so, from where it can be asked again. */
  cancel(): void
  /** Withdraws what is under way and what was answered, since nobody is to see it: nothing is known until it is asked again. */
  forget(): void
}

export interface UseCallOptions {
  /** Whatever these answer: when it changes, the call is made again. */
  readonly reloadOn?: () => unknown
}

/** What a call that somebody withdrew answers. */
export const withdrawn = (): ErrorData => ({ code: 'cancelled', message: say('cancelled'), details: {} })

/**
 * One question of a screen to the backend: asked at once, again where `reloadOn` changes, and withdrawn where the
 * screen goes away or a newer question overtakes it.
 */
export function useCall<Value>(ask: (signal: AbortSignal) => Promise<Outcome<Value>>, { reloadOn }: UseCallOptions = {}): Call<Value> {
  const value = shallowRef(null) as ShallowRef<Value | null> // shallowRef's own overloads lose a type parameter
  const error = shallowRef<ErrorData | null>(null)
  const isRunning = shallowRef(false)
  let underWay = new AbortController()

  async function reload(): Promise<void> {
    underWay.abort(NOBODY_WAITS)
    const mine = new AbortController()
    underWay = mine
    isRunning.value = true
    const outcome = await ask(mine.signal)
    if (mine.signal.aborted) return
    isRunning.value = false
    error.value = outcome.ok ? null : outcome.error
    value.value = outcome.ok ? outcome.value : null
  }

  function cancel(): void {
    if (!isRunning.value) return
    underWay.abort(NOBODY_WAITS)
    isRunning.value = false
    error.value = withdrawn()
  }

  function forget(): void {
    underWay.abort(NOBODY_WAITS)
    isRunning.value = false
    error.value = null
    value.value = null
  }

  onScopeDispose(() => underWay.abort(NOBODY_WAITS))
  if (reloadOn === undefined) void reload()
  else watch(reloadOn, () => void reload(), { immediate: true, deep: true })
  const state: ComputedRef<Call<Value>['state']> = computed(() => {
    if (error.value !== null) return 'error'
    return value.value === null ? 'loading' : 'ready'
  })
  return {
    get state() { return state.value },
    get value() { return value.value },
    get error() { return error.value },
    get isReloading() { return isRunning.value && value.value !== null },
    reload,
    cancel,
    forget,
  }
}
