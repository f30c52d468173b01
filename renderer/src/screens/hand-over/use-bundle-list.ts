import { computed, type ComputedRef, onScopeDispose, reactive, shallowRef, watch } from 'vue'
import { NOBODY_WAITS, useHost } from '#renderer/api/host.ts'
import { withdrawn } from '#renderer/api/use-call.ts'
import type { ErrorData } from '#shared/contract/api-types.ts'
import type { BundleList, OutsidePart } from '#shared/contract/bundle-lists.ts'
import type { FindingGroup } from '#shared/contract/bundle-preview.ts'
import { useShownBundle } from './shown-bundle.ts'

/** Which list of the bundle. */
export type WantedList = { readonly part: 'plans' | 'images' } | ({ readonly part: 'findings' } & Pick<FindingGroup, 'severity' | 'checkId'>) | { readonly part: OutsidePart; readonly code: string }

export type PlanEntry = Extract<BundleList, { part: 'plans' }>['rows'][number]
export type ImageEntry = Extract<BundleList, { part: 'images' }>['rows'][number]
export type FindingEntry = Extract<BundleList, { part: 'findings' }>['rows'][number]

/** A list of the bundle as far as it was asked for. */
export interface ShownList<Entry> {
  readonly entries: readonly Entry[]
  /** How many the next page has; 0: nothing follows. */
  readonly nextCount: number
  readonly isLoading: boolean
  readonly error: ErrorData | null
  more(): void
  /** Asks again for what failed. */
  retry(): void
  cancel(): void
}

/** The first entries of a long list of the bundle, and more of it as often as somebody asks; from its beginning again where the bundle is another one. */
export function useBundleList<Entry>(wanted: () => WantedList, step: number): ShownList<Entry> {
  const host = useHost()
  const bundle = useShownBundle()
  const entries = shallowRef<readonly Entry[]>([])
  const total = shallowRef(0)
  const error = shallowRef<ErrorData | null>(null)
  const isRunning = shallowRef(false)
  let underWay = new AbortController()
  let lastOffset = 0

  async function ask(offset: number): Promise<void> {
    underWay.abort(NOBODY_WAITS)
    const mine = (underWay = new AbortController())
    lastOffset = offset
    isRunning.value = true
    const outcome = await host.invoke('bundle.list', { ...wanted(), ...bundle.choice(), offset, limit: step }, { signal: mine.signal })
    if (mine.signal.aborted) return
    isRunning.value = false
    error.value = outcome.ok ? null : outcome.error
    if (!outcome.ok) return
    const page = outcome.value.rows as readonly unknown[] as readonly Entry[] // of the part that was asked for
    entries.value = offset === 0 ? page : [...entries.value, ...page]
    total.value = outcome.value.total
  }

  function cancel(): void {
    underWay.abort(NOBODY_WAITS)
    isRunning.value = false
    error.value = withdrawn()
  }

  watch([bundle.version, () => JSON.stringify(wanted())], () => void ask(0), { immediate: true })
  onScopeDispose(() => underWay.abort(NOBODY_WAITS))
  const nextCount: ComputedRef<number> = computed(() => (error.value === null ? Math.min(step, Math.max(0, total.value - entries.value.length)) : 0))
  // A component takes it whole.
  return reactive({ entries, nextCount, isLoading: isRunning, error, more: () => void ask(entries.value.length), retry: () => void ask(lastOffset), cancel })
}
