import { computed, shallowRef } from 'vue'
import { addRange, countPlaces, hasPlace, type RowRanges, withoutPlace } from './row-ranges.ts'

/** Which rows are selected, by their places in the list as it is sorted and filtered now. */
export function useSelection() {
  const ranges = shallowRef<RowRanges>([])
  let anchor = 0

  return {
    ranges,
    count: computed(() => countPlaces(ranges.value)),
    has: (place: number): boolean => hasPlace(ranges.value, place),
    clear: (): void => {
      if (ranges.value.length > 0) ranges.value = []
      anchor = 0
    },
    only: (place: number): void => {
      anchor = place
      ranges.value = [[place, place]]
    },
    toggle: (place: number): void => {
      anchor = place
      ranges.value = hasPlace(ranges.value, place) ? withoutPlace(ranges.value, place) : addRange(ranges.value, [place, place])
    },
    /** From the row that was selected last by itself. */
    extendTo: (place: number): void => {
      ranges.value = [[Math.min(anchor, place), Math.max(anchor, place)]]
    },
    /** The same run, beside what is selected already. */
    addTo: (place: number): void => {
      ranges.value = addRange(ranges.value, [Math.min(anchor, place), Math.max(anchor, place)])
    },
    /** What was selected before, beside what is selected already. */
    adopt: (before: RowRanges): void => {
      ranges.value = before.reduce(addRange, ranges.value)
    },
    all: (rows: number): void => {
      ranges.value = rows === 0 ? [] : [[0, rows - 1]]
    },
  }
}

export type Selection = ReturnType<typeof useSelection>
