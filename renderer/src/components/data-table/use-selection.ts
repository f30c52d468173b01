import { computed, shallowRef } from 'vue'

/** Which rows are selected, by their places in the list as it is sorted and filtered now. */
export function useSelection() {
  const places = shallowRef<ReadonlySet<number>>(new Set())
  let anchor = 0

  return {
    places,
    count: computed(() => places.value.size),
    clear: (): void => {
      if (places.value.size > 0) places.value = new Set()
      anchor = 0
    },
    only: (place: number): void => {
      anchor = place
      places.value = new Set([place])
    },
    toggle: (place: number): void => {
      anchor = place
      const next = new Set(places.value)
      if (!next.delete(place)) next.add(place)
      places.value = next
    },
    /** From the row that was selected last by itself. */
    extendTo: (place: number): void => {
      const first = Math.min(anchor, place)
      places.value = new Set(Array.from({ length: Math.abs(anchor - place) + 1 }, (_, step) => first + step))
    },
    all: (rows: number): void => {
      places.value = new Set(Array.from({ length: rows }, (_, place) => place))
    },
  }
}
