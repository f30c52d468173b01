import { shallowRef } from 'vue'
import { useKeptPlace } from '#renderer/components/places/use-kept-place.ts'

/** Which rows of a table are selected, by their ids, on whichever page they are. `part` names the table on its page: the way back leads to the same rows. */
export function useIdSelection(part: string) {
  const selected = shallowRef<ReadonlySet<string>>(new Set())
  selected.value = useKeptPlace<ReadonlySet<string>>(`rows of ${part}`, () => (selected.value.size === 0 ? null : selected.value)) ?? selected.value

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
