import { computed, type ComputedRef, type MaybeRefOrGetter, toValue, type WritableComputedRef } from 'vue'
import { useKeptPageNumber } from './use-kept-page-number.ts'

/**
 * The page of a long list that is shown, for TablePager.vue, and its rows: `page` is 0 for the first, and never beyond the last, since rows that were taken away
 * would leave an empty table. It is the page that was asked for again once there are as many rows as before. `pages` is 1 of an empty list.
 * `part` names the list on its page: the way back leads to the page of the list that was left.
 */
export function usePages<Row>(rows: () => readonly Row[], pageRows: MaybeRefOrGetter<number>, part: string | null = null): { readonly page: WritableComputedRef<number>; readonly pages: ComputedRef<number>; readonly shown: ComputedRef<readonly Row[]> } {
  const asked = useKeptPageNumber(part)
  const pages = computed(() => Math.max(1, Math.ceil(rows().length / toValue(pageRows))))
  const page = computed({ get: () => Math.min(asked.value, pages.value - 1), set: (place: number) => { asked.value = place } })
  const shown = computed(() => rows().slice(page.value * toValue(pageRows), (page.value + 1) * toValue(pageRows)))
  return { page, pages, shown }
}
