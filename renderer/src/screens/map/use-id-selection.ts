import { shallowRef } from 'vue'

/** Which rows of a table are selected, by their ids, on whichever page they are. */
export function useIdSelection() {
  const selected = shallowRef<ReadonlySet<string>>(new Set())

  function select(ids: readonly string[], isSelected: boolean): void {
    const next = new Set(selected.value)
    for (const id of ids) {
      if (isSelected) next.add(id)
      else next.delete(id)
    }
    selected.value = next
  }

  /** These and no others. */
  function only(ids: Iterable<string>): void {
    selected.value = new Set(ids)
  }

  return { selected, select, only }
}
