import { computed, type ComputedRef, onScopeDispose, shallowRef, watch } from 'vue'
import { NOBODY_WAITS, useHost } from '#renderer/api/host.ts'
import type { ErrorData } from '#shared/contract/api-types.ts'
import type { ApiOutput } from '#shared/contract/api.ts'

type Validation = ApiOutput<'target.validate'>

export interface DraftCheck {
  /** Of the newest draft that was checked; null before the first. */
  readonly result: Validation | null
  readonly failure: ErrorData | null
  /** The draft changed since. */
  readonly isChecking: boolean
  again(): void
}

/** A person who types is not asked for every letter. */
const CHECK_AFTER_MS = 200

/** Has a draft checked while it is written: the first one at once, later ones when the writing pauses. */
export function useDraftCheck(candidate: ComputedRef<unknown>): DraftCheck {
  const host = useHost()
  const text = computed(() => (candidate.value === null ? null : JSON.stringify(candidate.value)))
  const checked = shallowRef<string | null>(null)
  const result = shallowRef<Validation | null>(null)
  const failure = shallowRef<ErrorData | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  let underWay = new AbortController()

  async function check(): Promise<void> {
    const [asked, target] = [text.value, candidate.value]
    if (asked === null) return
    const mine = new AbortController()
    underWay = mine
    const outcome = await host.invoke('target.validate', { target }, { signal: mine.signal })
    if (mine.signal.aborted) return
    checked.value = asked
    failure.value = outcome.ok ? null : outcome.error
    if (outcome.ok) result.value = outcome.value
  }

  function later(): void {
    clearTimeout(timer)
    underWay.abort(NOBODY_WAITS)
    if (result.value === null) void check()
    else timer = setTimeout(() => void check(), CHECK_AFTER_MS)
  }

  watch(text, later, { immediate: true })
  onScopeDispose(() => {
    clearTimeout(timer)
    underWay.abort(NOBODY_WAITS)
  })
  return {
    get result() { return result.value },
    get failure() { return failure.value },
    get isChecking() { return checked.value !== text.value },
    again: () => void check(),
  }
}
