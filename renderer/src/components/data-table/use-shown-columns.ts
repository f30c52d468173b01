import { computed, shallowRef } from 'vue'
import { arrangeColumns, type ColumnLayout, MOST_PINNED, moveColumn, PLAIN_LAYOUT, readColumnLayout } from './column-layout.ts'
import type { OwnStorage } from '#renderer/stores/own-storage.ts'
import type { ColumnSpec } from './column-spec.ts'

/** Which columns a person wants to see of a table and in which order, remembered for the person under the table's name. */
export function useShownColumns(table: string, columns: () => readonly ColumnSpec[], storage: OwnStorage) {
  const key = `portolan.columns.${table}`
  const layout = shallowRef(read(storage.getItem(key)))
  const isShown = ({ key: column, isHidden }: ColumnSpec): boolean => layout.value.shown[column] ?? isHidden !== true
  const arranged = computed(() => arrangeColumns(columns(), layout.value))
  const shown = computed(() => {
    const wanted = arranged.value.filter(isShown)
    return wanted.length === 0 ? columns().slice(0, 1) : wanted
  })
  const isPinned = (column: string): boolean => layout.value.pinned.includes(column)

  function adopt(next: ColumnLayout): void {
    layout.value = next
    storage.setItem(key, JSON.stringify(next))
  }

  return {
    layout,
    /** All of them, in the order of those that are shown. */
    arranged,
    shown,
    /** How many of those that are shown stay in sight; they come first. */
    pinned: computed(() => shown.value.filter((column) => isPinned(column.key)).length),
    isChanged: computed(() => layout.value.order.length > 0 || layout.value.pinned.length > 0 || columns().some((column) => isShown(column) === (column.isHidden === true))),
    /** A table without any column would be a riddle: the last one stays. */
    show: (column: string, isWanted: boolean): void => {
      const next = { ...layout.value.shown, [column]: isWanted }
      if (columns().some((spec) => next[spec.key] ?? spec.isHidden !== true)) adopt({ ...layout.value, shown: next })
    },
    /** To the place that another column has now. */
    move: (column: string, to: string): void => adopt(moveColumn(columns(), layout.value, column, to)),
    pin: (column: string, isWanted: boolean): void => {
      const others = layout.value.pinned.filter((one) => one !== column)
      if (!isWanted || others.length < MOST_PINNED) adopt({ ...layout.value, pinned: isWanted ? [...others, column] : others })
    },
    adopt,
    reset: (): void => adopt(PLAIN_LAYOUT),
  }
}

export type ShownColumns = ReturnType<typeof useShownColumns>

function read(text: string | null): ColumnLayout {
  try {
    return readColumnLayout(JSON.parse(text ?? '{}')) ?? PLAIN_LAYOUT
  } catch {
    // Written by something else: as good as absent.
    return PLAIN_LAYOUT
  }
}
