import { computed, onMounted, onScopeDispose, ref, type Ref } from 'vue'

/** In CSS pixels: one line of text and its border. */
const ROW_HEIGHT = 30
const TITLE_HEIGHT = 33
/** Rows drawn above and below what is seen, so that a turn of the wheel shows no gap. */
const SPARE_ROWS = 6

/** Which rows of a long list are in sight. */
export function useVisibleRows(body: Ref<HTMLElement | null>, count: () => number) {
  const top = ref(0)
  const height = ref(0)
  const first = computed(() => Math.max(0, Math.floor(top.value / ROW_HEIGHT) - SPARE_ROWS))
  const end = computed(() => Math.min(count(), Math.ceil((top.value + height.value) / ROW_HEIGHT) + SPARE_ROWS))

  function measure(): void {
    top.value = body.value?.scrollTop ?? 0
    height.value = body.value?.clientHeight ?? 0
  }

  let observer: ResizeObserver | null = null
  onMounted(() => {
    measure()
    observer = new ResizeObserver(measure)
    if (body.value !== null) observer.observe(body.value)
  })
  onScopeDispose(() => observer?.disconnect())

  return {
    rowHeight: ROW_HEIGHT,
    places: computed(() => Array.from({ length: Math.max(0, end.value - first.value) }, (_, step) => first.value + step)),
    measure,
    pageRows: (): number => Math.max(1, Math.floor((height.value - TITLE_HEIGHT) / ROW_HEIGHT) - 1),
    /** Scrolls no further than needed for the row to stand clear of the titles. */
    reveal: (row: number): void => {
      const element = body.value
      if (element === null) return
      const seen = element.clientHeight - TITLE_HEIGHT
      if (row * ROW_HEIGHT < element.scrollTop) element.scrollTop = row * ROW_HEIGHT
      else if ((row + 1) * ROW_HEIGHT > element.scrollTop + seen) element.scrollTop = (row + 1) * ROW_HEIGHT - seen
      measure()
    },
  }
}
