import { computed, onScopeDispose, shallowRef, triggerRef } from 'vue'
import { NOBODY_WAITS } from '#renderer/api/host.ts'
import type { ErrorData } from '#shared/contract/api-types.ts'
import type { QueryConditions, QueryFacet, QueryResult, QueryRow } from '#shared/contract/inventory-query.ts'
import type { LoadRows } from './column-spec.ts'

/** Rows that one call loads: some screens full, so that slow scrolling seldom waits. */
const PAGE_ROWS = 100
/** Pages kept; the rest is loaded anew, so that scrolling through everything does not fill the memory. */
const MOST_PAGES = 40
/** Calls for pages at once: whoever drags the bar past a hundred pages wants the one where they stop. */
const MOST_CALLS = 2

/** Pages beside those in sight are asked for so long after somebody came there, ms: what is in sight is drawn first. */
const BESIDE_MS = 60

/** What the table shows now: which rows, with which fields, and the column whose values are being chosen. */
export interface Wanted {
  readonly conditions: QueryConditions
  readonly columns: readonly string[]
  readonly facet: string | null
}

/** The rows of a long list around what is seen. Rows of the last good answer stay until the next one is there. */
export function useRowWindow(load: LoadRows, wanted: () => Wanted, nextFrame: (draw: () => void) => void = requestAnimationFrame, later: (ask: () => void) => void = (ask) => void setTimeout(ask, BESIDE_MS)) {
  const result = shallowRef<Pick<QueryResult, 'total' | 'matching'> | null>(null)
  const facet = shallowRef<QueryFacet | null>(null)
  const error = shallowRef<ErrorData | null>(null)
  const isLoading = shallowRef(false)
  const pages = shallowRef(new Map<number, readonly QueryRow[]>())
  /** Those of the rows that are shown: not of an expression that is not understood, nor of a question still open. */
  const applied = shallowRef<QueryConditions>({})
  const controller = new AbortController()
  const { signal } = controller
  /** Grows with each change of what is wanted: an answer to an older wish is dropped. */
  let wish = 0
  let topRow = 0
  let queue: number[] = []
  let beside: number[] = []
  let isBesideDue = false
  const underWay = new Set<number>()

  const pageOf = (place: number): number => Math.floor(place / PAGE_ROWS)
  const request = (page: number, conditions: QueryConditions) => ({ ...conditions, columns: [...wanted().columns], offset: page * PAGE_ROWS, limit: PAGE_ROWS })

  /** Loads anew, from the top or around a row. One call at a time: wishes that come meanwhile become one, the newest. */
  async function reload(aroundRow = 0): Promise<void> {
    wish += 1
    topRow = aroundRow
    queue = []
    beside = []
    if (isLoading.value) return
    isLoading.value = true
    for (;;) {
      const mine = wish
      const page = pageOf(topRow)
      const { facet: column, conditions } = wanted()
      const outcome = await load({ ...request(page, conditions), ...(column === null ? {} : { facets: [column] }) }, signal)
      if (signal.aborted) return
      if (mine !== wish) continue
      isLoading.value = false
      error.value = outcome.ok ? null : outcome.error
      if (!outcome.ok) return
      applied.value = conditions
      result.value = outcome.value
      facet.value = outcome.value.facets[0] ?? null
      underWay.clear()
      pages.value = new Map([[page, outcome.value.rows]])
      return
    }
  }

  /** Counts the values of the column that is being chosen from. */
  async function loadFacet(): Promise<void> {
    const { facet: column } = wanted()
    const mine = wish
    facet.value = null
    if (column === null) return
    const outcome = await load({ ...applied.value, columns: [], offset: 0, limit: 0, facets: [column] }, signal)
    if (signal.aborted || mine !== wish || wanted().facet !== column) return
    if (outcome.ok) facet.value = outcome.value.facets[0] ?? null
    else error.value = outcome.error
  }

  /** Loads what is missing of the rows from first to last, and then the pages beside them, unless somebody is only passing. */
  function ensure(first: number, last: number, isPassing = false): void {
    const lastPage = pageOf(Math.max(0, (result.value?.matching ?? 0) - 1))
    const from = pageOf(first)
    const to = Math.min(pageOf(last), lastPage)
    const isMissing = (page: number): boolean => page >= 0 && page <= lastPage && !pages.value.has(page)
    queue = Array.from({ length: Math.max(0, to - from + 1) }, (_, step) => from + step).filter(isMissing)
    beside = isPassing ? [] : [to + 1, from - 1].filter(isMissing)
    pump()
    if (beside.length === 0 || isBesideDue) return
    isBesideDue = true
    later(askBeside)
  }

  /** Pages beside what is in sight by now, which may be other rows than those for which it was put off. */
  function askBeside(): void {
    isBesideDue = false
    if (signal.aborted) return
    queue = [...queue, ...beside.filter((page) => !pages.value.has(page))]
    beside = []
    pump()
  }

  function pump(): void {
    while (underWay.size < MOST_CALLS && !isLoading.value) {
      const page = queue.find((candidate) => !underWay.has(candidate))
      if (page === undefined) return
      void loadPage(page)
    }
  }

  /** Pages that come in one frame are drawn once, and after the frame's scrolling was read: that would force a layout of its own. */
  let isDrawing = false
  function draw(): void {
    if (isDrawing) return
    isDrawing = true
    nextFrame(() => {
      isDrawing = false
      triggerRef(pages)
    })
  }

  async function loadPage(page: number): Promise<void> {
    const mine = wish
    underWay.add(page)
    queue = queue.filter((other) => other !== page)
    const outcome = await load(request(page, applied.value), signal)
    if (signal.aborted || mine !== wish) return
    underWay.delete(page)
    if (!outcome.ok) {
      error.value = outcome.error
      return
    }
    if (pages.value.size >= MOST_PAGES) pages.value.delete(pages.value.keys().next().value ?? page)
    pages.value.set(page, outcome.value.rows)
    draw()
    pump()
  }

  onScopeDispose(() => controller.abort(NOBODY_WAITS))
  return {
    result,
    facet,
    error,
    isLoading,
    applied,
    /** Changes with each page that comes. */
    pages,
    matching: computed(() => result.value?.matching ?? 0),
    rowAt: (place: number): QueryRow | null => pages.value.get(pageOf(place))?.[place % PAGE_ROWS] ?? null,
    /** A number that other rows, or rows in another order, do not share. */
    wish: (): number => wish,
    reload,
    loadFacet,
    ensure,
  }
}

export type RowWindow = ReturnType<typeof useRowWindow>
