import { ref, type Ref } from 'vue'
import { useKeptPlace } from '#renderer/components/places/use-kept-place.ts'

/** The page of a list that is shown, 0 for the first, to which the way back leads where `part` names the list. */
export function useKeptPageNumber(part: string | null): Ref<number> {
  const page = ref(0)
  if (part !== null) page.value = useKeptPlace<number>(`page of ${part}`, () => (page.value === 0 ? null : page.value)) ?? 0
  return page
}
