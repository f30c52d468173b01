import { computed, onScopeDispose, ref } from 'vue'
import { columnsInSight, type ColumnsInSightInput, type DrawnColumn } from './columns-in-sight.ts'

/** Which columns of a wide grid cells are drawn for: most of twenty are out of sight, and each costs in every row. */
export function useVisibleColumns(shown: () => Omit<ColumnsInSightInput, 'left' | 'width'>) {
  let body: HTMLElement | null = null
  const left = ref(0)
  const width = ref(0)
  const observer = new ResizeObserver(([entry]) => {
    if (entry !== undefined) width.value = entry.contentRect.width
  })
  const follow = (): void => {
    left.value = body?.scrollLeft ?? 0
  }
  onScopeDispose(() => observer.disconnect())
  return {
    /** The very same list until others come into sight: rows that are drawn stay as they are. */
    drawn: computed<readonly DrawnColumn[]>((before) => {
      const newer = columnsInSight({ ...shown(), left: left.value, width: width.value })
      return before !== undefined && isSame(before, newer) ? before : newer
    }),
    attach: (element: HTMLElement): void => {
      body = element
      width.value = element.clientWidth
      observer.observe(element)
      element.addEventListener('scroll', follow, { passive: true })
    },
  }
}

function isSame(before: readonly DrawnColumn[], newer: readonly DrawnColumn[]): boolean {
  return before.length === newer.length && before.every(({ column, index, isPinned }, place) => newer[place]?.column === column && newer[place].index === index && newer[place].isPinned === isPinned)
}
