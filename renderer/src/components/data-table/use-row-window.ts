import { computed, onScopeDispose, shallowRef, triggerRef } from 'vue'
import type { ErrorData } from '#shared/contract/api-types.ts'
import { MOST_QUERY_ROWS, type QueryRequest, type QueryResult, type QueryRow } from '#shared/contract/inventory-query.ts'
import type { LoadRows } from './column-spec.ts'

/** Rows that one call loads: some screens full, so that slow scrolling seldom waits. */
const PAGE_ROWS = 200
/** Pages kept; the rest is loaded anew, so that scrolling through everything does not fill the memory. */
const MOST_PAGES = 40

export type Conditions = Omit<QueryRequest, 'offset' | 'limit'>

/** The rows of a long list around what is seen. Rows of the last good answer stay until the next one is there. */
export function useRowWindow(load: LoadRows, conditions: () => Conditions) {
  const result = shallowRef<QueryResult | null>(null)
  const error = shallowRef<ErrorData | null>(null)
  const isLoading = shallowRef(false)
  const pages = shallowRef(new Map<number, readonly QueryRow[]>())
  const waited = new Set<number>()
  let controller = new AbortController()

  /** Loads from the top, under new conditions. */
  async function reload(): Promise<void> {
    controller.abort()
    const own = (controller = new AbortController())
    waited.clear()
    isLoading.value = true
    const outcome = await load({ ...conditions(), offset: 0, limit: PAGE_ROWS }, own.signal)
    if (own.signal.aborted) return
    isLoading.value = false
    error.value = outcome.ok ? null : outcome.error
    if (!outcome.ok) return
    result.value = outcome.value
    pages.value = new Map([[0, outcome.value.rows]])
  }

  /** Loads what is missing of the rows from first to last. */
  function ensure(first: number, last: number): void {
    const end = Math.min(last, (result.value?.matching ?? 0) - 1)
    for (let page = Math.floor(first / PAGE_ROWS); page * PAGE_ROWS <= end; page++) {
      if (!pages.value.has(page) && !waited.has(page)) void loadPage(page)
    }
  }

  async function loadPage(page: number): Promise<void> {
    const { signal } = controller
    waited.add(page)
    const { facets: _facets, ...rest } = conditions()
    const outcome = await load({ ...rest, offset: page * PAGE_ROWS, limit: PAGE_ROWS }, signal)
    if (signal.aborted) return
    waited.delete(page)
    if (!outcome.ok) {
      error.value = outcome.error
      return
    }
    pages.value.delete(pages.value.size >= MOST_PAGES ? (pages.value.keys().next().value ?? page) : page)
    pages.value.set(page, outcome.value.rows)
    triggerRef(pages)
  }

  /** Rows by their places, loaded as needed; null where a call failed, which `error` then tells. */
  async function read(places: readonly number[]): Promise<QueryRow[] | null> {
    const rows: QueryRow[] = []
    let block: readonly QueryRow[] = []
    let blockStart = -1
    const { facets: _facets, ...rest } = conditions()
    for (const place of [...places].sort((left, right) => left - right)) {
      const start = place - (place % MOST_QUERY_ROWS)
      if (start !== blockStart) {
        const outcome = await load({ ...rest, offset: start, limit: MOST_QUERY_ROWS }, controller.signal)
        if (!outcome.ok) {
          error.value = outcome.error
          return null
        }
        block = outcome.value.rows
        blockStart = start
      }
      const row = block[place - start]
      if (row !== undefined) rows.push(row)
    }
    return rows
  }

  onScopeDispose(() => controller.abort())
  return {
    result,
    error,
    isLoading,
    matching: computed(() => result.value?.matching ?? 0),
    rowAt: (place: number): QueryRow | null => pages.value.get(Math.floor(place / PAGE_ROWS))?.[place % PAGE_ROWS] ?? null,
    reload,
    ensure,
    read,
  }
}
