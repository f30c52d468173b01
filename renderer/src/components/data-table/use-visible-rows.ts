import { computed, onScopeDispose, ref } from 'vue'

/** In CSS pixels. */
const TITLE_HEIGHT = 33
/** Rows drawn above and below what is seen, so that a turn of the wheel shows no gap. */
const SPARE_ROWS = 4
/** After so long without a further jump rows are drawn that are not loaded yet. */
const REST_MS = 80
/** The window moves by so many rows at once: a frame that moves by less draws nothing anew. */
const STEP_ROWS = 4

/** A row's element, drawn over and over for other places: elements are made once, and only their texts change. */
export interface DrawnRow {
  readonly key: number
  readonly place: number
}

export interface VisibleRowsOptions {
  /** Of what stays in sight above them, in CSS pixels. */
  readonly titleHeight?: number
  /** Whether the rows from the first to the last have something to show; without it, all of them have. */
  readonly isThere?: (first: number, last: number) => boolean
  /** As it is going to be scrolled once there are rows, in CSS pixels: those are wanted from the beginning. */
  readonly firstTop?: number
}

/** Which rows of a long list are in sight. `rowHeight`, in CSS pixels. */
export function useVisibleRows(count: () => number, rowHeight: () => number, { titleHeight = TITLE_HEIGHT, isThere = () => true, firstTop = 0 }: VisibleRowsOptions = {}) {
  let body: HTMLElement | null = null
  /** As it was scrolled last, in CSS pixels: asking the element would force a layout while rows are being drawn. */
  let top = firstTop
  const firstSeen = ref(Math.floor(firstTop / rowHeight()))
  const height = ref(0)
  /** Whoever drags the bar sees other rows in every frame, most of which are not loaded. */
  const isJumping = ref(false)
  let rest: ReturnType<typeof setTimeout> | undefined
  const seenRows = computed(() => Math.ceil(height.value / rowHeight()))
  const pool = computed(() => Math.ceil((seenRows.value + 2 * SPARE_ROWS) / STEP_ROWS + 1) * STEP_ROWS)
  /** Where the rows are that somebody wants to see. */
  const wanted = computed(() => Math.max(0, Math.floor((Math.min(firstSeen.value, Math.max(0, count() - 1)) - SPARE_ROWS) / STEP_ROWS) * STEP_ROWS))
  const isWantedThere = computed(() => isThere(firstSeen.value, Math.min(firstSeen.value + seenRows.value, count()) - 1))
  /** Drawing rows without their texts, and once more with them, costs twice what a frame has: the elements stay out of sight until there is something to show. */
  const first = computed<number>((before) => (isJumping.value && before !== undefined && before < count() && !isWantedThere.value ? before : wanted.value))
  const end = computed(() => Math.min(count(), first.value + pool.value))

  function follow(): void {
    const seen = Math.floor(top / rowHeight())
    if (Math.abs(seen - firstSeen.value) > pool.value) {
      isJumping.value = true
      clearTimeout(rest)
      rest = setTimeout(() => { isJumping.value = false }, REST_MS)
    }
    firstSeen.value = seen
  }

  function readTop(): void {
    top = body?.scrollTop ?? 0
    follow()
  }

  const observer = new ResizeObserver(([entry]) => {
    if (entry === undefined) return
    height.value = entry.contentRect.height
    // What is hidden and shown again begins anew; while it is hidden, it is not scrolled.
    if (height.value > 0) readTop()
  })
  onScopeDispose(() => {
    observer.disconnect()
    clearTimeout(rest)
  })

  return {
    wanted: computed(() => ({ first: wanted.value, end: Math.min(count(), wanted.value + pool.value) })),
    /** What is drawn: the same, but for a moment while somebody drags the bar. */
    first,
    end,
    isJumping: (): boolean => isJumping.value,
    /** The element of a place is the one that its remainder names: while scrolling, each row but the new ones stays as it is. */
    drawn: computed(() => {
      const rows: DrawnRow[] = []
      for (let key = 0; key < pool.value; key++) {
        const place = first.value + ((key - first.value) % pool.value + pool.value) % pool.value
        if (place < end.value) rows.push({ key, place })
      }
      return rows
    }),
    attach: (element: HTMLElement): void => {
      body = element
      height.value = element.clientHeight
      observer.observe(element)
      element.addEventListener('scroll', readTop, { passive: true })
    },
    /** As it is scrolled, in CSS pixels. */
    top: (): number => top,
    /** As it was scrolled, as far as there are rows. */
    scrollTo: (wanted: number): void => {
      if (body === null) return
      // It may have come into sight just now: its rows are all drawn at once, so that the focus that one of them is given stays.
      height.value = body.clientHeight
      body.scrollTop = wanted
      readTop()
    },
    pageRows: (): number => Math.max(1, Math.floor((height.value - titleHeight) / rowHeight()) - 1),
    /** Scrolls no further than needed for the row to stand clear of the titles. */
    reveal: (row: number): void => {
      if (body === null) return
      const seen = height.value - titleHeight
      const before = top
      if (row * rowHeight() < top) top = row * rowHeight()
      else if ((row + 1) * rowHeight() > top + seen) top = (row + 1) * rowHeight() - seen
      if (top !== before) body.scrollTop = top
      follow()
    },
  }
}
