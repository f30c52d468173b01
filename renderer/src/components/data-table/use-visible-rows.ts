import { computed, onScopeDispose, ref } from 'vue'

/** In CSS pixels. */
const TITLE_HEIGHT = 33
/** Rows drawn above and below what is seen, so that a turn of the wheel shows no gap. */
const SPARE_ROWS = 4
/** After so long without a further jump the spare rows are drawn too. */
const REST_MS = 80
/** The window moves by so many rows at once: a frame that moves by less draws nothing anew. */
const STEP_ROWS = 4

/** A row's element, drawn over and over for other places: elements are made once, and only their texts change. */
export interface DrawnRow {
  readonly key: number
  readonly place: number
}

/** Which rows of a long list are in sight. `rowHeight` and `titleHeight`, of what stays in sight above them, in CSS pixels. */
export function useVisibleRows(count: () => number, rowHeight: () => number, titleHeight = TITLE_HEIGHT) {
  let body: HTMLElement | null = null
  const firstSeen = ref(0)
  const height = ref(0)
  /** Whoever drags the bar sees other rows in every frame: no more of them are drawn than are seen. */
  const isJumping = ref(false)
  let rest: ReturnType<typeof setTimeout> | undefined
  const spare = computed(() => (isJumping.value ? 0 : SPARE_ROWS))
  const pool = computed(() => Math.ceil((Math.ceil(height.value / rowHeight()) + 2 * spare.value) / STEP_ROWS + 1) * STEP_ROWS)
  const first = computed(() => Math.max(0, Math.floor((Math.min(firstSeen.value, Math.max(0, count() - 1)) - spare.value) / STEP_ROWS) * STEP_ROWS))
  const end = computed(() => Math.min(count(), first.value + pool.value))

  /** Reads nothing but where it is scrolled to: the height comes from the observer, so that no layout is forced. */
  function follow(): void {
    const seen = Math.floor((body?.scrollTop ?? 0) / rowHeight())
    if (Math.abs(seen - firstSeen.value) > pool.value) {
      isJumping.value = true
      clearTimeout(rest)
      rest = setTimeout(() => { isJumping.value = false }, REST_MS)
    }
    firstSeen.value = seen
  }

  const observer = new ResizeObserver(([entry]) => {
    if (entry !== undefined) height.value = entry.contentRect.height
  })
  onScopeDispose(() => {
    observer.disconnect()
    clearTimeout(rest)
  })

  return {
    first,
    end,
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
      element.addEventListener('scroll', follow, { passive: true })
    },
    pageRows: (): number => Math.max(1, Math.floor((height.value - titleHeight) / rowHeight()) - 1),
    /** Scrolls no further than needed for the row to stand clear of the titles. */
    reveal: (row: number): void => {
      if (body === null) return
      const seen = height.value - titleHeight
      const top = body.scrollTop
      if (row * rowHeight() < top) body.scrollTop = row * rowHeight()
      else if ((row + 1) * rowHeight() > top + seen) body.scrollTop = (row + 1) * rowHeight() - seen
      follow()
    },
  }
}
