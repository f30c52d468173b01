import { computed, onScopeDispose, type Ref, ref, shallowRef, watch } from 'vue'
import type { QueryConditions } from '#shared/contract/inventory-query.ts'
import type { ColumnFilter, ColumnSort } from './column-spec.ts'

/** Long enough for the letters of a word typed quickly, and too short to be waited for. */
const TYPING_PAUSE_MS = 40

/** By what a table is narrowed and sorted: all of it is one query. */
export function useTableConditions(where: Ref<string>, scope: () => string) {
  /** As it stands in the field. */
  const typed = ref('')
  const search = ref('')
  const sort = shallowRef<readonly ColumnSort[]>([])
  const filters = shallowRef<readonly ColumnFilter[]>([])
  let timer: ReturnType<typeof setTimeout> | undefined

  watch(typed, (text) => {
    clearTimeout(timer)
    timer = setTimeout(() => { search.value = text.trim() }, TYPING_PAUSE_MS)
  })
  onScopeDispose(() => clearTimeout(timer))

  return {
    typed,
    sort,
    filters,
    conditions: computed((): QueryConditions => ({
      ...(where.value === '' ? {} : { where: where.value }),
      ...(scope() === '' ? {} : { scope: scope() }),
      ...(search.value === '' ? {} : { search: search.value }),
      ...(filters.value.length === 0 ? {} : { filters: filters.value.map(({ column, values }) => ({ column, values: [...values] })) }),
      ...(sort.value.length === 0 ? {} : { sort: [...sort.value] }),
    })),
    /** Narrowed here, whatever the scope is. */
    isFiltered: computed(() => where.value !== '' || search.value !== '' || filters.value.length > 0),
    clear: (): void => {
      clearTimeout(timer)
      where.value = ''
      typed.value = ''
      search.value = ''
      filters.value = []
    },
  }
}
