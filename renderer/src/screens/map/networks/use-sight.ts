import { computed, onBeforeUnmount, onMounted, type ShallowRef, shallowRef } from 'vue'
import { linesInSight } from './coverage-grid.ts'

/** In CSS pixels, as the styles have them: a row; a cell with the gap behind it; the name that stays in sight at its left. */
export const ROW_HEIGHT = 24
const LEAST_CELL_WIDTH = 106
const MOST_CELL_WIDTH = 222
export const NAME_WIDTH = 250
/** Drawn beyond the edges. */
const SPARE_ROWS = 5
const SPARE_COLUMNS = 2

/** What of a grid of so many rows and columns is seen in its frame, which scrolls both ways. */
export function useSight(frame: Readonly<ShallowRef<HTMLElement | null>>, rows: () => number, columns: () => number) {
  /** Until the frame says how large it is, as large as most are. */
  const scroll = shallowRef({ top: 0, height: 480, left: 0, width: 700 })
  /** The room there is goes to all columns alike. */
  const cellWidth = computed(() => Math.max(LEAST_CELL_WIDTH, Math.min(MOST_CELL_WIDTH, Math.floor((scroll.value.width - NAME_WIDTH) / Math.max(1, columns())))))
  const seen = computed(() => linesInSight({ start: scroll.value.top, size: scroll.value.height, lineSize: ROW_HEIGHT, count: rows(), overscan: SPARE_ROWS }))
  const seenColumns = computed(() => linesInSight({ start: scroll.value.left, size: Math.max(0, scroll.value.width - NAME_WIDTH), lineSize: cellWidth.value, count: columns(), overscan: SPARE_COLUMNS }))
  /** As wide as all columns are, whichever are drawn. */
  const lineStyle = computed(() => ({ width: `${String(NAME_WIDTH + columns() * cellWidth.value)}px` }))
  const firstCellStyle = computed(() => ({ marginInlineStart: `${String(seenColumns.value.from * cellWidth.value)}px` }))

  function follow(): void {
    if (frame.value !== null) scroll.value = { top: frame.value.scrollTop, height: frame.value.clientHeight, left: frame.value.scrollLeft, width: frame.value.clientWidth }
  }

  const observer = new ResizeObserver(follow)
  onMounted(() => {
    if (frame.value !== null) observer.observe(frame.value)
  })
  onBeforeUnmount(() => observer.disconnect())
  return { cellWidth, seen, seenColumns, lineStyle, firstCellStyle, follow }
}
